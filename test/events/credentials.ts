import { builder, merge, sample } from './builder';

export const checkMfa = builder(sample('check-mfa'));
export const passwordUpdated = builder(sample('password-updated'));
export const passwordRecoveryRequested = builder(sample('password-recovery-requested'));
export const passwordRecoveryCompleted = builder(sample('password-recovery-completed'));
export const externalIdPDirectoryLogin = builder(sample('external-idp-failure'));

/** The same failure, typed as the root user though nobody knows who it was. */
export const externalIdPDirectoryLoginTypedRoot = builder(merge(sample('external-idp-failure'), {
  detail: { errorMessage: 'Not a valid response for the provided request id: aws_EXAMPLE', userIdentity: { type: 'Root' } },
}));

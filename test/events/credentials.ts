import { builder, sample } from './builder';

export const checkMfa = builder(sample('check-mfa'));
export const passwordUpdated = builder(sample('password-updated'));
export const passwordRecoveryRequested = builder(sample('password-recovery-requested'));
export const passwordRecoveryCompleted = builder(sample('password-recovery-completed'));
export const externalIdPDirectoryLogin = builder(sample('external-idp-failure'));

import { builder, merge, sample } from './builder';

export const root = builder(sample('root'));
export const rootWithoutMfa = builder(sample('root-without-mfa'));
export const rootFailure = builder(sample('root-failure'));

/** The CloudTrail guide's record of a root user with MFA spells it so. */
export const rootWithMfaInCapitals = builder(merge(sample('root'), { detail: { additionalEventData: { MFAUsed: 'YES' } } }));

export const iamUser = builder(sample('iam-user'));
export const iamUserWithoutMfa = builder(sample('iam-user-without-mfa'));

/** Has neither `userIdentity.arn` nor anything but the user name to go by. */
export const failureWithoutArn = builder(sample('failure'));
export const unknownUser = builder(sample('unknown-user'));

/** Refused by a sign-in policy or resource control policy: an error code, and no `errorMessage`, which can be missing. */
export const deniedByPolicy = builder(merge(sample('failure'), { detail: { errorCode: 'AccessDenied', errorMessage: undefined } }));

export const federated = builder(sample('federated'));
export const identityCenter = builder(sample('identity-center'));
export const federatedUser = builder(sample('federation-token'));

/** Identity types that CloudTrail documents; that a ConsoleLogin carries them is an assumption. They have no ARN. */
export const identityCenterUser = builder(merge(sample('iam-user-without-mfa'), {
  detail: {
    userIdentity: {
      type: 'IdentityCenterUser',
      principalId: undefined,
      arn: undefined,
      userName: undefined,
      onBehalfOf: {
        userId: '0e0e0e0e-4444-4444-8444-000000000001',
        identityStoreArn: 'arn:aws:identitystore::123456789012:identitystore/d-0123456789',
      },
    },
  },
}));

export const webIdentityUser = builder(merge(sample('iam-user-without-mfa'), {
  detail: {
    userIdentity: {
      type: 'WebIdentityUser',
      principalId: 'idp.example.com:client:erin',
      arn: undefined,
      userName: 'erin',
      identityProvider: 'idp.example.com',
    },
  },
}));

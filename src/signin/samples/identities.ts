import { Json } from '../cloudtrail-record';

/** CloudTrail's `userIdentity` of a sample. */
export interface Identity { readonly [key: string]: Json }

/** The account of every sample, one of those that AWS keeps for documentation. */
export const ACCOUNT = '123456789012';

/** Root has no userName; CloudTrail gives its account as the principal. */
export const ROOT: Identity = {
  type: 'Root',
  principalId: ACCOUNT,
  arn: `arn:aws:iam::${ACCOUNT}:root`,
  accountId: ACCOUNT,
  accessKeyId: '',
};

/** An IAM user after a sign-in that succeeded. */
export const ALICE: Identity = {
  type: 'IAMUser',
  principalId: 'AIDAEXAMPLEALICE00001',
  arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
  accountId: ACCOUNT,
  userName: 'alice',
};

/** CloudTrail leaves the ARN out where the user has not proved who they are: a failure, or a question for MFA. */
export const ALICE_UNPROVEN: Identity = {
  type: 'IAMUser',
  principalId: 'AIDAEXAMPLEALICE00001',
  accountId: ACCOUNT,
  accessKeyId: '',
  userName: 'alice',
};

/** CloudTrail hides a user name that does not exist, since people type their password there. */
export const NOBODY: Identity = {
  type: 'IAMUser',
  accountId: ACCOUNT,
  accessKeyId: '',
  userName: 'HIDDEN_DUE_TO_SECURITY_REASONS',
};

/** What an identity provider's answer that could not be used leaves: an empty ARN, not a missing one. */
export const UNKNOWN: Identity = { type: 'Unknown', principalId: ACCOUNT, arn: '', accountId: ACCOUNT, accessKeyId: '' };

/** A user of IAM Identity Center, known by an ID of its directory; the ARN is empty. */
export function centerUser(): Identity {
  return {
    type: 'IdentityCenterUser',
    arn: '',
    accountId: ACCOUNT,
    accessKeyId: '',
    onBehalfOf: {
      userId: '0e0e0e0e-4444-4444-8444-000000000001',
      identityStoreArn: `arn:aws:identitystore::${ACCOUNT}:identitystore/d-0123456789`,
    },
    credentialId: '0e0e0e0e-4444-4444-8444-000000000002',
  };
}

/** A role session: the person is the last part of the ARN, and there is no userName. */
export function roleSession(role: string, person: string): Identity {
  return {
    type: 'AssumedRole',
    principalId: `AROAEXAMPLEROLE000001:${person}`,
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/${person}`,
    accountId: ACCOUNT,
  };
}

/** A role session that came by federation also names the role itself, with its path. */
export function federatedRole(path: string, role: string, person: string): Identity {
  return {
    ...roleSession(role, person),
    sessionContext: issuedBy({
      type: 'Role',
      principalId: 'AROAEXAMPLEROLE000001',
      arn: `arn:aws:iam::${ACCOUNT}:role${path}${role}`,
      accountId: ACCOUNT,
      userName: role,
    }),
  };
}

/** Somebody for whom an IAM user called GetFederationToken. */
export function federatedUser(person: string): Identity {
  return {
    type: 'FederatedUser',
    principalId: `${ACCOUNT}:${person}`,
    arn: `arn:aws:sts::${ACCOUNT}:federated-user/${person}`,
    accountId: ACCOUNT,
    sessionContext: issuedBy(ALICE),
  };
}

/** `mfaAuthenticated` is false for federated sessions, as `MFAUsed` is `No`: CloudTrail cannot know. */
function issuedBy(issuer: Identity): Json {
  return { attributes: { mfaAuthenticated: 'false', creationDate: '2026-01-15T09:00:00Z' }, sessionIssuer: issuer };
}

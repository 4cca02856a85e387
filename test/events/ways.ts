import { builder, merge, sample } from './builder';

export const awsLogin = builder(sample('aws-login'));
export const awsLoginCrossDevice = builder(sample('aws-login-cross-device'));
export const agentAuthorization = builder(sample('agent-authorization'));
export const oauthToken = builder(sample('oauth-token'));
export const oauthTokenRenewal = builder(sample('oauth-token-renewal'));
export const portal = builder(sample('portal'));
export const portalFailure = builder(sample('portal-failure'));
export const assumeRoot = builder(sample('assume-root'));
export const signInAnomaly = builder(sample('sign-in-anomaly'));

/** As the first published records of `aws login` are: a session of a role. */
export const awsLoginOfRole = builder(merge(sample('aws-login'), {
  region: 'us-east-1',
  detail: { awsRegion: 'us-east-1', userIdentity: (sample('federated').detail as { readonly userIdentity: ReturnType<typeof sample> }).userIdentity },
}));

/** Refused by a policy on `signin:AuthorizeOAuth2Access`. */
export const awsLoginRefused = builder(merge(sample('aws-login-cross-device'), {
  detail: { errorCode: 'AccessDenied', additionalEventData: { success: 'false' } },
}));

export const assumeRootRefused = builder(merge(sample('assume-root'), { detail: { errorCode: 'AccessDenied', responseElements: null } }));

/** The steps of a sign-in to IAM Identity Center that do not alert. */
export const portalChallenge = builder(merge(sample('portal'), {
  detail: {
    eventName: 'CredentialChallenge',
    additionalEventData: { LoginTo: undefined, CredentialType: 'PASSWORD' },
    serviceEventDetails: { UserAuthentication: undefined, CredentialChallenge: 'Success' },
  },
}));
export const portalVerification = builder(merge(sample('portal'), {
  detail: {
    eventName: 'CredentialVerification',
    additionalEventData: { LoginTo: undefined, CredentialType: 'PASSWORD', UserName: undefined },
    serviceEventDetails: { UserAuthentication: undefined, CredentialVerification: 'Success' },
  },
}));

/** A failure of a user that AWS knows. */
export const portalFailureOfUser = builder(merge(sample('portal'), {
  detail: {
    eventName: 'CredentialVerification',
    additionalEventData: { LoginTo: undefined, CredentialType: 'TOTP', UserName: undefined },
    serviceEventDetails: { UserAuthentication: undefined, CredentialVerification: 'Failure' },
  },
}));

/** As records were before July 2025: no type, but a name. */
export const portalOfUnknown = builder(merge(sample('portal'), {
  detail: {
    userIdentity: { type: 'Unknown', principalId: '123456789012', userName: 'carol', onBehalfOf: undefined, credentialId: undefined },
    additionalEventData: { CredentialType: 'PASSWORD,TOTP', UserName: undefined },
  },
}));

/** A web app of Transfer Family signs its users in by IAM Identity Center; its page spells the type otherwise. */
export const transferSignIn = builder(merge(portalOfUnknown(), { detail: { eventType: 'AWSServiceEvent', additionalEventData: { CredentialType: 'PASSWORD' } } }));
export const transferVerification = builder(merge(portalVerification(), { detail: { eventType: 'AWSServiceEvent', userIdentity: { type: 'Unknown', userName: 'carol' } } }));

/** WorkSpaces signs its own users in, under the same names. */
const OF_WORKSPACES = { userIdentity: { type: 'Unknown', principalId: '123456789012', userName: 'erin', onBehalfOf: undefined, credentialId: undefined } };
export const workSpacesSignIn = builder(merge(sample('portal'), {
  detail: {
    ...OF_WORKSPACES,
    additionalEventData: { LoginTo: 'https://clients.amazonaws.com/workspaces', CredentialType: 'PASSWORD', UserName: undefined },
  },
}));
export const workSpacesFailure = builder(merge(sample('portal-failure'), { detail: OF_WORKSPACES }));
export const workSpacesSmartCardFailure = builder(merge(sample('portal-failure'), {
  detail: { sourceIPAddress: 'AWS Internal', additionalEventData: { CredentialType: 'SMARTCARD' } },
}));

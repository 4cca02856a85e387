import { builder, merge, sample } from './builder';

export const switchRole = builder(sample('switch-role'));

/** Without the role there is no role session: the identity is still the user, in the user's own account. */
export const switchRoleFailure = builder(merge(sample('switch-role'), {
  detail: {
    userIdentity: {
      type: 'IAMUser',
      principalId: 'AIDAEXAMPLEALICE00001',
      arn: 'arn:aws:iam::123456789012:user/alice',
      userName: 'alice',
    },
    responseElements: { SwitchRole: 'Failure' },
    additionalEventData: { SwitchFrom: 'arn:aws:iam::123456789012:user/alice' },
  },
}));

/** The same switch in the account that is left: the identity is who switches, and `SwitchTo` names the role. */
export const switchRoleLeft = builder(merge(sample('switch-role'), {
  detail: {
    userIdentity: {
      type: 'IAMUser',
      principalId: 'AIDAEXAMPLEALICE00001',
      arn: 'arn:aws:iam::123456789012:user/alice',
      userName: 'alice',
    },
    additionalEventData: { SwitchFrom: undefined, SwitchTo: 'arn:aws:iam::111122223333:role/BreakGlass' },
  },
}));

export const exitRole = builder(sample('exit-role'));
export const renewRole = builder(sample('renew-role'));
export const getSigninToken = builder(sample('get-signin-token'));

/** A click in the access portal writes this, from an address of AWS, and a ConsoleLogin of the same session up to two seconds later. */
export const portalToken = builder(merge(sample('identity-center'), {
  detail: {
    eventName: 'GetSigninToken',
    sourceIPAddress: '192.0.2.77',
    userAgent: 'Go-http-client/1.1',
    responseElements: { ConsoleLogin: undefined, GetSigninToken: 'Success' },
    additionalEventData: { LoginTo: undefined },
  },
}));

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

export const exitRole = builder(sample('exit-role'));
export const renewRole = builder(sample('renew-role'));
export const getSigninToken = builder(sample('get-signin-token'));

import { Stack, StackProps } from 'aws-cdk-lib';
import { ConsoleLoginAlert, SignInIdentity, SignInMfa, SignInOutcome, SignInTrail } from 'cdk-console-login-alert';
import { Construct } from 'constructs';

/** Alerts of some sign-ins only: by who it was, from where, with what outcome, and whether with a second factor. */
export class FilteredStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const trail = SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:111122223333:trail/organization');

    new ConsoleLoginAlert(this, 'WithoutMfa', {
      signIns: {
        identities: [SignInIdentity.ROOT, SignInIdentity.IAM_USER],
        outcome: SignInOutcome.SUCCESS,
        mfa: SignInMfa.NOT_USED,
        exceptSourceIps: ['203.0.113.0/24'],
      },
      trail,
    });

    new ConsoleLoginAlert(this, 'Failures', {
      signIns: {
        identities: [
          SignInIdentity.ASSUMED_ROLE,
          SignInIdentity.FEDERATED_USER,
          SignInIdentity.IDENTITY_CENTER_USER,
          SignInIdentity.WEB_IDENTITY_USER,
          SignInIdentity.of('SAMLUser'),
        ],
        outcome: SignInOutcome.FAILURE,
        exceptPrincipals: ['arn:aws:iam::123456789012:role/deployment'],
        sourceIps: ['198.51.100.0/24', '2001:db8::/32'],
      },
      trail,
    });

    new ConsoleLoginAlert(this, 'BreakGlass', {
      signIns: {
        mfa: SignInMfa.USED,
        principals: ['arn:aws:iam::123456789012:user/break-glass'],
      },
      trail,
    });
  }
}

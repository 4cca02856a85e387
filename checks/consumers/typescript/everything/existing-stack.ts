import { Stack, StackProps } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { AlertMessage, ConsoleLoginAlert, SignInEvent, SignInEventType, SignInTrail } from 'cdk-console-login-alert';
import { Construct } from 'constructs';

/** Alerts of rarer events, in words of our own, on a topic and a trail that somebody else manages. */
export class ExistingStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const topic = sns.Topic.fromTopicArn(this, 'Topic', 'arn:aws:sns:us-east-1:123456789012:security');
    const trail = SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:111122223333:trail/organization');

    new ConsoleLoginAlert(this, 'Passwords', {
      message: AlertMessage.fromTemplate('パスワードの変更: <eventName> of <userArn>\nin account <account> at <eventTime>'),
      signIns: {
        events: [
          SignInEvent.PASSWORD_UPDATED,
          SignInEvent.PASSWORD_RECOVERY_REQUESTED,
          SignInEvent.PASSWORD_RECOVERY_COMPLETED,
        ],
      },
      topic,
      trail,
    });

    new ConsoleLoginAlert(this, 'Sessions', {
      message: AlertMessage.fromTemplate('<eventName> by <userArn>, TLS <tls>', {
        fields: { tls: '$.detail.tlsDetails.tlsVersion' },
      }),
      signIns: {
        events: [
          SignInEvent.CHECK_MFA,
          SignInEvent.EXIT_ROLE,
          SignInEvent.RENEW_ROLE,
          SignInEvent.SIGNIN_TOKEN,
          SignInEvent.EXTERNAL_IDP_DIRECTORY_LOGIN,
          SignInEvent.USER_AUTHENTICATION,
          SignInEvent.CREDENTIAL_VERIFICATION,
          SignInEvent.AUTHORIZE_OAUTH2_ACCESS,
          SignInEvent.CREATE_OAUTH2_TOKEN,
          SignInEvent.ASSUME_ROOT,
          SignInEvent.SIGN_IN_ANOMALY,
          SignInEvent.of('FutureSignIn', SignInEventType.CONSOLE_SIGN_IN),
          SignInEvent.of('FutureCall', SignInEventType.API_CALL),
          SignInEvent.of('FutureServiceEvent', SignInEventType.SERVICE_EVENT),
          SignInEvent.of('FutureAction', SignInEventType.CONSOLE_ACTION),
        ],
      },
      topic,
      trail,
    });
  }
}

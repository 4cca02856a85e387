// The recipe as it was published: every event of AWS Sign-In, nine paths, one line, three addresses.
// It matches more than the published recipe, which knows the console alone.
// Its template is used unchanged, with the quotes around it and the space in `<time >`.
import { App, Stack } from 'aws-cdk-lib';
import { AlertMessage, AlertRecipient, ConsoleLoginAlert, SignInEvent, SignInTrail } from 'cdk-console-login-alert';

const TEMPLATE = '"AWSコンソールのサインインイベントが発生しました。    DetailType:<detailType>    ID:<id>    Time:<time >    ' +
  'User-type:<userType>    User-arn:<userArn>    sourceIPAddress:<sourceIPAddress>    userAgent:<userAgent>    ' +
  'responseElements:<responseElements>    additionalEventData:<additionalEventData>    "';

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'Recipe', { env: { account: '123456789012', region: 'us-east-1' } });

new ConsoleLoginAlert(stack, 'ConsoleLoginAlert', {
  recipients: [
    AlertRecipient.email('owner@example.com'),
    AlertRecipient.email('owner@example.net'),
    AlertRecipient.email('owner.phone@example.org'),
  ],
  message: AlertMessage.fromTemplate(TEMPLATE),
  signIns: { events: [SignInEvent.ANY] },
  trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events'),
});

app.synth();

import { App, Aspects, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { AlertRecipient, ConsoleLoginAlert, ConsoleLoginAlertProps, SignInTrail } from '../src';

/** What cdk-nag finds in an alert: `<rule> <path>`. */
function findings(props: ConsoleLoginAlertProps): string[] {
  const stack = new Stack(new App(), 'Stack');
  new ConsoleLoginAlert(stack, 'Alert', { recipients: [AlertRecipient.email('security@example.com')], ...props });
  Aspects.of(stack).add(new AwsSolutionsChecks());
  const annotations = Annotations.fromStack(stack);
  const ofNag = Match.stringLikeRegexp('AwsSolutions-');
  return [...annotations.findError('*', ofNag), ...annotations.findWarning('*', ofNag)]
    .map(({ id, entry }) => `${/AwsSolutions-\w+/.exec(String(entry.data))} ${id}`)
    .sort();
}

test('cdk-nag AwsSolutions finds nothing in an alert', () => {
  expect(findings({ trail: SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events') })).toEqual([]);
});

test('what cdk-nag AwsSolutions finds in a created trail is known and has its reason', () => {
  expect(findings({ trail: SignInTrail.create() })).toEqual([
    // A bucket for the access logs of the log bucket would be one more thing to pay and to guard; give a `bucket` that has one.
    'AwsSolutions-S1 /Stack/ConsoleLoginAlertTrail/Bucket/Resource',
  ]);
});

import { App, Aspects, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { AwsSolutionsChecks, HIPAASecurityChecks, NagPack, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { AlertRecipient, ConsoleLoginAlert, ConsoleLoginAlertProps, SignInTrail } from '../src';

const ELSEWHERE = SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events');

/** What a pack of cdk-nag finds in an alert: `<rule> <path>`. */
function findings(pack: NagPack, props: (stack: Stack) => ConsoleLoginAlertProps): string[] {
  const stack = new Stack(new App(), 'Stack');
  new ConsoleLoginAlert(stack, 'Alert', { recipients: [AlertRecipient.email('security@example.com')], ...props(stack) });
  Aspects.of(stack).add(pack);
  const annotations = Annotations.fromStack(stack);
  const ofNag = Match.stringLikeRegexp(`${pack.readPackName}-`);
  return [...annotations.findError('*', ofNag), ...annotations.findWarning('*', ofNag)]
    .map(({ id, entry }) => `${String(entry.data).split(':')[0]} ${id}`)
    .sort();
}

test('cdk-nag AwsSolutions finds nothing in an alert', () => {
  expect(findings(new AwsSolutionsChecks(), () => ({ trail: ELSEWHERE }))).toEqual([]);
});

test.each([
  new AwsSolutionsChecks(),
  new HIPAASecurityChecks(),
  new NIST80053R5Checks(),
  new PCIDSS321Checks(),
].map(pack => [pack.readPackName, pack] as const))('cdk-nag %s finds nothing in an alert with encryptionKey', (_, pack) => {
  expect(findings(pack, stack => ({
    encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }),
    trail: ELSEWHERE,
  }))).toEqual([]);
});

test('the packs do look: without a key, what they ask of a topic is found', () => {
  expect(findings(new HIPAASecurityChecks(), () => ({ trail: ELSEWHERE }))).toEqual(['HIPAA.Security-SNSEncryptedKMS /Stack/Alert/Topic/Resource']);
});

test('what cdk-nag AwsSolutions finds in a created trail is known and has its reason', () => {
  expect(findings(new AwsSolutionsChecks(), () => ({ trail: SignInTrail.create() }))).toEqual([
    // A bucket for the access logs of the log bucket would be one more thing to pay and to guard; give a `bucket` that has one.
    'AwsSolutions-S1 /Stack/ConsoleLoginAlertTrail/Bucket/Resource',
  ]);
});

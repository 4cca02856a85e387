import { App, Aspects, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { AwsSolutionsChecks, HIPAASecurityChecks, NagPack, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { AlertDelivery, AlertRecipient, ConsoleLoginAlert, ConsoleLoginAlertProps, SignInCoverage, SignInForwarder, SignInTrail } from '../../src';

const ELSEWHERE = SignInTrail.fromTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events');

/** What a pack of cdk-nag finds in an alert: `<rule> <path>`. */
function findings(pack: NagPack, props: (stack: Stack) => ConsoleLoginAlertProps, then: (alert: ConsoleLoginAlert) => void = () => {}): string[] {
  const stack = new Stack(new App(), 'Stack');
  then(new ConsoleLoginAlert(stack, 'Alert', { recipients: [AlertRecipient.email('security@example.com')], ...props(stack) }));
  Aspects.of(stack).add(pack);
  const annotations = quietly(() => Annotations.fromStack(stack));
  const ofNag = Match.stringLikeRegexp(`${pack.readPackName}-`);
  return [...annotations.findError('*', ofNag), ...annotations.findWarning('*', ofNag)]
    .map(({ id, entry }) => `${String(entry.data).split(':')[0]} ${id}`)
    .sort();
}

/** cdk-nag itself reads properties that newer versions of the CDK deprecate, which is not for us to mend: what reads them here is none of ours. */
function quietly<T>(work: () => T): T {
  const { JSII_DEPRECATED: before } = process.env;
  process.env.JSII_DEPRECATED = 'quiet';
  try {
    return work();
  } finally {
    if (before === undefined) delete process.env.JSII_DEPRECATED;
    else process.env.JSII_DEPRECATED = before;
  }
}

test('cdk-nag AwsSolutions finds nothing in an alert', () => {
  expect(findings(new AwsSolutionsChecks(), () => ({ trail: ELSEWHERE }))).toEqual([]);
});

const PACKS = [
  new AwsSolutionsChecks(),
  new HIPAASecurityChecks(),
  new NIST80053R5Checks(),
  new PCIDSS321Checks(),
].map(pack => [pack.readPackName, pack] as const);
const encrypted = (stack: Stack) => ({ encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }), trail: ELSEWHERE });

test.each(PACKS)('cdk-nag %s finds nothing in an alert with encryptionKey', (_, pack) => {
  expect(findings(pack, encrypted)).toEqual([]);
});

test.each(PACKS)('cdk-nag %s finds nothing in an alert with encryptionKey that is monitored', (_, pack) => {
  expect(findings(pack, encrypted, alert => {
    alert.alertOnTampering();
    alert.alarmOnFailedDelivery('Undelivered', { actions: [new SnsAction(alert.topic)] });
    alert.alarmOnSilence('Silence', { actions: [new SnsAction(alert.topic)] });
  })).toEqual([]);
});

test.each(PACKS)('cdk-nag %s finds nothing in a daily check', (_, pack) => {
  expect(findings(pack, encrypted, alert => {
    const stack = Stack.of(alert);
    const topic = new sns.Topic(stack, 'Second', { masterKey: new kms.Key(stack, 'SecondKey', { enableKeyRotation: true }), enforceSSL: true });
    alert.checkDaily({ topic });
    alert.alertOnTampering();
  })).toEqual([]);
});

const TO_EVERYBODY = [
  AlertRecipient.email('security@example.com'),
  AlertRecipient.sms('+81312345678'),
  AlertRecipient.slack({ workspaceId: 'T0123456789', channelId: 'C0123456789' }),
];
const ORGANIZATION = { organizationId: 'o-a1b2c3d4e5', organizationalUnitIds: ['r-ab12'], regions: ['us-east-1'] };

describe.each(PACKS)('cdk-nag %s', (_, pack) => {
  test.each([
    ['phones and chats', { recipients: TO_EVERYBODY }],
    ['a delivery with a subject', { recipients: TO_EVERYBODY, delivery: AlertDelivery.withSubject() }],
    ['a coverage of Regions', { coverage: SignInCoverage.defaultRegions() }],
    ['a coverage of an organization', { coverage: SignInCoverage.organization(ORGANIZATION) }],
    ['a coverage by forwarders', { coverage: SignInCoverage.forwarders({ accounts: ['111122223333'] }) }],
  ])('finds nothing in an alert with encryptionKey and %s that is monitored', (__, props: ConsoleLoginAlertProps) => {
    expect(findings(pack, stack => ({ ...encrypted(stack), ...props }), alert => {
      alert.alertOnTampering();
      alert.alarmOnFailedDelivery('Undelivered', { actions: [new SnsAction(alert.topic)] });
    })).toEqual([]);
  });

  test('finds nothing in a forwarder', () => {
    expect(findings(pack, encrypted, alert => {
      const forwarder = new SignInForwarder(Stack.of(alert), 'Forwarder', { eventBusArn: 'arn:aws:events:eu-west-1:123456789012:event-bus/sign-ins' });
      forwarder.alarmOnFailedDelivery('Unsent', { actions: [new SnsAction(alert.topic)] });
      forwarder.alarmOnSilence('Silence', { actions: [new SnsAction(alert.topic)] });
    })).toEqual([]);
  });
});

test('an alarm that does nothing is a finding of HIPAA and NIST, and of no other', () => {
  expect(PACKS.flatMap(([, pack]) => findings(pack, encrypted, alert => { alert.alarmOnFailedDelivery('Undelivered'); }))).toEqual([
    'HIPAA.Security-CloudWatchAlarmAction /Stack/Alert/Undelivered/Resource',
    'NIST.800.53.R5-CloudWatchAlarmAction /Stack/Alert/Undelivered/Resource',
  ]);
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

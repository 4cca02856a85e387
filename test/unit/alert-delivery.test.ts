import { Lazy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { AlertDelivery, AlertMessage, AlertRecipient } from '../../src';
import { ACCOUNT, alertIn, newApp, only, OTHER_ACCOUNT, resources, stackIn, statements, target, warnings } from '../support/synthesis';

const RIGHTS = ['kms:Decrypt', 'kms:GenerateDataKey'];
/** What a key of the app lets services do for the topic of the texts. */
const KEY_OF_TOPIC = [
  { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: RIGHTS, Resource: '*' },
  {
    Effect: 'Allow',
    Principal: { Service: 'cloudwatch.amazonaws.com' },
    Action: RIGHTS,
    Resource: '*',
    Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
  },
];
const NO_RECIPIENTS = 'cdk-console-login-alert:noRecipients';

test('an alert is delivered directly by default', () => {
  const targets = [undefined, AlertDelivery.direct()].map(delivery => {
    const stack = stackIn();
    alertIn(stack, { delivery });
    return target(stack);
  });
  expect(targets[0]).toEqual(targets[1]);
});

test('the target has all that a delivery needs to be neither refused nor lost', () => {
  const stack = stackIn();
  alertIn(stack);
  expect(target(stack)).toMatchObject({
    Arn: { Ref: Object.keys(resources(stack, 'AWS::SNS::Topic'))[0] },
    RoleArn: { 'Fn::GetAtt': [Object.keys(resources(stack, 'AWS::IAM::Role'))[0], 'Arn'] },
    DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Object.keys(resources(stack, 'AWS::SQS::Queue'))[0], 'Arn'] } },
    RetryPolicy: { MaximumEventAgeInSeconds: 86400, MaximumRetryAttempts: 185 },
  });
  expect(only(stack, 'AWS::Events::Rule').DependsOn).toEqual(Object.keys(resources(stack, 'AWS::IAM::ManagedPolicy')));
});

test('one delivery serves two alerts with a role each', () => {
  const stack = stackIn();
  const delivery = AlertDelivery.direct();
  alertIn(stack, { delivery }, 'First');
  alertIn(stack, { delivery }, 'Second');
  expect(Object.keys(resources(stack, 'AWS::IAM::Role'))).toEqual([expect.stringMatching(/^FirstDirectTextRole/), expect.stringMatching(/^SecondDirectTextRole/)]);
});

describe('a given topic', () => {
  test('of the app is published to by the role and by EventBridge, and alarms still may', () => {
    const stack = stackIn();
    alertIn(stack, { topic: new sns.Topic(stack, 'Mine'), recipients: [AlertRecipient.email('security@example.com')] });
    expect(statements(only(stack, 'AWS::SNS::TopicPolicy')).map(({ Effect, Principal, Action }) => ({ Effect, Principal, Action }))).toEqual([
      { Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: 'sns:Publish' },
      { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sns:Publish' },
    ]);
    expect(statements(only(stack, 'AWS::IAM::ManagedPolicy'))).toEqual([{ Effect: 'Allow', Action: 'sns:Publish', Resource: { Ref: expect.stringMatching(/^Mine/) } }]);
    expect(warnings(stack)).toEqual([]);
  });

  test('of another stack is deployed first, with its key, and without a cycle', () => {
    const app = newApp();
    const topics = stackIn(undefined, app, 'Topics');
    const stack = stackIn(undefined, app);
    const topic = new sns.Topic(topics, 'Mine', { masterKey: new kms.Key(topics, 'Key') });

    alertIn(stack, { topic });

    expect(statements(only(stack, 'AWS::IAM::ManagedPolicy')).map(({ Action }) => Action)).toEqual(['sns:Publish', RIGHTS]);
    expect(stack.dependencies).toEqual([topics]);
  });

  test('with a key of its own is treated as if the key had been given', () => {
    const stack = stackIn();
    const masterKey = new kms.Key(stack, 'Key');
    alertIn(stack, { topic: new sns.Topic(stack, 'Mine', { masterKey }) });
    expect(statements(only(stack, 'AWS::IAM::ManagedPolicy')).slice(1)).toEqual([
      { Effect: 'Allow', Action: RIGHTS, Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] } },
    ]);
    expect(statements(only(stack, 'AWS::KMS::Key'), 'KeyPolicy').slice(1)).toEqual([
      ...KEY_OF_TOPIC,
    ]);
  });

  test('of another account must allow the role, which a warning says', () => {
    const stack = stackIn();
    const topicArn = `arn:aws:sns:us-east-1:${OTHER_ACCOUNT}:sign-ins`;
    alertIn(stack, { topic: sns.Topic.fromTopicArn(stack, 'Theirs', topicArn) });
    expect(target(stack)).toMatchObject({ Arn: topicArn, RoleArn: expect.anything() });
    expect(warnings(stack)).toEqual([{
      path: '/Stack/Alert',
      id: 'cdk-console-login-alert:cannotChangePolicy',
      text: expect.stringMatching(`the topic Stack/Theirs, which is in account ${OTHER_ACCOUNT}`),
    }]);
  });
});

describe('an encryption key', () => {
  test('encrypts the topic, allows its publisher and alarms, and leaves the queue alone', () => {
    const stack = stackIn();
    alertIn(stack, { encryptionKey: new kms.Key(stack, 'Key') });
    const key = { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] };

    expect(only(stack, 'AWS::SNS::Topic').Properties.KmsMasterKeyId).toEqual(key);
    expect(only(stack, 'AWS::SQS::Queue').Properties).toEqual({ MessageRetentionPeriod: 1209600, SqsManagedSseEnabled: true });
    expect(statements(only(stack, 'AWS::IAM::ManagedPolicy')).slice(1)).toEqual([{ Effect: 'Allow', Action: RIGHTS, Resource: key }]);
    expect(statements(only(stack, 'AWS::KMS::Key'), 'KeyPolicy').slice(1)).toEqual([
      ...KEY_OF_TOPIC,
    ]);
  });

  test('that is imported must allow all three, which warnings say', () => {
    const stack = stackIn();
    alertIn(stack, { encryptionKey: kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:us-east-1:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`) });
    expect(warnings(stack).filter(({ id }) => id !== NO_RECIPIENTS).map(({ id, text }) => `${id} ${text}`).sort()).toEqual([
      expect.stringMatching(/^cdk-console-login-alert:cannotChangePolicy .*"Principal":\{"Service":"cloudwatch/),
      expect.stringMatching(/^cdk-console-login-alert:cannotChangePolicy .*"Principal":\{"AWS":/),
      expect.stringMatching(/^cdk-console-login-alert:cannotChangePolicy .*"Principal":\{"Service":"events/),
    ]);
  });
});

describe('with a subject', () => {
  const withSubject = (options?: Parameters<typeof AlertDelivery.withSubject>[0], message?: AlertMessage) => {
    const stack = stackIn();
    const alert = alertIn(stack, { delivery: AlertDelivery.withSubject(options), message });
    return { stack, alert, definition: JSON.stringify(only(stack, 'AWS::StepFunctions::StateMachine').Properties.DefinitionString) };
  };

  test('the target is a workflow that publishes to the topic', () => {
    const { stack, definition } = withSubject();
    expect(target(stack)).toMatchObject({ Arn: { Ref: expect.stringMatching(/^AlertWithSubjectTextWorkflow/) } });
    expect(target(stack)).not.toHaveProperty('InputTransformer');
    expect(definition).toContain(Object.keys(resources(stack, 'AWS::SNS::Topic'))[0]);
    expect(warnings(stack).map(({ id }) => id)).toEqual([NO_RECIPIENTS]);
  });

  test('switching to it and back keeps the topic, and rewrites no role that is in use', () => {
    const direct = stackIn();
    alertIn(direct);
    const { stack } = withSubject();
    expect(resources(stack, 'AWS::SNS::Topic')).toEqual(resources(direct, 'AWS::SNS::Topic'));
    const [before, after] = [direct, stack].map(each => Object.keys({ ...resources(each, 'AWS::IAM::Role'), ...resources(each, 'AWS::IAM::ManagedPolicy') }));
    expect(before.filter(id => after.includes(id))).toEqual([]);
  });

  test('what fails on the way counts as an alert that did not arrive', () => {
    const { alert } = withSubject();
    const { mathExpression } = alert.metricFailedDeliveries().toMetricConfig();
    for (const name of ['textFailed', 'textTimedOut', 'textThrottled']) {
      expect(mathExpression?.expression).toMatch(new RegExp(`\\b${name}\\b`));
      expect(Object.keys(mathExpression?.usingMetrics ?? {})).toContain(name);
    }
  });

  test('subject and times are as they were asked for', () => {
    const message = AlertMessage.fromTemplate('hello', { fields: { tls: '$.detail.tlsDetails.tlsVersion' } });
    const { definition } = withSubject({ subject: 'by <tls> at <eventTime>', timeZoneOffset: '-03:30' }, message);
    expect(definition).toMatch(/ - 12600000, .* -03:30.*by .* at /);
  });

  test('times are as they were asked for in a time zone', () => {
    expect(withSubject({ timeZone: 'Europe/Berlin' }).definition).toContain('2026-03-29T01:00+02:00,2026-10-25T01:00+01:00,');
  });

  test('a text may have double quotes and backslashes', () => {
    expect(withSubject({}, AlertMessage.fromTemplate('say "hi" \\ <userName>')).definition).toContain('say');
  });

  describe('fails', () => {
    test.each(['', '9', '+9:00', '+0900', '09:00', '+09:60', '+14:30', '-12:30', '+24:00', 'Z', 'JST', 'Asia/Tokyo', ' +09:00'])('for the time zone %j', timeZoneOffset => {
      expect(() => AlertDelivery.withSubject({ timeZoneOffset })).toThrow(
        `timeZoneOffset is ${JSON.stringify(timeZoneOffset)}: give an offset from UTC such as "+09:00", from "-12:00" to "+14:00"`);
    });

    test.each(['Europe/Bern', 'CET+1', '+09:00', '', 'Berlin'])('for the name %j, which is no time zone', timeZone => {
      expect(() => AlertDelivery.withSubject({ timeZone })).toThrow(
        `timeZone is ${JSON.stringify(timeZone)}, which Node.js does not know here: give the name of a time zone such as "Europe/Berlin"`);
    });

    test('for a time zone beside an offset', () => {
      expect(() => AlertDelivery.withSubject({ timeZone: 'Europe/Berlin', timeZoneOffset: '+01:00' })).toThrow(
        'timeZone is "Europe/Berlin" and timeZoneOffset is "+01:00": give one of the two');
    });

    test('for a subject that is a token', () => {
      expect(() => AlertDelivery.withSubject({ subject: Lazy.string({ produce: () => 'hello' }) })).toThrow(/^subject is the token ".*", in which no field can be seen: give the text itself$/);
    });

    test('in an alert, for a subject that cannot be read or is no line', () => {
      expect(() => withSubject({ subject: '<nobody>' })).toThrow('line 1 of subject names the unknown field <nobody>');
      expect(() => withSubject({ subject: 'one\ntwo' })).toThrow('subject is "one\\ntwo": give one line without control characters');
    });

    test('for the whole event, which has none', () => {
      expect(() => withSubject({}, AlertMessage.wholeEvent())).toThrow('AlertMessage.wholeEvent() has no subject');
    });
  });
});

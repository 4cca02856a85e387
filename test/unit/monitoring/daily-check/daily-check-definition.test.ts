import validate from 'asl-validator';
import {
  ALARMS, check, CHAT, consoleLogin, ENABLED, FORWARDED, Given, INSTANCE, KEY, PATTERN, QUEUE, REPORT, RESOURCES, ROLE, RULE, SECOND, STACK,
  STACK_SET, TOPIC, TRAIL, WELL,
} from './world';
import { JsonObject } from '../../../../src/cli/json-values';
import { toPattern } from '../../../../src/filter/sign-in-pattern';
import { dailyCheckDefinition } from '../../../../src/monitoring/daily-check/daily-check-definition';

test.each([
  ['everything', {}],
  ['as little as possible', { trail: { kind: 'none' }, queue: undefined, keys: [], alarms: [], stackSets: [] }],
  ['a trail that is not known', { trail: { kind: 'any' } }],
] as const)('the definition for %s is one that Step Functions takes', (_, resources) => {
  expect(validate(dailyCheckDefinition({ ...RESOURCES, ...resources }, REPORT))).toMatchObject({ isValid: true, errors: [] });
});

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
test('the definition is a fiftieth of the megabyte that Step Functions takes', () => {
  expect(JSON.stringify(dailyCheckDefinition(RESOURCES, REPORT)).length).toBeLessThan(1024 * 1024 / 20);
});

test('state names are unique in the whole workflow', () => {
  const names: string[] = [];
  const collect = (json: unknown): void => {
    if (typeof json !== 'object' || json === null) return;
    Object.entries(json).forEach(([key, value]) => {
      if (key === 'States') names.push(...Object.keys(value as object));
      collect(value);
    });
  };
  collect(dailyCheckDefinition({ ...RESOURCES, trail: { kind: 'any' } }, REPORT));
  expect(names.length).toBeGreaterThan(25);
  expect(new Set(names).size).toBe(names.length);
});

test('every call catches every error', () => {
  const tasks: JsonObject[] = [];
  const collect = (json: unknown): void => {
    if (typeof json !== 'object' || json === null) return;
    if ('Type' in json && json.Type === 'Task') tasks.push(json as JsonObject);
    Object.values(json).forEach(collect);
  };
  collect(dailyCheckDefinition({ ...RESOURCES, trail: { kind: 'any' } }, REPORT));
  const caught = tasks.filter(({ Resource }) => !String(Resource).endsWith(':sns:publish'))
    .map(({ Catch }) => (Catch as readonly { readonly ErrorEquals: readonly string[] }[]).map(({ ErrorEquals }) => ErrorEquals));
  expect(caught).toHaveLength(12);
  expect(new Set(caught.map(each => JSON.stringify(each)))).toEqual(new Set(['[["States.DataLimitExceeded"],["States.ALL"]]']));
});

test('the definition holds no password of an endpoint', () => {
  expect(JSON.stringify(RESOURCES)).toContain('secret');
  expect(JSON.stringify(dailyCheckDefinition(RESOURCES, REPORT))).not.toContain('secret');
});

test('where everything is as deployed, nothing is found, and nothing is published', async () => {
  const { findings, published, transitions } = await check();
  expect(findings).toEqual([]);
  expect(published).toEqual([]);
  // A month of it stays below the 4,000 that are free: https://aws.amazon.com/step-functions/pricing/
  expect(transitions * 31).toBeLessThan(2000);
});

const mailboxes = (...more: readonly { readonly protocol: string; readonly endpoint: string; readonly arn: string }[]) =>
  ({ subscriptions: { ...WELL.subscriptions, [TOPIC]: [...WELL.subscriptions[TOPIC].slice(1), ...more] } });
const trail = (status: JsonObject) => ({ trails: { [TRAIL]: { ...WELL.trails[TRAIL], ...status } } });
const rule = (more: JsonObject) => ({ rules: { ...WELL.rules, [RULE]: { ...WELL.rules[RULE], ...more } } });
const targets = (...list: readonly JsonObject[]) => ({ targets: { ...WELL.targets, [RULE]: list } });
const [CHAT_TARGET, MAIL_TARGET] = WELL.targets[RULE];
const without = <T>(items: Readonly<Record<string, T>>, name: string) => Object.fromEntries(Object.entries(items).filter(([key]) => key !== name));
const endpoint = { endpoint: 'Security@example.com', protocol: 'email', topic: TOPIC };

/** What a change of the account is found as. */
const BROKEN: readonly (readonly [what: string, given: Given, findings: readonly JsonObject[]])[] = [
  ['a mailbox is missing', { world: mailboxes() }, [{ code: 'subscriptionMissing', ...endpoint }]],
  ['a mailbox is not confirmed', { world: mailboxes({ protocol: 'email', endpoint: 'security@example.com', arn: 'PendingConfirmation' }) },
    [{ code: 'subscriptionPending', ...endpoint }]],
  ['a mailbox unsubscribed a moment ago', { world: mailboxes({ protocol: 'email', endpoint: 'security@example.com', arn: 'Deleted' }) },
    [{ code: 'subscriptionMissing', ...endpoint }]],
  ['an endpoint is missing, whose password no finding shows',
    { world: { subscriptions: { ...WELL.subscriptions, [TOPIC]: WELL.subscriptions[TOPIC].filter(({ protocol }) => protocol !== 'https') } } },
    [{ code: 'subscriptionMissing', protocol: 'https', endpoint: 'https://example.org/alerts', topic: TOPIC }]],
  ['the second topic has lost its mailbox', { world: { subscriptions: { ...WELL.subscriptions, [SECOND]: [] } } },
    [{ code: 'subscriptionMissing', protocol: 'email', endpoint: 'platform@example.org', topic: SECOND }]],
  ['nothing subscribes for the chats', { world: { subscriptions: { ...WELL.subscriptions, [CHAT]: [] } } }, [{ code: 'chatMissing', topic: CHAT }]],
  ['the topic is gone', { world: { subscriptions: without(WELL.subscriptions, TOPIC) } }, [{ code: 'topicMissing', subject: TOPIC }]],

  ['the trail was stopped', { world: trail({ IsLogging: false, StopLoggingTime: '2026-11-27T01:02:03Z' }) },
    [{ code: 'trailStopped', subject: TRAIL, since: '2026-11-27T01:02:03Z' }]],
  ['the trail never logged', { world: trail({ IsLogging: false }) }, [{ code: 'trailStopped', subject: TRAIL, since: '-' }]],
  ['the last delivery failed', { world: trail({ LatestDeliveryError: 'NoSuchBucket' }) }, [{ code: 'trailDeliveryFailed', subject: TRAIL, error: 'NoSuchBucket' }]],
  ['the error of the last delivery is empty', { world: trail({ LatestDeliveryError: '' }) }, []],
  ['the last delivery was long ago, since nobody did anything', { world: trail({ LatestDeliveryTime: '2026-01-01T00:00:00Z' }) }, []],
  ['the trail is gone', { world: { trails: {} } }, [{ code: 'trailMissing', subject: TRAIL }]],
  ['one of several trails logs', { resources: { trail: { kind: 'any' } }, world: { trails: { one: { IsLogging: false }, other: { IsLogging: true } } } }, []],
  ['no trail logs', { resources: { trail: { kind: 'any' } }, world: { trails: { one: { IsLogging: false }, other: { IsLogging: false } } } }, [{ code: 'noTrailLogs' }]],
  ['the only trail does not log', { resources: { trail: { kind: 'any' } }, world: { trails: { one: { IsLogging: false } } } }, [{ code: 'noTrailLogs' }]],
  ['there is no trail', { resources: { trail: { kind: 'any' } }, world: { trails: {} } }, [{ code: 'noTrail' }]],
  ['there is no trail, and the alert needs none', { resources: { trail: { kind: 'none' } }, world: { trails: {} } }, []],

  ['the rule is disabled', { world: rule({ State: 'DISABLED' }) }, [{ code: 'ruleState', subject: RULE, state: 'DISABLED', deployed: ENABLED }]],
  ['the rule has a state in which it misses events', { world: rule({ State: 'ENABLED' }) }, [{ code: 'ruleState', subject: RULE, state: 'ENABLED', deployed: ENABLED }]],
  ['the rule has another pattern', { world: rule({ EventPattern: JSON.stringify({ ...PATTERN, source: ['aws.nothing'] }) }) }, [{ code: 'rulePattern', subject: RULE }]],
  ['the rule has no pattern', { world: { rules: { ...WELL.rules, [RULE]: { State: ENABLED } } } }, [{ code: 'rulePattern', subject: RULE }]],
  ['the rule is gone', { world: { rules: without(WELL.rules, RULE), targets: without(WELL.targets, RULE) } },
    [{ code: 'ruleMissing', subject: RULE }, { code: 'ruleMissing', subject: RULE }]],
  ['the rule for other Regions is disabled', { world: { rules: { ...WELL.rules, [FORWARDED]: { ...WELL.rules[FORWARDED], State: 'DISABLED' } } } },
    [{ code: 'ruleState', subject: FORWARDED, state: 'DISABLED', deployed: ENABLED }]],
  ['a target is missing', { world: targets(CHAT_TARGET) }, [{ code: 'targetMissing', subject: RULE, target: TOPIC }]],
  ['all targets are missing', { world: targets() },
    [{ code: 'targetMissing', subject: RULE, target: TOPIC }, { code: 'targetMissing', subject: RULE, target: CHAT }]],
  ['a target has another role', { world: targets(CHAT_TARGET, { ...MAIL_TARGET, RoleArn: 'other' }) }, [{ code: 'targetRole', subject: RULE, target: TOPIC }]],
  ['a target has a role that was not deployed', { world: targets({ ...CHAT_TARGET, RoleArn: ROLE }, MAIL_TARGET) }, [{ code: 'targetRole', subject: RULE, target: CHAT }]],
  ['there is a target that nobody asked for', { world: targets(CHAT_TARGET, MAIL_TARGET, { Id: 'x', Arn: 'arn:aws:sqs:us-east-1:111122223333:theirs' }) },
    [{ code: 'targetUnknown', subject: RULE, target: 'arn:aws:sqs:us-east-1:111122223333:theirs' }]],

  ['messages wait in the queue', { world: { messages: [2, 0] } }, [{ code: 'queueNotEmpty', subject: QUEUE, messages: 2 }]],
  ['somebody reads a message of the queue', { world: { messages: [0, 1] } }, [{ code: 'queueNotEmpty', subject: QUEUE, messages: 1 }]],
  ['the queue is gone', { world: { errors: { 'sqs:getQueueAttributes': 'Sqs.QueueDoesNotExistException' } } }, [{ code: 'queueMissing', subject: QUEUE }]],
  ['the key is disabled', { world: { keyState: 'Disabled' } }, [{ code: 'keyState', subject: KEY, state: 'Disabled' }]],
  ['the key is to be deleted', { world: { keyState: 'PendingDeletion' } }, [{ code: 'keyState', subject: KEY, state: 'PendingDeletion' }]],
  ['the primary Region of the key is being updated', { world: { keyState: 'Updating' } }, []],
  ['the key is gone', { world: { errors: { 'kms:describeKey': 'Kms.NotFoundException' } } }, [{ code: 'keyMissing', subject: KEY }]],
  ['an alarm is in ALARM', { world: { alarms: [WELL.alarms[0], { ...WELL.alarms[1], StateValue: 'ALARM' }] } },
    [{ code: 'alarmInAlarm', subject: ALARMS[1], reason: 'No data.' }]],
  ['an alarm has no data', { world: { alarms: [WELL.alarms[0], { ...WELL.alarms[1], StateValue: 'INSUFFICIENT_DATA' }] } }, []],
  ['the actions of an alarm are disabled', { world: { alarms: [{ ...WELL.alarms[0], ActionsEnabled: false }, WELL.alarms[1]] } },
    [{ code: 'alarmDisabled', subject: ALARMS[0] }]],
  ['an alarm is in ALARM and its actions are disabled', { world: { alarms: [{ ...WELL.alarms[0], ActionsEnabled: false, StateValue: 'ALARM' }, WELL.alarms[1]] } },
    [{ code: 'alarmInAlarm', subject: ALARMS[0], reason: 'No data.' }, { code: 'alarmDisabled', subject: ALARMS[0] }]],
  ['an alarm is gone', { world: { alarms: [WELL.alarms[0]] } }, [{ code: 'alarmMissing', subject: ALARMS[1] }]],
  ['the only alarm is gone', { resources: { alarms: ['Undelivered'] }, world: { alarms: [] } }, [{ code: 'alarmMissing', subject: 'Undelivered' }]],

  ['a Region has no forwarder', { world: { instances: [INSTANCE('us-east-2')] } }, [{ code: 'forwarderMissing', subject: STACK_SET, region: 'eu-west-1' }]],
  ['a forwarder failed', {
    world: { instances: [INSTANCE('us-east-2'), INSTANCE('eu-west-1', { Status: 'OUTDATED', StatusReason: 'denied', StackInstanceStatus: { DetailedStatus: 'FAILED' } })] },
  }, [{ code: 'forwarderStatus', subject: STACK_SET, account: '123456789012', region: 'eu-west-1', status: 'OUTDATED', detail: 'FAILED', reason: 'denied' }]],
  ['a forwarder is inoperable, without details', { world: { instances: [INSTANCE('us-east-2'), { Region: 'eu-west-1', Account: '123456789012', Status: 'INOPERABLE' }] } },
    [{ code: 'forwarderStatus', subject: STACK_SET, account: '123456789012', region: 'eu-west-1', status: 'INOPERABLE', detail: '-', reason: '-' }]],
  ['a forwarder is being deployed', {
    world: { instances: [INSTANCE('us-east-2'), INSTANCE('eu-west-1', { Status: 'OUTDATED', StackInstanceStatus: { DetailedStatus: 'RUNNING' } })] },
  }, []],
  ['an account of the organization is suspended', {
    resources: { stackSets: [{ name: STACK_SET, callAs: 'DELEGATED_ADMIN', regions: [] }] },
    world: { instances: [INSTANCE('eu-west-1', { Status: 'OUTDATED', StackInstanceStatus: { DetailedStatus: 'SKIPPED_SUSPENDED_ACCOUNT' } })] },
  }, []],
  ['the StackSet is gone', { world: { errors: { 'cloudformation:listStackInstances': 'CloudFormation.StackSetNotFoundException' } } },
    [{ code: 'stackSetMissing', subject: STACK_SET }]],

  ['two sign-ins were recorded and none was matched', { world: { matched: {} } }, [{ code: 'notMatched', certain: 2, matched: 0 }]],
  ['two sign-ins were recorded and one was matched', { world: { matched: { [RULE]: [{ time: '2026-11-26T09:00:00Z', count: 1 }] } } },
    [{ code: 'notMatched', certain: 2, matched: 1 }]],
  ['another Region matched what this one did not', { world: { matched: { [FORWARDED]: [{ time: '2026-11-26T09:00:00Z', count: 9 }] } } },
    [{ code: 'notMatched', certain: 2, matched: 0 }]],
  ['more was matched than recorded, since the alert matches events of other services, and some come twice',
    { world: { matched: { [RULE]: [{ time: '2026-11-26T09:00:00Z', count: 7 }] } } }, []],
];

test.each(BROKEN)('it is found, and nothing else, that %s', async (_, given, findings) => {
  const checked = await check(given);
  expect(checked.findings).toEqual(findings);
  expect(checked.published).toHaveLength(findings.length > 0 ? 1 : 0);
});

describe('sign-ins that nobody may claim to be missed', () => {
  const NONE = { matched: {} };
  const recorded = (...events: readonly ReturnType<typeof consoleLogin>[]): Given => ({ world: { ...NONE, events } });
  const YESTERDAY = '2026-11-26T09:00:00Z';

  test.each<readonly [what: string, given: Given]>([
    ['of a kind that the alert leaves out', recorded(consoleLogin(YESTERDAY, { eventName: 'CheckMfa', responseElements: { CheckMfa: 'Success' } }))],
    ['that come beside another', recorded(consoleLogin(YESTERDAY, { eventName: 'GetSigninToken', responseElements: { GetSigninToken: 'Success' } }))],
    ['that are read-only, which a trail may leave out', recorded(consoleLogin(YESTERDAY, { readOnly: true }))],
    ['that are no sign-ins to the console', recorded(consoleLogin(YESTERDAY, { eventName: 'UserAuthentication', eventType: 'AwsServiceEvent' }))],
    ['before the last deployment', { world: { ...NONE, events: [consoleLogin(YESTERDAY)], stack: { ...WELL.stack, LastUpdatedTime: '2026-11-26T08:30:00Z' } } }],
    ['before the first deployment', { world: { ...NONE, stack: { StackStatus: 'CREATE_COMPLETE', CreationTime: '2026-11-27T06:30:00Z' } } }],
    ['while a deployment is going on', { world: { ...NONE, stack: { ...WELL.stack, StackStatus: 'UPDATE_IN_PROGRESS' } } }],
    ['outside the window', recorded(consoleLogin('2026-11-26T05:59:59Z'), consoleLogin('2026-11-27T06:00:01Z'))],
    ['that a filter by address may not match', withPattern({ ...PATTERN, detail: { eventName: ['ConsoleLogin'], sourceIPAddress: [{ cidr: '203.0.113.0/24' }] } }, consoleLogin(YESTERDAY))],
    ['that a filter by outcome does not match', withPattern(toPattern({ outcome: 'failure' }), consoleLogin(YESTERDAY))],
    ['of which the rule matches no detail-type', withPattern({ ...PATTERN, 'detail-type': ['AWS API Call via CloudTrail'] }, consoleLogin(YESTERDAY))],
  ])('are those %s', async (_, given) => {
    expect((await check(given)).findings).toEqual([]);
  });

  test('and those that a filter certainly matches are found', async () => {
    const failed = consoleLogin(YESTERDAY, { responseElements: { ConsoleLogin: 'Failure' } });
    expect((await check(withPattern(toPattern({ outcome: 'failure' }), failed, consoleLogin(YESTERDAY)))).findings)
      .toEqual([{ code: 'notMatched', certain: 1, matched: 0 }]);
  });

  /** A rule that was deployed with another pattern. */
  function withPattern(pattern: object, ...events: readonly ReturnType<typeof consoleLogin>[]): Given {
    return {
      resources: { rules: [{ ...RESOURCES.rules[0], pattern }, RESOURCES.rules[1]] },
      world: { ...NONE, events, rules: { ...WELL.rules, [RULE]: { State: ENABLED, EventPattern: JSON.stringify(pattern) } } },
    };
  }
});

describe('pages', () => {
  test('of subscriptions are walked to the end', async () => {
    const { findings, calls } = await check({ world: { pageSize: 1 } });
    expect(findings).toEqual([]);
    expect(calls.filter(({ api }) => api === 'sns:listSubscriptionsByTopic')).toHaveLength(6);
  });

  test('of sign-ins are walked to the end, and counted', async () => {
    const events = Array.from({ length: 45 }, () => consoleLogin('2026-11-26T09:00:00Z'));
    const { numbers, findings, calls } = await check({ world: { events } });
    expect(numbers).toMatchObject({ recorded: '45', certain: 45 });
    expect(findings).toEqual([{ code: 'notMatched', certain: 45, matched: 2 }]);
    expect(calls.filter(({ api }) => api === 'cloudtrail:lookupEvents').map(({ arguments: { NextToken } }) => NextToken)).toEqual([undefined, '20', '40']);
  });

  test('of forwarders are walked to the end', async () => {
    expect((await check({ world: { pageSize: 1 } })).findings).toEqual([]);
    expect((await check({ world: { pageSize: 1, instances: [INSTANCE('us-east-2'), INSTANCE('eu-west-1', { Status: 'INOPERABLE' })] } })).findings)
      .toMatchObject([{ code: 'forwarderStatus', region: 'eu-west-1' }]);
  });

  test('beyond the fiftieth are not read, and nothing that may be on them is called missing', async () => {
    const crowd = Array.from({ length: 60 }, (_, index) => ({ protocol: 'email', endpoint: `${index}@example.com`, arn: `${TOPIC}:${index}` }));
    const { findings, calls, numbers } = await check({
      world: {
        pageSize: 1,
        subscriptions: { ...WELL.subscriptions, [TOPIC]: crowd },
        events: crowd.map(() => consoleLogin('2026-11-26T09:00:00Z')),
        matched: { [RULE]: [{ time: '2026-11-26T09:00:00Z', count: 60 }] },
      },
    });
    expect(findings).toEqual([{ code: 'notChecked', check: 'subscriptions', subject: TOPIC, error: 'TooManyPages', cause: 'the topic has more than 5000 subscriptions' }]);
    expect(calls.filter(({ api }) => api === 'cloudtrail:lookupEvents')).toHaveLength(50);
    expect(numbers).toMatchObject({ recorded: '50+' });
  });
});

describe('a call that fails', () => {
  const ERROR = 'Any.AccessDeniedException';

  test.each([
    ['sns:listSubscriptionsByTopic', [TOPIC, CHAT, SECOND].map(subject => ({ check: 'subscriptions', subject }))],
    ['cloudtrail:getTrailStatus', [{ check: 'trail', subject: TRAIL }]],
    ['eventbridge:describeRule', [RULE, FORWARDED].map(subject => ({ check: 'rule', subject }))],
    ['eventbridge:listTargetsByRule', [RULE, FORWARDED].map(subject => ({ check: 'targets', subject }))],
    ['sqs:getQueueAttributes', [{ check: 'queue', subject: QUEUE }]],
    ['kms:describeKey', [{ check: 'key', subject: KEY }]],
    ['cloudwatch:describeAlarms', [{ check: 'alarms', subject: 'Undelivered, Undelivered2' }]],
    ['cloudformation:listStackInstances', [{ check: 'forwarders', subject: STACK_SET }]],
    ['cloudformation:describeStacks', [{ check: 'stack', subject: STACK }]],
    ['cloudtrail:lookupEvents', [{ check: 'event history', subject: 'signin.amazonaws.com' }]],
    ['cloudwatch:getMetricData', [{ check: 'metrics', subject: 'TriggeredRules' }]],
  ] as const)('%s is reported as a check that was not made, and hides no other', async (api, unmade) => {
    const { findings, published } = await check({ world: { errors: { [api]: ERROR }, ...api === 'kms:describeKey' ? { messages: [1, 0] } : { keyState: 'Disabled' } } });
    const other = api === 'kms:describeKey' ? { code: 'queueNotEmpty', subject: QUEUE, messages: 1 } : { code: 'keyState', subject: KEY, state: 'Disabled' };
    const expected = [...unmade.map(each => ({ code: 'notChecked', ...each, error: ERROR, cause: expect.stringContaining(ERROR) })), other];
    expect(findings).toHaveLength(expected.length);
    expect(findings).toEqual(expect.arrayContaining(expected));
    expect(published).toHaveLength(1);
  });

  test('cloudtrail:describeTrails is reported where the trail is not known', async () => {
    expect((await check({ resources: { trail: { kind: 'any' } }, world: { errors: { 'cloudtrail:describeTrails': ERROR } } })).findings)
      .toMatchObject([{ code: 'notChecked', check: 'trail', subject: '*', error: ERROR }]);
  });

  test('for one of several trails matters only where no other logs', async () => {
    expect((await check({ resources: { trail: { kind: 'any' } }, world: { errors: { 'cloudtrail:getTrailStatus': ERROR } } })).findings)
      .toMatchObject([{ code: 'notChecked', check: 'trail', subject: TRAIL, error: ERROR }]);
  });

  test('without the stack nothing is called missed, and the sign-ins are counted', async () => {
    const { findings, numbers } = await check({ world: { matched: {}, errors: { 'cloudformation:describeStacks': ERROR } } });
    expect(findings).toMatchObject([{ code: 'notChecked', check: 'stack' }]);
    expect(numbers).toMatchObject({ recorded: '2', certain: 0, matched: 0 });
  });

  test('metrics that are incomplete are not compared', async () => {
    expect((await check({ world: { matched: {}, statusCode: 'PartialData' } })).findings)
      .toMatchObject([{ code: 'notChecked', check: 'metrics', error: 'Incomplete' }]);
  });

  test('an answer that is too large, or has another form than expected, is a check that was not made', async () => {
    const large = consoleLogin('2026-11-26T09:00:00Z', { userAgent: 'x'.repeat(300 * 1024) });
    expect((await check({ world: { events: [large] } })).findings).toMatchObject([{ code: 'notChecked', check: 'event history', error: 'States.DataLimitExceeded' }]);
    expect((await check({ world: rule({ EventPattern: '{' }) })).findings).toMatchObject([{ code: 'notChecked', check: 'rule', error: 'States.QueryEvaluationError' }]);
  });
});

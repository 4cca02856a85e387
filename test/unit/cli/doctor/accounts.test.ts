import { account, answers, ANSWERS, checked, fails, linesOf, TEMPLATE, templateWith, TIME } from './account';
import { CODES, isFinding } from '../../../../src/cli/doctor/report-line';
import { runChecks } from '../../../../src/cli/doctor/run-checks';
import { JsonObject } from '../../../../src/cli/json-values';
import { ruleWith, stackWith } from '../app';

const MAIL = { name: 'Mail', account: '123456789012', region: 'us-east-1' };
const FORWARDER = { Resources: { Rule: ruleWith({}, { alert: 'Elsewhere/Forwarder', rule: 'forwarder' }) } };

async function findings(...stacks: Parameters<typeof runChecks>[0]): Promise<string[]> {
  return linesOf(await runChecks(stacks, TIME, account())).filter(isFinding).map(({ code, about }) => `${code}: ${about}`);
}

test('a stack in another account is named and not asked for, and the others are', async () => {
  const elsewhere = stackWith(FORWARDER, { name: 'Elsewhere', file: 'Elsewhere.template.json', account: '444455556666', region: 'eu-west-1' });
  expect(await findings(stackWith(TEMPLATE, MAIL), elsewhere)).toEqual(['account-not-asked: account 444455556666']);
});

test('a stack without env is looked for in the account and Region of the caller', async () => {
  expect(await findings(stackWith(TEMPLATE, { name: 'Mail' }))).toEqual([]);
});

test('a parameter has the value that was deployed', async () => {
  const topic = { ...(TEMPLATE.Resources as JsonObject).Topic as JsonObject, Properties: { KmsMasterKeyId: { Ref: 'Key' } } };
  const { Key, ...others } = TEMPLATE.Resources as JsonObject;
  const template = { Parameters: { Key: { Type: 'String' } }, Resources: { ...others, Topic: topic } };
  const lines = linesOf(await checked([
    answers('get-template', { TemplateBody: template }),
    answers('describe-stacks', ({ Stacks }) => ({
      Stacks: [{ ...(Stacks as readonly JsonObject[])[0], Parameters: [{ ParameterKey: 'Key', ParameterValue: '11111111-2222-4333-8444-555555555555' }] }],
    })),
  ], template));
  expect(lines.filter(isFinding)).toEqual([]);
});

test('a topic to which nobody is subscribed is named', async () => {
  const { Email, Phone, Slack, Teams, ...others } = TEMPLATE.Resources as JsonObject;
  const template = { Resources: others };
  const lines = linesOf(await checked([answers('get-template', { TemplateBody: template }), answers('list-subscriptions-by-topic', { Subscriptions: [] })], template));
  expect(lines.filter(isFinding).map(({ code }) => code)).toEqual(['no-subscribers']);
});

test('without any permission but that to name oneself, every question is named with the permission that it needs', async () => {
  const calls = [...new Set(ANSWERS.map(({ call }) => call))].filter(call => !/^(get-caller-identity|describe-stacks|list-stack-resources|get-template)$/.test(call));
  const lines = linesOf(await checked(calls.map(call => fails(call, 'AccessDenied', 'no'))));
  expect([...new Set(lines.filter(isFinding).map(({ code }) => code))]).toEqual(['not-allowed']);
  expect(lines.filter(({ code }) => CODES[code] === 'well').map(({ code }) => code)).toEqual(['credentials-right', 'stack-current']);
});

test('fails where AWS does not accept the credentials', async () => {
  const refused = checked([fails('get-caller-identity', 'ExpiredToken', 'The security token is expired')]);
  await expect(refused).rejects.toThrow('cannot ask AWS with these credentials: The security token is expired');
});

/** The stack with another subscription in place of the mailbox, which SNS shows in its own way. */
async function subscribed(protocol: string, asked: string, shown: string, arn?: string) {
  const template = templateWith('Email', { Protocol: protocol, Endpoint: asked });
  return linesOf(await checked([
    answers('get-template', { TemplateBody: template }),
    answers('list-subscriptions-by-topic', ({ Subscriptions }) => {
      const [first, ...others] = Subscriptions as readonly JsonObject[];
      return { Subscriptions: [{ ...first, Protocol: protocol, Endpoint: shown, ...arn !== undefined && { SubscriptionArn: arn } }, ...others] };
    }),
  ], template));
}

test('a mailbox is the same in any case', async () => {
  expect((await subscribed('email', 'Security@Example.com', 'security@example.com')).filter(isFinding)).toEqual([]);
});

test('a URL is the same without its password, which SNS does not show and no line has', async () => {
  const lines = await subscribed('https', 'https://alerts:s3cret@example.com/hook', 'https://alerts:****@example.com/hook');
  expect(lines.filter(isFinding)).toEqual([]);
  const pending = await subscribed('https', 'https://alerts:s3cret@example.com/hook', 'https://alerts:****@example.com/hook', 'PendingConfirmation');
  expect(pending.filter(isFinding).map(({ code }) => code)).toEqual(['subscription-pending']);
  expect(JSON.stringify([lines, pending])).not.toContain('s3cret');
  expect(JSON.stringify(pending)).toContain('with its name and password');
});

test('a key whose primary Region is being updated can be used', async () => {
  expect(linesOf(await checked([answers('describe-key', { KeyMetadata: { KeyState: 'Updating' } })])).filter(isFinding)).toEqual([]);
});

test.each([
  ['data events', { EventSelectors: [{ ReadWriteType: 'ReadOnly', IncludeManagementEvents: true, DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }] }] }, false],
  ['no AWS KMS', { EventSelectors: [{ ReadWriteType: 'ReadOnly', IncludeManagementEvents: true, ExcludeManagementEventSources: ['kms.amazonaws.com'] }] }, false],
  ['what advanced selectors say', { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Data'] }] }], EventSelectors: [] }, false],
  ['management events alone', { EventSelectors: [{ ReadWriteType: 'ReadOnly', IncludeManagementEvents: true, DataResources: [] }] }, true],
])('of a trail that records %s, the command that mends it replaces nothing else', async (_, selectors, replaces) => {
  const [line] = linesOf(await checked([answers('get-event-selectors', selectors)])).filter(isFinding);
  expect(line.code).toBe('trail-without-write-events');
  expect(line.todo).toContain(replaces ? 'aws cloudtrail put-event-selectors' : 'keep the others: aws cloudtrail get-event-selectors');
});

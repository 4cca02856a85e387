import * as events from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { AlertRecipient, SignInCoverage, SignInEvent } from '../../../src';
import { toPattern } from '../../../src/filter/sign-in-pattern';
import { AlertRule, AlertRuleProps, RulePattern, AlertRules, SignInSource } from '../../../src/rule/alert-rule';
import { knownEvent } from '../../../src/signin/event-kinds';
import { alertIn, only, resources, stackIn } from '../../support/synthesis';

const PATTERN: RulePattern = {
  'source': ['aws.signin'],
  'detail-type': ['AWS Console Sign In via CloudTrail'],
  'replay-name': [{ exists: false }],
  'detail': { eventName: ['ConsoleLogin'] },
};
const PROPS: AlertRuleProps = { alertPath: 'Stack/Alert', role: 'home', description: 'Matches sign-ins', pattern: PATTERN };
const ALL = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';

test('a rule has its pattern as it is, and matches read-only events', () => {
  const stack = stackIn();
  const pattern = { ...PATTERN, $or: [{ account: [stack.account] }, { region: ['us-east-1'] }] };
  AlertRule.create(stack, 'Rule', { ...PROPS, pattern });
  expect(only(stack, 'AWS::Events::Rule').Properties).toEqual({ Description: 'Matches sign-ins', EventPattern: stack.resolve(pattern), State: ALL });
});

test('a rule belongs to an alert, as its metadata says', () => {
  const stack = stackIn();
  AlertRule.create(stack, 'Rule', { ...PROPS, role: 'tampering' });
  expect(only(stack, 'AWS::Events::Rule').Metadata).toEqual({ 'cdk-console-login-alert': { alert: 'Stack/Alert', rule: 'tampering' } });
});

test('a rule on the default bus has the name that its reference is', () => {
  const stack = stackIn();
  const alertRule = AlertRule.create(stack, 'Rule', PROPS);
  expect(stack.resolve(alertRule.name)).toEqual(stack.resolve(alertRule.rule.ruleName));
  expect(alertRule.metric('TriggeredRules', {}).dimensions).toEqual({ RuleName: alertRule.rule.ruleName });
});

test('a rule on another bus has the name behind the bar, and its metrics are those on that bus', () => {
  const stack = stackIn();
  const eventBus = new events.EventBus(stack, 'Bus');
  const rule = AlertRule.create(stack, 'Rule', { ...PROPS, eventBus });

  const name = { 'Fn::Select': [1, { 'Fn::Split': ['|', { Ref: expect.stringMatching(/^Rule/) }] }] };
  expect(only(stack, 'AWS::Events::Rule').Properties.EventBusName).toEqual(stack.resolve(eventBus.eventBusName));
  expect(stack.resolve(rule.name)).toEqual(name);
  expect(stack.resolve(rule.metric('FailedInvocations', {}).dimensions)).toEqual({ EventBusName: stack.resolve(eventBus.eventBusName), RuleName: name });
});

test('what a user adds to the pattern of the rule stands beside it', () => {
  const stack = stackIn();
  alertIn(stack, { signIns: { events: [SignInEvent.CONSOLE_LOGIN] } }).rule.addEventPattern({ detail: { recipientAccountId: ['123456789012'] } });
  expect(only(stack, 'AWS::Events::Rule').Properties.EventPattern).toMatchObject({
    'replay-name': [{ exists: false }], 'detail': { eventName: ['ConsoleLogin'], recipientAccountId: ['123456789012'] },
  });
});

test('every rule of an alert matches read-only events and none that is replayed: home, forwarded, forwarders and tampering', () => {
  const stack = stackIn({ account: '123456789012', region: 'us-east-1' });
  const alert = alertIn(stack, { recipients: [AlertRecipient.email('security@example.com')], coverage: SignInCoverage.regions(['us-east-2']) });
  alert.alertOnTampering();

  const { TemplateBody } = only(stack, 'AWS::CloudFormation::StackSet').Properties;
  const rules = Object.values(resources(stack, 'AWS::Events::Rule')).map(({ Properties }) => Properties);
  expect(rules.length).toBeGreaterThan(4);
  for (const { State, EventPattern } of rules) {
    expect({ State, EventPattern }).toMatchObject({ State: ALL, EventPattern: { 'replay-name': [{ exists: false }] } });
  }
  expect(JSON.stringify(TemplateBody)).toContain('\\"replay-name\\":[{\\"exists\\":false}]');
  expect(JSON.stringify(TemplateBody)).toContain(`\\"State\\":\\"${ALL}\\"`);
});

/** The rules of an alert with two buses, and the stack that they are in. */
function rulesIn(stack = stackIn()) {
  const alert = new Construct(stack, 'Alert');
  const forwarded = new Construct(alert, 'Forwarded');
  const eventBus = new events.EventBus(stack, 'Bus');
  const sources: readonly SignInSource[] = [
    { role: 'home', scope: alert, eventBus: undefined, envelope: { region: ['us-east-1'] } },
    { role: 'forwarded', scope: forwarded, eventBus, envelope: { $or: [{ account: ['1'] }, { region: ['2'] }] } },
  ];
  return { stack, eventBus, rules: new AlertRules(alert, sources, toPattern({ events: [knownEvent('ConsoleLogin')!] })) };
}

/** The rule on the default bus first. */
const ruleResources = (stack: ReturnType<typeof stackIn>) => Object.values(resources(stack, 'AWS::Events::Rule'))
  .sort((one, other) => Number('EventBusName' in one.Properties) - Number('EventBusName' in other.Properties));

test('each source has a rule of its own, on its bus, with the pattern and the conditions of the source', () => {
  const { stack, eventBus, rules } = rulesIn();
  const pattern = { source: ['aws.signin'], detail: { eventName: ['ConsoleLogin'] } };

  expect(rules.home.node.path).toBe('Stack/Alert/Rule');
  expect(rules.all.map(({ rule }) => rule.node.path)).toEqual(['Stack/Alert/Rule', 'Stack/Alert/Forwarded/Rule']);
  const [home, forwarded] = ruleResources(stack).map(({ Properties }) => Properties);
  expect(home.EventPattern).toMatchObject({ ...pattern, region: ['us-east-1'] });
  expect(home).not.toHaveProperty('EventBusName');
  expect(forwarded).toMatchObject({
    EventBusName: stack.resolve(eventBus.eventBusName),
    EventPattern: { ...pattern, $or: [{ account: ['1'] }, { region: ['2'] }] },
  });
});

test('each rule has the target of each message format, and its metadata names the format', () => {
  const { stack, rules } = rulesIn();
  const target = (arn: string): events.IRuleTarget => ({ bind: () => ({ arn }) });
  rules.addTarget('text', target('arn:aws:sns:us-east-1:123456789012:mails'));
  rules.addTarget('short', target('arn:aws:sns:us-east-1:123456789012:phones'));

  for (const { Properties, Metadata } of ruleResources(stack)) {
    expect((Properties.Targets as { Arn: string }[]).map(({ Arn }) => Arn.split(':')[5])).toEqual(['mails', 'phones']);
    expect(Metadata?.['cdk-console-login-alert']).toMatchObject({ alert: 'Stack/Alert', channels: { Target1: 'short' } });
  }
  expect(ruleResources(stack).map(({ Metadata }) => (Metadata?.['cdk-console-login-alert'] as { rule: string }).rule)).toEqual(['home', 'forwarded']);
});

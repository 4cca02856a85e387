import * as events from 'aws-cdk-lib/aws-events';
import { AlertRecipient, SignInCoverage, SignInEvent } from '../../../src';
import { createRule, RulePattern } from '../../../src/rule/event-rule';
import { alertIn, only, resources, stackIn } from '../../support/synthesis';

const PATTERN: RulePattern = {
  'source': ['aws.signin'],
  'detail-type': ['AWS Console Sign In via CloudTrail'],
  'replay-name': [{ exists: false }],
  'detail': { eventName: ['ConsoleLogin'] },
};
const ALL = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';

test('a rule has its pattern as it is, whatever stands in it, and gets read-only events', () => {
  const stack = stackIn();
  const pattern = { ...PATTERN, $or: [{ account: [stack.account] }, { region: ['us-east-1'] }] };
  createRule(stack, 'Rule', { description: 'What it does', pattern });
  expect(only(stack, 'AWS::Events::Rule').Properties).toEqual({ Description: 'What it does', EventPattern: stack.resolve(pattern), State: ALL });
});

test('a rule may be on another bus', () => {
  const stack = stackIn();
  const eventBus = new events.EventBus(stack, 'Bus');
  createRule(stack, 'Rule', { description: 'What it does', pattern: PATTERN, eventBus });
  expect(only(stack, 'AWS::Events::Rule').Properties.EventBusName).toEqual(stack.resolve(eventBus.eventBusName));
});

test('what a user adds to the pattern of the rule stands beside it', () => {
  const stack = stackIn();
  alertIn(stack, { signIns: { events: [SignInEvent.CONSOLE_LOGIN] } }).rule.addEventPattern({ detail: { recipientAccountId: ['123456789012'] } });
  expect(only(stack, 'AWS::Events::Rule').Properties.EventPattern).toMatchObject({
    'replay-name': [{ exists: false }], 'detail': { eventName: ['ConsoleLogin'], recipientAccountId: ['123456789012'] },
  });
});

test('every rule of an alert takes read-only events and none that is replayed: home, forwarded, forwarders and tampering', () => {
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

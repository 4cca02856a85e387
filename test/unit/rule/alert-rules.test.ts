import * as events from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { toPattern } from '../../../src/filter/sign-in-pattern';
import { AlertRules, SignInSource } from '../../../src/rule/alert-rules';
import { knownEvent } from '../../../src/signin/event-kinds';
import { resources, stackIn } from '../../support/synthesis';

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

import { findAlerts, findForwarders } from '../../../../src/cli/assembly/alerts';
import { Misuse } from '../../../../src/cli/command';
import { Json } from '../../../../src/cli/json-values';
import { ruleWith, stackWith } from '../app';

test('rules with the metadata of one alert belong together, the home rule first', () => {
  const stack = stackWith({
    Resources: {
      Tampering: ruleWith({}, { alert: 'Mail/A', rule: 'tampering' }),
      Forwarded: ruleWith({}, { alert: 'Mail/A', rule: 'forwarded' }),
      Home: ruleWith({}, { alert: 'Mail/A', rule: 'home' }),
      Other: ruleWith({}, { alert: 'Mail/B' }),
    },
  });
  expect(findAlerts([stack]).map(({ path, rules }) => [path, ...rules.map(({ kind, resource }) => `${kind} ${resource.logicalId}`)])).toEqual([
    ['Mail/A', 'home Home', 'tampering Tampering', 'forwarded Forwarded'],
    ['Mail/B', 'home Other'],
  ]);
});

test('an alert of the same path in another template is another alert', () => {
  const stack = (file: string) => stackWith({ Resources: { Home: ruleWith() } }, { file });
  expect(findAlerts([stack('a.template.json'), stack('b.template.json')])).toHaveLength(2);
});

test('rules without the metadata, and other resources with it, are no alerts', () => {
  const metadata = { 'cdk-console-login-alert': { alert: 'Mail/A', rule: 'home' } };
  const stack = stackWith({ Resources: { Rule: { Type: 'AWS::Events::Rule' }, Topic: { Type: 'AWS::SNS::Topic', Metadata: metadata } } });
  expect(findAlerts([stack])).toEqual([]);
});

test('a channel is read from the metadata where it is written', () => {
  const stack = stackWith({ Resources: { Home: ruleWith({}, { alert: 'Mail/A', rule: 'home', channels: { Target1: 'short' } }) } });
  expect([...findAlerts([stack])[0].rules[0].channels]).toEqual([['Target1', 'short']]);
});

test.each<{ metadata: Json }>([{ metadata: null }, { metadata: 'x' }, { metadata: {} }, { metadata: { alert: 7 } }])('fails on the metadata $metadata', ({ metadata }) => {
  const stack = stackWith({ Resources: { Home: ruleWith({}, metadata) } });
  expect(() => findAlerts([stack])).toThrow(new Misuse('Mail.template.json: the metadata of Home names no alert: run "cdk synth" again with this version'));
});

test('the rule of a heartbeat sends no alert, neither that of an alert nor that of a forwarder', () => {
  const stack = stackWith({
    Resources: {
      Home: ruleWith({}, { alert: 'Mail/A', rule: 'home' }),
      Heartbeat: ruleWith({}, { alert: 'Mail/A', rule: 'heartbeat' }),
      Forwarder: ruleWith({}, { alert: 'Mail/Forwarder', rule: 'forwarder' }),
      HeartbeatOfForwarder: ruleWith({}, { alert: 'Mail/Forwarder', rule: 'heartbeat' }),
    },
  });
  expect(findAlerts([stack]).map(({ path, rules }) => [path, ...rules.map(({ kind }) => kind)])).toEqual([['Mail/A', 'home']]);
  expect(findForwarders([stack]).map(({ resource }) => resource.logicalId)).toEqual(['Forwarder']);
});

test('a forwarder is no alert, and is found in any stack', () => {
  const forwarder = ruleWith({}, { alert: 'Other/Forwarder', rule: 'forwarder' });
  const stacks = [stackWith({ Resources: { Home: ruleWith() } }), stackWith({ Resources: { Forwarder: forwarder } }, { file: 'Other.template.json' })];
  expect(findAlerts(stacks).map(({ path }) => path)).toEqual(['Mail/Alert']);
  expect(findForwarders(stacks)).toMatchObject([{ path: 'Other/Forwarder', resource: { stack: { file: 'Other.template.json' }, logicalId: 'Forwarder' } }]);
});

test('an alert has the StackSets that forward to it', () => {
  const stackSet = (alert: string) => ({ Type: 'AWS::CloudFormation::StackSet', Metadata: { 'cdk-console-login-alert': { alert, coverage: 'regions' } } });
  const resources = {
    A: ruleWith({}, { alert: 'Mail/A' }), B: ruleWith({}, { alert: 'Mail/B' }), Set: stackSet('Mail/B'), Strange: { Type: 'AWS::CloudFormation::StackSet' },
  };
  const alerts = findAlerts([stackWith({ Resources: resources })]);
  expect(alerts.map(({ path, stackSets }) => [path, ...stackSets.map(({ logicalId }) => logicalId)])).toEqual([['Mail/A'], ['Mail/B', 'Set']]);
});

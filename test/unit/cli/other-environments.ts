import { ruleWith, shown, stackWith, target, template } from './app';
import { Stack } from '../../../src/cli/assembly/stack';
import { ShownEvent } from '../../../src/cli/events/shown-event';
import { JsonObject } from '../../../src/cli/json-values';

/** Where the alert is. */
export const HOME = { account: '123456789012', region: 'eu-west-1' };
export const OTHER_ACCOUNT = '111122223333';
export const BUS_ARN = `arn:aws:events:${HOME.region}:${HOME.account}:event-bus/sign-ins`;

const SIGN_IN = { source: ['aws.signin'], detail: { eventName: ['ConsoleLogin'] } };

/** The rules and the bus of an alert that receives sign-ins of other Regions and accounts; `resources` are added or replace its own. */
export function widespread(resources: JsonObject = {}): JsonObject {
  return template({
    Rule: ruleWith({ EventPattern: { ...SIGN_IN, account: [{ Ref: 'AWS::AccountId' }], region: [{ Ref: 'AWS::Region' }] } }, { alert: 'Mail/Alert', rule: 'home' }),
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'sign-ins' } },
    Forwarded: ruleWith({
      EventBusName: { Ref: 'Bus' },
      EventPattern: {
        ...SIGN_IN, $or: [{ account: [{ 'anything-but': [{ Ref: 'AWS::AccountId' }] }] }, { region: [{ 'anything-but': [{ Ref: 'AWS::Region' }] }] }],
      },
      Targets: [target()],
    }, { alert: 'Mail/Alert', rule: 'forwarded' }),
    ...resources,
  }, { Conditions: { No: { 'Fn::Equals': [1, 2] } } });
}

/** A StackSet of the alert; what is in its template refers to that template. */
export function stackSet(properties: JsonObject = {}, inner: JsonObject = {}): JsonObject {
  return {
    Type: 'AWS::CloudFormation::StackSet',
    Metadata: { 'cdk-console-login-alert': { alert: 'Mail/Alert', coverage: 'regions' } },
    Properties: {
      PermissionModel: 'SELF_MANAGED',
      StackInstancesGroup: [{ Regions: ['us-east-1', 'us-east-2'], DeploymentTargets: { Accounts: [{ Ref: 'AWS::AccountId' }] } }],
      TemplateBody: JSON.stringify({
        Conditions: { No: { 'Fn::Equals': [1, 2] } },
        Resources: { Nothing: { Type: 'AWS::CloudFormation::WaitConditionHandle' }, Rule: forwardingRule(), ...inner },
      }),
      ...properties,
    },
  };
}

/** A rule that sends the sign-ins of its own account and Region to the bus. */
export function forwardingRule(properties: JsonObject = {}, metadata?: JsonObject): JsonObject {
  return {
    Type: 'AWS::Events::Rule',
    ...metadata && { Metadata: { 'cdk-console-login-alert': metadata } },
    Properties: {
      EventPattern: { ...SIGN_IN, account: [{ Ref: 'AWS::AccountId' }], region: [{ Ref: 'AWS::Region' }] },
      Targets: [{ Id: 'Bus', Arn: BUS_ARN }],
      ...properties,
    },
  };
}

/** The stack of an alert that receives sign-ins of other Regions and accounts. */
export function homeStack(resources: JsonObject = {}): Stack {
  return stackWith(widespread(resources), HOME);
}

/** A stack with a `SignInForwarder`. */
export function forwarderStack(place: { readonly account?: string; readonly region?: string }, properties: JsonObject = {}, file = 'Forwarder.template.json'): Stack {
  const rule = forwardingRule(properties, { alert: 'Forwarder/Out', rule: 'forwarder' });
  return stackWith({ Resources: { Rule: rule } }, { file, name: 'Forwarder', ...place });
}

/** A sign-in in an account and Region. */
export function signInFrom(account: string, region: string, event: JsonObject = {}): ShownEvent {
  return { ...shown({ account, region, ...event }), account, region };
}

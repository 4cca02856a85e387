import { partitionOf } from '../../signin/partition';
import { Alert, findAlerts, findForwarders, findHeartbeats, Forwarder } from '../assembly/alerts';
import { Resource, Stack } from '../assembly/stack';
import { isObject, JsonObject, listOf, stringAt, tryParseJson, Json, members } from '../json-values';
import { Resolved, Resolver } from '../resolve/resolver';

/** A rule as the app has it, with the names that AWS gave it. */
export interface DeployedRule {
  readonly resource: Resource;
  readonly name: string;
  /** Absent for the default bus. */
  readonly bus?: string;
  readonly pattern: Resolved;
  readonly state: string;
  /** Each as `PutTargets` takes it, by its ID. */
  readonly targets: ReadonlyMap<string, JsonObject>;
  /** Whether a target has a part that is known at deployment only. */
  readonly targetsResolved: boolean;
}

/** A workflow that a rule or a schedule starts. */
export interface DeployedWorkflow {
  readonly resource: Resource;
  readonly arn: string;
  readonly roleArn: string;
  readonly definition: Resolved;
}

/** A schedule that makes the calls of a heartbeat, or starts the daily check of an alert. */
export interface DeployedSchedule {
  readonly resource: Resource;
  readonly name: string;
  readonly group: string;
  readonly target: Resolved;
}

/** A role, and what it must be allowed to do. */
export interface DeployedRole {
  readonly arn: string;
  readonly resource?: Resource;
  /** Actions, with the ARN of the resource. */
  readonly needs: readonly { readonly action: string; readonly on: string }[];
}

/** The resources of the alerts of an app, with the names and ARNs that they got at deployment. */
export interface DeployedResources {
  readonly resolver: Resolver;
  readonly alerts: readonly Alert[];
  readonly forwarders: readonly Forwarder[];
  readonly rules: readonly DeployedRule[];
  readonly workflows: readonly DeployedWorkflow[];
  readonly schedules: readonly DeployedSchedule[];
  readonly roles: readonly DeployedRole[];
  /** The ARNs of the topics to which something is sent: by a rule, a workflow or an alarm. */
  readonly topics: readonly string[];
  /** The ARNs of the dead-letter queues. */
  readonly queues: readonly string[];
  /** The alarms that measure a rule, a workflow, a topic or a queue of the alerts. */
  readonly alarms: readonly Resource[];
  /** The deployed resources of these types. */
  ofType(...types: readonly string[]): Resource[];
  /** The resource of the app that has this ARN. */
  byArn(arn: string): Resource | undefined;
}

/** Finds the resources of the alerts in stacks that were deployed. */
export function deployedResources(stacks: readonly Stack[]): DeployedResources {
  const resolver = new Resolver(stacks, {});
  const resources = stacks.flatMap(stack => [...stack.resources.values()]).filter(resource => physicalIdOf(resource) !== '');
  const byArn = new Map(resources.flatMap(resource => arnsOf(resource, resolver).map(arn => [arn, resource] as const)));
  const alerts = findAlerts(stacks);
  const forwarders = findForwarders(stacks);
  const rules = [...[...alerts.flatMap(alert => alert.rules), ...forwarders].map(({ resource }) => resource), ...findHeartbeats(stacks)]
    .filter(resource => physicalIdOf(resource) !== '')
    .map(resource => deployedRule(resource, resolver));
  const targets = rules.flatMap(rule => [...rule.targets.values()]);
  const workflowsAt = (arns: readonly string[]) => unique(arns).flatMap(arn => {
    const resource = byArn.get(arn);
    return resource?.type === 'AWS::StepFunctions::StateMachine' ? [deployedWorkflow(resource, arn, resolver)] : [];
  });
  // The calls of a heartbeat name its queue, and a daily check the rules of its alert.
  const called = [...rules.map(({ name }) => name), ...targets.map(arnIn).filter(arn => arn.split(':')[2] === 'sqs').map(lastPart)];
  const schedules = resources.filter(({ type }) => type === 'AWS::Scheduler::Schedule').map(resource => deployedSchedule(resource, resolver)).filter(({ target }) => {
    const text = JSON.stringify([target.value, ...workflowsAt([arnIn(target.value)]).map(({ definition }) => definition.value)]);
    return called.some(name => text.includes(name));
  });
  const workflows = workflowsAt([...targets, ...schedules.map(({ target }) => target.value)].map(arnIn));
  const sent = workflows.flatMap(({ definition }) => argumentsIn(definition.value, 'TopicArn'));
  const arnOf = (url: string) => [...byArn].find(([, resource]) => physicalIdOf(resource) === url)?.[0] ?? queueArnOf(url);
  const saved = workflows.flatMap(({ definition }) => argumentsIn(definition.value, 'QueueUrl').map(arnOf));
  const queues = unique([...targets.map(target => stringAt(target, 'DeadLetterConfig', 'Arn') ?? ''), ...saved]);
  const measured = [...rules.map(({ name }) => name), ...[...targets.map(arnIn), ...sent, ...queues].map(lastPart)];
  const alarms = resources.filter(resource => isAlarmOn(measured, resource, resolver));
  const alarmed = alarms.flatMap(alarm => listOf(resolver.property(alarm, 'AlarmActions').value).map(String));
  const topics = unique([...targets.map(arnIn), ...sent, ...alarmed]).filter(arn => arn.split(':')[2] === 'sns');
  return {
    resolver,
    alerts,
    forwarders,
    rules,
    workflows,
    schedules,
    topics,
    queues,
    alarms,
    roles: rolesOf([
      ...needsOfTargets(targets),
      ...needsOfSchedules(schedules.map(({ target }) => target.value), arnOf),
      ...needsOfWorkflows(workflows),
    ], byArn),
    ofType: (...types) => resources.filter(({ type }) => types.includes(type)),
    byArn: arn => byArn.get(arn),
  };
}

/** The name that CloudFormation has for a resource; empty where it was not created. */
export function physicalIdOf({ stack, logicalId }: Resource): string {
  return stack.deployment?.physicalIds.get(logicalId) ?? '';
}

/** Where an ARN is. */
export function regionOf(arn: string): string | undefined {
  return arn.split(':')[3] || undefined;
}

/** The name at the end of an ARN. */
export function lastPart(arn: string): string {
  return arn.replace(/^.*:/, '');
}

/** The ID of a key, which may be given by its ID or its ARN. */
export function keyIdOf(key: string): string {
  return key.replace(/^.*:key\//, '');
}

function isAlarmOn(names: readonly string[], alarm: Resource, resolver: Resolver): boolean {
  if (alarm.type !== 'AWS::CloudWatch::Alarm') return false;
  const measured = JSON.stringify([resolver.property(alarm, 'Metrics').value, resolver.property(alarm, 'Dimensions').value]);
  return names.some(name => name !== '' && measured.includes(name));
}

function deployedRule(resource: Resource, resolver: Resolver): DeployedRule {
  const targets = resolver.property(resource, 'Targets');
  const bus = resolver.property(resource, 'EventBusName').value;
  return {
    resource,
    name: physicalIdOf(resource).replace(/^.*\|/, ''),
    ...typeof bus === 'string' && bus !== 'default' && { bus: bus.replace(/^.*:event-bus\//, '') },
    pattern: resolver.property(resource, 'EventPattern'),
    state: String(resolver.property(resource, 'State').value ?? 'ENABLED'),
    targets: new Map(listOf(targets.value).filter(isObject).map(target => [stringAt(target, 'Id') ?? '', target])),
    targetsResolved: targets.unresolved.length === 0,
  };
}

function deployedWorkflow(resource: Resource, arn: string, resolver: Resolver): DeployedWorkflow {
  return {
    resource,
    arn,
    roleArn: String(resolver.property(resource, 'RoleArn').value),
    definition: asJson(resolver.property(resource, resource.properties.has('Definition') ? 'Definition' : 'DefinitionString')),
  };
}

function deployedSchedule(resource: Resource, resolver: Resolver): DeployedSchedule {
  const group = resolver.property(resource, 'GroupName').value;
  return { resource, name: physicalIdOf(resource), group: typeof group === 'string' ? group : 'default', target: resolver.property(resource, 'Target') };
}

function asJson(resolved: Resolved): Resolved {
  return typeof resolved.value === 'string' ? { ...resolved, value: tryParseJson(resolved.value) } : resolved;
}

/** The ARNs that others use for a resource. */
function arnsOf(resource: Resource, resolver: Resolver): string[] {
  const attribute = resource.type === 'AWS::SNS::Topic' ? 'TopicArn' : 'Arn';
  const { value, unresolved } = resolver.resolve(resource, { 'Fn::GetAtt': [resource.logicalId, attribute] }, attribute);
  return typeof value === 'string' && unresolved.length === 0 ? [value] : [];
}

/** The actions of a target, by the service of its ARN. */
const ACTIONS: ReadonlyMap<string, string> = new Map([['sns', 'sns:Publish'], ['states', 'states:StartExecution'], ['events', 'events:PutEvents']]);

/** What a role must be allowed to do for one resource. */
interface Need {
  readonly role: string;
  readonly action: string;
  readonly on: string;
}

/** What the roles of targets need to reach them. */
function needsOfTargets(targets: readonly JsonObject[]): Need[] {
  return targets.flatMap(target => {
    const action = ACTIONS.get(arnIn(target).split(':')[2]);
    return typeof target.RoleArn === 'string' && action !== undefined ? [{ role: target.RoleArn, action, on: arnIn(target) }] : [];
  });
}

/** What the roles of workflows need to publish. */
function needsOfWorkflows(workflows: readonly { readonly roleArn: string; readonly definition: { readonly value?: Json } }[]): Need[] {
  return workflows.flatMap(({ roleArn, definition }) => argumentsIn(definition.value, 'TopicArn').map(on => ({ role: roleArn, action: 'sns:Publish', on })));
}

/** What the roles of schedules need. A schedule calls an API by an ARN such as `arn:aws:scheduler:::aws-sdk:sqs:setQueueAttributes`. */
function needsOfSchedules(targets: readonly (Json | undefined)[], arnOf: (url: string) => string): Need[] {
  return targets.flatMap(value => {
    const [, , , , , , service = '', call = ''] = arnIn(value).split(':');
    const queue = arnOf(stringAt(tryParseJson(stringAt(value, 'Input') ?? ''), 'QueueUrl') ?? '');
    if (!isObject(value) || service !== 'sqs' || queue === '') return needsOfTargets(isObject(value) ? [value] : []);
    return [{ role: stringAt(value, 'RoleArn') ?? '', action: `sqs:${call.slice(0, 1).toUpperCase()}${call.slice(1)}`, on: queue }];
  });
}

/** The roles, each with everything that it must be allowed to do. */
function rolesOf(needs: readonly Need[], byArn: ReadonlyMap<string, Resource>): DeployedRole[] {
  return unique(needs.map(({ role }) => role)).map(arn => ({
    arn,
    resource: byArn.get(arn),
    needs: [...new Map(needs.filter(({ role }) => role === arn).map(({ action, on }) => [`${action} ${on}`, { action, on }])).values()],
  }));
}

/** The ARN of a target, of a rule or a schedule; empty without one. */
function arnIn(target: Json | undefined): string {
  return stringAt(target, 'Arn') ?? '';
}

/** The ARN of a queue that is not the app's, by its URL. */
function queueArnOf(url: string): string {
  const [, region = '', account = '', name = ''] = /^https:\/\/sqs\.([^.]+)\.[^/]+\/(\d+)\/([^/]+)$/.exec(url) ?? [];
  return name === '' ? '' : `arn:${partitionOf(region).name}:sqs:${region}:${account}:${name}`;
}

/** The texts of a member, anywhere in a value. */
function argumentsIn(value: Json | undefined, name: string): string[] {
  if (Array.isArray(value)) return unique((value as readonly Json[]).flatMap(each => argumentsIn(each, name)));
  return unique([...members(value)].flatMap(([key, inner]) => key === name && typeof inner === 'string' ? [inner] : argumentsIn(inner, name)));
}

/** Without what is empty, and each once. */
function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter(text => text !== '');
}

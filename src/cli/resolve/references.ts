import { partitionOf } from '../../signin/partition';
import { physicalName, Resource } from '../assembly/stack';
import { isList, Json, memberAt, stringAt } from '../json-values';
import { IntrinsicValue, Scope, UNRESOLVED, environmentIn, PLACEHOLDER_ID } from './scope';

/** `Ref`: a pseudo parameter, a parameter or a resource. */
export function ref(name: Json | undefined, scope: Scope): IntrinsicValue {
  if (typeof name !== 'string') return UNRESOLVED;
  if (name.startsWith('AWS::')) return pseudo(name, scope);
  if (scope.stack.parameters.has(name)) return parameter(name, scope);
  const resource = scope.stack.resources.get(name);
  const inside = scope.follow(`Ref ${name}`, scope.stack);
  return resource === undefined || inside === undefined ? UNRESOLVED : refOf(resource, inside);
}

/** `Fn::GetAtt`, as a list or as `LogicalId.Attribute`: an attribute of a resource, or an output of a nested stack. */
export function getAtt(target: Json, scope: Scope): IntrinsicValue {
  const written = typeof target === 'string' ? target : isList(target) ? target.map(String).join('.') : '';
  const [, logicalId, attribute] = /^([^.]+)\.(.+)$/s.exec(written) ?? [];
  const resource = scope.stack.resources.get(logicalId ?? '');
  if (resource === undefined) return UNRESOLVED;
  if (resource.type === 'AWS::CloudFormation::Stack') return nestedOutput(logicalId, attribute, scope);
  const inside = scope.follow(`Fn::GetAtt ${written}`, scope.stack);
  return inside === undefined ? UNRESOLVED : attributeOf(resource, attribute, inside);
}

/** `Fn::ImportValue`: an output that a stack of the same app exports. */
export function importValue(name: Json, scope: Scope): IntrinsicValue {
  const exportName = scope.attempt(name);
  const exported = typeof exportName === 'string' ? scope.exported(exportName) : undefined;
  if (exported === undefined) return UNRESOLVED;
  const inside = scope.follow(`Fn::ImportValue ${String(exportName)}`, exported.stack);
  return inside === undefined ? UNRESOLVED : inside.value(exported.value);
}

/** A parameter of a nested stack has the value that its parent passes; any other has its default, as in a deployment without parameters. */
function parameter(name: string, scope: Scope): IntrinsicValue {
  const declared = scope.stack.parameters.get(name);
  const { parent } = scope.stack;
  const passed = memberAt(parent?.properties.get('Parameters'), name);
  if (parent !== undefined && passed !== undefined) {
    const outside = scope.follow(`Ref ${name}`, parent.stack);
    return outside === undefined ? UNRESOLVED : outside.value(passed);
  }
  const type = stringAt(declared, 'Type') ?? 'String';
  const deployed = scope.stack.deployment?.parameters.get(name);
  if (deployed !== undefined) return valueOf(deployed, type);
  const value = memberAt(declared, 'Default');
  // The default of a parameter of this type is the name of an SSM parameter, not the value.
  if (value === undefined || type.startsWith('AWS::SSM::Parameter::')) return UNRESOLVED;
  return valueOf(String(value), type);
}

/** The value of a parameter of a type. */
function valueOf(text: string, type: string): IntrinsicValue {
  return type.includes('List') ? text.split(',').map(item => item.trim()) : text;
}

function nestedOutput(logicalId: string, attribute: string, scope: Scope): IntrinsicValue {
  const nested = scope.stack.nested.get(logicalId);
  const output = attribute.startsWith('Outputs.') ? nested?.outputs.get(attribute.slice('Outputs.'.length)) : undefined;
  const inside = nested && scope.follow(`Fn::GetAtt ${attribute}`, nested);
  return output === undefined || inside === undefined ? UNRESOLVED : inside.value(memberAt(output, 'Value'));
}

/** The value of each pseudo parameter in a stack. */
const PSEUDO: ReadonlyMap<string, (scope: Scope) => IntrinsicValue> = new Map<string, (scope: Scope) => IntrinsicValue>([
  ['AWS::AccountId', scope => environmentIn(scope).account],
  ['AWS::Region', scope => environmentIn(scope).region],
  ['AWS::Partition', scope => partitionOf(environmentIn(scope).region).name],
  ['AWS::URLSuffix', scope => partitionOf(environmentIn(scope).region).urlSuffix],
  ['AWS::StackName', stackName],
  ['AWS::StackId', stackId],
  ['AWS::NotificationARNs', () => []],
  ['AWS::NoValue', () => undefined],
]);

/** The value of a pseudo parameter, such as `AWS::Region`. */
function pseudo(name: string, scope: Scope): IntrinsicValue {
  const known = PSEUDO.get(name);
  return known === undefined ? UNRESOLVED : known(scope);
}

function stackName(scope: Scope): string {
  const { name, parent, deployment } = scope.stack;
  return parent === undefined || deployment !== undefined ? name : scope.standIn(physicalName(parent), 'the name of a nested stack');
}

function stackId(scope: Scope): string {
  if (scope.stack.deployment !== undefined) return scope.stack.deployment.id;
  const environment = environmentIn(scope);
  const id = scope.standIn(PLACEHOLDER_ID, 'the ID of a stack');
  return `arn:${partitionOf(environment.region).name}:cloudformation:${environment.region}:${environment.account}:stack/${stackName(scope)}/${id}`;
}

/** A form in which a template refers to a resource. */
type Form = 'name' | 'arn' | 'url' | 'name-and-id';

/** How CloudFormation names the resources of a type; see "Return values" on the type's page of its template reference. */
interface Kind {
  /** The property with its name, where a name can be chosen. */
  readonly naming?: string;
  readonly service: string;
  /** The text before the name in the last part of its ARN. */
  readonly prefix?: string;
  /** The text after it. */
  readonly suffix?: string;
  /** `global`: the ARN has no Region. `bare`: nor an account. */
  readonly scope?: 'global' | 'bare';
  readonly ref: Form;
  readonly attributes: Readonly<Record<string, Form>>;
}

const KINDS: ReadonlyMap<string, Kind> = new Map(Object.entries<Kind>({
  'AWS::SNS::Topic': { naming: 'TopicName', service: 'sns', ref: 'arn', attributes: { TopicArn: 'arn', TopicName: 'name' } },
  'AWS::SQS::Queue': { naming: 'QueueName', service: 'sqs', ref: 'url', attributes: { Arn: 'arn', QueueName: 'name', QueueUrl: 'url' } },
  'AWS::Events::Rule': { naming: 'Name', service: 'events', prefix: 'rule/', ref: 'name', attributes: { Arn: 'arn' } },
  'AWS::Events::EventBus': { naming: 'Name', service: 'events', prefix: 'event-bus/', ref: 'name', attributes: { Arn: 'arn', Name: 'name' } },
  'AWS::IAM::Role': { naming: 'RoleName', service: 'iam', prefix: 'role/', scope: 'global', ref: 'name', attributes: { Arn: 'arn' } },
  'AWS::IAM::User': { naming: 'UserName', service: 'iam', prefix: 'user/', scope: 'global', ref: 'name', attributes: { Arn: 'arn' } },
  'AWS::IAM::ManagedPolicy': { naming: 'ManagedPolicyName', service: 'iam', prefix: 'policy/', scope: 'global', ref: 'arn', attributes: { PolicyArn: 'arn' } },
  'AWS::KMS::Key': { service: 'kms', prefix: 'key/', ref: 'name', attributes: { Arn: 'arn', KeyId: 'name' } },
  'AWS::Lambda::Function': { naming: 'FunctionName', service: 'lambda', prefix: 'function:', ref: 'name', attributes: { Arn: 'arn' } },
  'AWS::StepFunctions::StateMachine': {
    naming: 'StateMachineName', service: 'states', prefix: 'stateMachine:', ref: 'arn', attributes: { Arn: 'arn', Name: 'name' },
  },
  'AWS::CloudFormation::StackSet': { naming: 'StackSetName', service: 'cloudformation', ref: 'name-and-id', attributes: { StackSetId: 'name-and-id' } },
  'AWS::Logs::LogGroup': { naming: 'LogGroupName', service: 'logs', prefix: 'log-group:', suffix: ':*', ref: 'name', attributes: { Arn: 'arn' } },
  'AWS::S3::Bucket': { naming: 'BucketName', service: 's3', scope: 'bare', ref: 'name', attributes: { Arn: 'arn' } },
  'AWS::CloudTrail::Trail': { naming: 'TrailName', service: 'cloudtrail', prefix: 'trail/', ref: 'name', attributes: { Arn: 'arn' } },
  'AWS::KinesisFirehose::DeliveryStream': {
    naming: 'DeliveryStreamName', service: 'firehose', prefix: 'deliverystream/', ref: 'name', attributes: { Arn: 'arn' },
  },
}));

/** The value of `Ref` of a resource. For a type that is not in the table it is a stand-in for the name, as for most types. */
function refOf(resource: Resource, scope: Scope): IntrinsicValue {
  const kind = KINDS.get(resource.type);
  const name = nameOf(resource, scope);
  const bus = resource.type === 'AWS::Events::Rule' ? busOf(resource, scope) : undefined;
  // On a custom bus, `Ref` of a rule is `bus|rule`.
  if (bus !== undefined) return `${bus}|${name}`;
  return kind === undefined ? name : inForm(kind.ref, kind, name, resource, scope);
}

/** The value of `Fn::GetAtt` of a resource. */
function attributeOf(resource: Resource, attribute: string, scope: Scope): IntrinsicValue {
  const kind = KINDS.get(resource.type);
  const form = new Map(Object.entries(kind?.attributes ?? {})).get(attribute);
  return kind === undefined || form === undefined ? UNRESOLVED : inForm(form, kind, nameOf(resource, scope), resource, scope);
}

/** The name of a resource in AWS: that of the deployed one, the chosen one, or a stand-in for the one that CloudFormation generates. */
function nameOf(resource: Resource, scope: Scope): string {
  const deployed = resource.stack.deployment?.physicalIds.get(resource.logicalId);
  if (deployed !== undefined) return nameIn(deployed, resource);
  const naming = KINDS.get(resource.type)?.naming;
  const chosen = naming === undefined ? undefined : scope.value(resource.properties.get(naming));
  return typeof chosen === 'string' ? chosen : scope.standIn(physicalName(resource), `the name of ${resource.logicalId}`);
}

/** The name in a physical ID, which has the form of `Ref`. */
function nameIn(physicalId: string, { type }: Resource): string {
  switch (KINDS.get(type)?.ref) {
    case 'arn': return physicalId.replace(/^.*[:/]/, '');
    case 'url': return physicalId.replace(/^.*\//, '');
    case 'name-and-id': return physicalId.replace(/:.*$/, '');
    case 'name': return type === 'AWS::Events::Rule' ? physicalId.replace(/^.*\|/, '') : physicalId;
    case undefined: return physicalId;
  }
}

function inForm(form: Form, kind: Kind, name: string, resource: Resource, scope: Scope): string {
  const environment = environmentIn(scope);
  const { account, region } = environment;
  const { name: partition, urlSuffix } = partitionOf(environment.region);
  const bus = resource.type === 'AWS::Events::Rule' ? busOf(resource, scope) : undefined;
  switch (form) {
    case 'name': return name;
    case 'name-and-id':
      return resource.stack.deployment?.physicalIds.get(resource.logicalId) ?? `${name}:${scope.standIn(PLACEHOLDER_ID, `the ID of ${resource.logicalId}`)}`;
    case 'url': return resource.stack.deployment?.physicalIds.get(resource.logicalId) ?? `https://sqs.${region}.${urlSuffix}/${account}/${name}`;
    case 'arn': return [
      'arn', partition, kind.service, kind.scope === undefined ? region : '', kind.scope === 'bare' ? '' : account,
      `${kind.prefix ?? ''}${bus === undefined ? '' : `${bus}/`}${name}${kind.suffix ?? ''}`,
    ].join(':');
  }
}

/** The name of a rule's custom bus, which may be given as a name or an ARN. */
function busOf(rule: Resource, scope: Scope): string | undefined {
  const bus = scope.value(rule.properties.get('EventBusName'));
  const name = typeof bus === 'string' ? bus.replace(/^.*:event-bus\//, '') : 'default';
  return name === 'default' ? undefined : name;
}

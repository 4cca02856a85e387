import { environmentIn, IntrinsicValue, Scope, UNRESOLVED, PLACEHOLDER_ID } from './scope';
import { partitionOf } from '../../signin/partition';
import { physicalName, Resource } from '../assembly/stack';

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
export function refOf(resource: Resource, scope: Scope): IntrinsicValue {
  const kind = KINDS.get(resource.type);
  const name = nameOf(resource, scope);
  const bus = resource.type === 'AWS::Events::Rule' ? busOf(resource, scope) : undefined;
  // On a custom bus, `Ref` of a rule is `bus|rule`.
  if (bus !== undefined) return `${bus}|${name}`;
  return kind === undefined ? name : inForm(kind.ref, kind, name, resource, scope);
}

/** The value of `Fn::GetAtt` of a resource. */
export function attributeOf(resource: Resource, attribute: string, scope: Scope): IntrinsicValue {
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

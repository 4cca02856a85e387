import { physicalName } from '../assembly/stack';
import { isList, Json, memberAt, stringAt } from '../json-values';
import { attributeOf, refOf } from './resources';
import { IntrinsicValue, Scope, UNRESOLVED, environmentIn, PLACEHOLDER_ID } from './scope';
import { partitionOf } from '../../signin/partition';

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

import { isList, Json, members, stringAt } from '../json-values';
import { attributeOf, refOf } from './resources';
import { Outcome, Scope, UNKNOWN, environmentIn, UNKNOWN_ID } from './scope';
import { partitionOf } from '../../signin/partition';
import { physicalName } from '../assembly/read-assembly';

/** `Ref`: a pseudo parameter, a parameter or a resource. */
export function ref(name: Json | undefined, scope: Scope): Outcome {
  if (typeof name !== 'string') return UNKNOWN;
  if (name.startsWith('AWS::')) return pseudo(name, scope);
  if (scope.stack.parameters.has(name)) return parameter(name, scope);
  const resource = scope.stack.resources.get(name);
  const inside = scope.follow(`Ref ${name}`, scope.stack);
  return resource === undefined || inside === undefined ? UNKNOWN : refOf(resource, inside);
}

/** `Fn::GetAtt`, as a list or as `LogicalId.Attribute`: an attribute of a resource, or an output of a nested stack. */
export function getAtt(target: Json, scope: Scope): Outcome {
  const written = typeof target === 'string' ? target : isList(target) ? target.map(String).join('.') : '';
  const [, logicalId, attribute] = /^([^.]+)\.(.+)$/s.exec(written) ?? [];
  const resource = scope.stack.resources.get(logicalId ?? '');
  if (resource === undefined) return UNKNOWN;
  if (resource.type === 'AWS::CloudFormation::Stack') return nestedOutput(logicalId, attribute, scope);
  const inside = scope.follow(`Fn::GetAtt ${written}`, scope.stack);
  return inside === undefined ? UNKNOWN : attributeOf(resource, attribute, inside);
}

/** `Fn::ImportValue`: an output that a stack of the same app exports. */
export function importValue(name: Json, scope: Scope): Outcome {
  const wanted = scope.attempt(name);
  const exported = typeof wanted === 'string' ? scope.exported(wanted) : undefined;
  if (exported === undefined) return UNKNOWN;
  const inside = scope.follow(`Fn::ImportValue ${String(wanted)}`, exported.stack);
  return inside === undefined ? UNKNOWN : inside.value(exported.value);
}

/** A parameter of a nested stack is what its parent passes; any other is its default, as a deployment without parameters has it. */
function parameter(name: string, scope: Scope): Outcome {
  const declared = scope.stack.parameters.get(name);
  const { parent } = scope.stack;
  const passed = members(parent?.properties.get('Parameters')).get(name);
  if (parent !== undefined && passed !== undefined) {
    const outside = scope.follow(`Ref ${name}`, parent.stack);
    return outside === undefined ? UNKNOWN : outside.value(passed);
  }
  const type = stringAt(declared, 'Type') ?? 'String';
  const value = members(declared).get('Default');
  // The default of a parameter of this type is the name of an SSM parameter, not the value.
  if (value === undefined || type.startsWith('AWS::SSM::Parameter::')) return UNKNOWN;
  return type.includes('List') ? String(value).split(',').map(item => item.trim()) : String(value);
}

function nestedOutput(logicalId: string, attribute: string, scope: Scope): Outcome {
  const nested = scope.stack.nested.get(logicalId);
  const output = attribute.startsWith('Outputs.') ? nested?.outputs.get(attribute.slice('Outputs.'.length)) : undefined;
  const inside = nested && scope.follow(`Fn::GetAtt ${attribute}`, nested);
  return output === undefined || inside === undefined ? UNKNOWN : inside.value(members(output).get('Value'));
}

/** What each pseudo parameter is worth in a stack. */
const PSEUDO: ReadonlyMap<string, (scope: Scope) => Outcome> = new Map<string, (scope: Scope) => Outcome>([
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
export function pseudo(name: string, scope: Scope): Outcome {
  const known = PSEUDO.get(name);
  return known === undefined ? UNKNOWN : known(scope);
}

function stackName(scope: Scope): string {
  const { name, parent } = scope.stack;
  return parent === undefined ? name : scope.standIn(physicalName(parent), 'the name of a nested stack');
}

function stackId(scope: Scope): string {
  const environment = environmentIn(scope);
  const id = scope.standIn(UNKNOWN_ID, 'the ID of a stack');
  return `arn:${partitionOf(environment.region).name}:cloudformation:${environment.region}:${environment.account}:stack/${stackName(scope)}/${id}`;
}

import { Pattern } from '../../eventbridge/pattern';
import { SynthesisedRule } from '../assembly/alerts';
import { Resource } from '../assembly/stack';
import { isObject, Json, listOf, memberAt, members, stringAt } from '../json-values';
import { Problem } from './alert-result';
import { PatternRefused, tryCompile } from '../../eventbridge/compile-pattern';
import { TargetInput } from '../../eventbridge/target-input';
import { Resolved, Resolver } from '../resolve/resolver';
import { StandIn } from '../resolve/scope';

/** A target of a rule, resolved. */
export interface Target {
  readonly id: string;
  /** Absent where it could not be resolved. */
  readonly arn?: string;
  readonly channel: string;
  readonly input: TargetInput;
  readonly problems: readonly Problem[];
  readonly standIns: readonly StandIn[];
}

/** A rule of an alert, resolved for one account and Region. */
export interface Rule {
  readonly name: string;
  readonly arn: string;
  readonly logicalId: string;
  /** Absent where it could not be resolved or EventBridge would refuse it. */
  readonly pattern?: Pattern;
  /** Problems that do not depend on the event. */
  readonly problems: readonly Problem[];
  /** Problems because of which it sends nothing even if it matches; one at most. */
  readonly blockers: readonly Problem[];
  /** Whether its state leaves out read-only management events. */
  readonly excludesReadOnly: boolean;
  readonly standIns: readonly StandIn[];
  readonly targets: readonly Target[];
}

/** Resolves a rule. */
export function readRule({ resource, channels }: Pick<SynthesisedRule, 'resource' | 'channels'>, resolver: Resolver): Rule {
  const arn = resolver.resolve(resource, { 'Fn::GetAtt': [resource.logicalId, 'Arn'] }, 'Arn');
  const pattern = resolver.property(resource, 'EventPattern');
  const targets = readTargets(resource, channels, resolver);
  return {
    // The last part of a rule's ARN is its name, on a custom bus too.
    name: String(arn.value).replace(/^.*\//, ''),
    arn: String(arn.value),
    logicalId: resource.logicalId,
    ...compiled(pattern, resource.logicalId),
    blockers: blockersIn(resource, targets, resolver),
    excludesReadOnly: excludesReadOnly(resource, resolver),
    standIns: [...arn.standIns, ...pattern.standIns],
    targets,
  };
}

/** A `State` that is known at deployment only is taken to be right. */
function excludesReadOnly(resource: Resource, resolver: Resolver): boolean {
  const { value = 'ENABLED', unresolved } = resolver.property(resource, 'State');
  return unresolved.length === 0 && value === 'ENABLED';
}

function blockersIn(resource: Resource, targets: readonly Target[], resolver: Resolver): Problem[] {
  const rule = resource.logicalId;
  if (resolver.property(resource, 'State').value === 'DISABLED') return [{ code: 'rule-disabled', rule }];
  if (!resolver.creates(resource)) return [{ code: 'rule-not-created', rule, condition: String(resource.condition) }];
  return targets.length === 0 ? [{ code: 'no-targets', rule }] : [];
}

function compiled(pattern: Resolved, rule: string): Pick<Rule, 'pattern' | 'problems'> {
  if (pattern.unresolved.length > 0) return { problems: unresolvedOf(pattern) };
  if (pattern.value === undefined) return { problems: [{ code: 'invalid-pattern', rule, reason: 'there is none' }] };
  const read = tryCompile(typeof pattern.value === 'string' ? pattern.value : JSON.stringify(pattern.value));
  return read instanceof PatternRefused ? { problems: [{ code: 'invalid-pattern', rule, reason: read.message }] } : { pattern: read, problems: [] };
}

/** An intrinsic may stand for one target or for all of them, and `AWS::NoValue` for none. */
function readTargets(resource: Resource, channels: ReadonlyMap<string, Json>, resolver: Resolver): Target[] {
  const plain = (written: Json | undefined, path: string): Resolved => isObject(written) && !('Arn' in written)
    ? resolver.resolve(resource, written, path)
    : { value: written, unresolved: [], standIns: [] };
  const all = plain(resource.properties.get('Targets'), 'Properties.Targets');
  if (all.unresolved.length > 0) return [unreadable('Properties.Targets', unresolvedOf(all))];
  return listOf(all.value).flatMap((written, index) => {
    const path = `Properties.Targets[${index}]`;
    const one = plain(written, path);
    if (one.unresolved.length > 0) return [unreadable(path, unresolvedOf(one))];
    return one.value === undefined ? [] : [readTarget(resource, one.value, path, channels, resolver)];
  });
}

function unreadable(id: string, problems: readonly Problem[]): Target {
  return { id, channel: 'text', input: {}, problems, standIns: [] };
}

function readTarget(resource: Resource, written: Json, path: string, channels: ReadonlyMap<string, Json>, resolver: Resolver): Target {
  const part = (name: string) => resolver.resolve(resource, memberAt(written, name), `${path}.${name}`);
  const arn = part('Arn');
  const inputs = ['Input', 'InputPath', 'InputTransformer'].map(name => ({ name, ...part(name) }));
  const id = stringAt(written, 'Id') ?? path;
  if (arn.value === undefined) return unreadable(id, [{ code: 'invalid-target', target: id, reason: 'it has no Arn' }]);
  const channel = channels.get(id);
  return {
    id,
    arn: arn.unresolved.length === 0 ? String(arn.value) : undefined,
    channel: typeof channel === 'string' ? channel : 'text',
    input: inputOf(Object.fromEntries(inputs.flatMap(({ name, value }) => value === undefined ? [] : [[name, value]]))),
    problems: [arn, ...inputs].flatMap(unresolvedOf),
    standIns: inputs.flatMap(({ standIns }) => standIns),
  };
}

/** Takes from the properties what PutTargets would: strings, under its names. */
function inputOf(input: Json): TargetInput {
  const transformer = memberAt(input, 'InputTransformer');
  const paths = [...members(memberAt(transformer, 'InputPathsMap'))].map(([name, path]) => [name, String(path)]);
  return {
    Input: stringAt(input, 'Input'),
    InputPath: stringAt(input, 'InputPath'),
    InputTransformer: isObject(transformer)
      ? { InputPathsMap: Object.fromEntries(paths), InputTemplate: stringAt(transformer, 'InputTemplate') ?? '' }
      : undefined,
  };
}

function unresolvedOf({ unresolved }: Resolved): Problem[] {
  return unresolved.map(value => ({ code: 'unresolved-value', ...value }));
}

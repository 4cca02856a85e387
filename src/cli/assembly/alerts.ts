import { Resource, Stack } from './stack';
import { Misuse } from '../command';
import { Json, memberAt, members, stringAt } from '../json-values';

/** The key of the metadata that the construct adds to its rules. */
const METADATA = 'cdk-console-login-alert';

/** The kind of rule that sends sign-ins to an alert of another Region or account. */
const FORWARDER = 'forwarder';

/** The kind of rule that matches the calls of a heartbeat. */
const HEARTBEAT = 'heartbeat';

/** The kinds of rules that send no alert. */
const WITHOUT_ALERT: readonly string[] = [FORWARDER, HEARTBEAT];

/** A rule of an alert. */
export interface SynthesisedRule {
  /** The events that it receives: `home`, `forwarded` or `tampering`. */
  readonly kind: string;
  readonly resource: Resource;
  /** Channels other than `text`, by the ID of the target. */
  readonly channels: ReadonlyMap<string, Json>;
}

/** An alert of the app, with its rules. */
export interface Alert {
  /** The construct's path. */
  readonly path: string;
  /** The `home` rule first. */
  readonly rules: readonly SynthesisedRule[];
  /** The StackSets that forward to it from other Regions or accounts. */
  readonly stackSets: readonly Resource[];
}

/** A rule of a `SignInForwarder`, which sends no alert by itself. */
export interface Forwarder {
  /** The construct's path. */
  readonly path: string;
  readonly resource: Resource;
}

/** Finds the alerts of an app by the metadata of their rules, in the order of the templates. */
export function findAlerts(stacks: readonly Stack[]): Alert[] {
  return stacks.flatMap(stack => {
    const rules = marked(stack, 'AWS::Events::Rule').filter(rule => !WITHOUT_ALERT.includes(kindOf(rule)));
    const stackSets = marked(stack, 'AWS::CloudFormation::StackSet');
    const paths = new Set(rules.map(pathOf));
    return [...paths].map(path => ({
      path,
      rules: rules.filter(rule => pathOf(rule) === path).map(alertRule).sort(homeFirst),
      stackSets: stackSets.filter(stackSet => pathOf(stackSet) === path),
    }));
  });
}

/** Finds the forwarders of an app, in any of its stacks. */
export function findForwarders(stacks: readonly Stack[]): Forwarder[] {
  return stacks
    .flatMap(stack => marked(stack, 'AWS::Events::Rule'))
    .filter(rule => kindOf(rule) === FORWARDER)
    .map(resource => ({ path: pathOf(resource), resource }));
}

/** Finds the rules of an app that match the calls of heartbeats, in any of its stacks. */
export function findHeartbeats(stacks: readonly Stack[]): Resource[] {
  return stacks.flatMap(stack => marked(stack, 'AWS::Events::Rule')).filter(rule => kindOf(rule) === HEARTBEAT);
}

function marked(stack: Stack, resourceType: string): Resource[] {
  return [...stack.resources.values()].filter(({ type, metadata }) => type === resourceType && metadata.has(METADATA));
}

function kindOf({ metadata }: Resource): string {
  return stringAt(metadata.get(METADATA), 'rule') ?? 'home';
}

function alertRule(resource: Resource): SynthesisedRule {
  return { kind: kindOf(resource), resource, channels: members(memberAt(resource.metadata.get(METADATA), 'channels')) };
}

function pathOf({ metadata, stack, logicalId }: Resource): string {
  const path = stringAt(metadata.get(METADATA), 'alert');
  if (path === undefined) throw new Misuse(`${stack.file}: the metadata of ${logicalId} names no alert: run "cdk synth" again with this version`);
  return path;
}

function homeFirst(left: SynthesisedRule, right: SynthesisedRule): number {
  return Number(right.kind === 'home') - Number(left.kind === 'home');
}

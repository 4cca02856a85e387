import { Resource, Stack } from './assembly/stack';
import { Json, members, stringAt } from './json';
import { Misuse } from './misuse';

/** The key under which the construct writes about itself into its rules' metadata. */
const METADATA = 'cdk-console-login-alert';

/** A rule of an alert. */
export interface AlertRule {
  /** What it listens to: `home`, `forwarded` or `tampering`. */
  readonly kind: string;
  readonly resource: Resource;
  /** Channels other than `text`, by the ID of the target. */
  readonly channels: ReadonlyMap<string, Json>;
}

/** An alert of the app, with the rules that set it off. */
export interface Alert {
  /** The construct's path. */
  readonly path: string;
  /** The `home` rule first. */
  readonly rules: readonly AlertRule[];
}

/** Finds the alerts of an app by the metadata of their rules, in the order of the templates. */
export function findAlerts(stacks: readonly Stack[]): Alert[] {
  return stacks.flatMap(stack => {
    const rules = [...stack.resources.values()].filter(({ type, metadata }) => type === 'AWS::Events::Rule' && metadata.has(METADATA));
    const paths = new Set(rules.map(pathOf));
    return [...paths].map(path => ({ path, rules: rules.filter(rule => pathOf(rule) === path).map(alertRule).sort(homeFirst) }));
  });
}

function alertRule(resource: Resource): AlertRule {
  const metadata = resource.metadata.get(METADATA);
  return {
    kind: stringAt(metadata, 'rule') ?? 'home',
    resource,
    channels: members(members(metadata).get('channels')),
  };
}

function pathOf({ metadata, stack, logicalId }: Resource): string {
  const path = stringAt(metadata.get(METADATA), 'alert');
  if (path === undefined) throw new Misuse(`${stack.file}: the metadata of ${logicalId} names no alert: run "cdk synth" again with this version`);
  return path;
}

function homeFirst(left: AlertRule, right: AlertRule): number {
  return Number(right.kind === 'home') - Number(left.kind === 'home');
}

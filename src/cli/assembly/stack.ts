import { createHash } from 'node:crypto';
import { isObject, Json, JsonObject, memberAt, members, stringAt } from '../json-values';

/** A resource of a template, as it is written there. */
export interface Resource {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: ReadonlyMap<string, Json>;
  readonly metadata: ReadonlyMap<string, Json>;
  /** The name of the condition under which it is created. */
  readonly condition?: string;
}

/** What CloudFormation says of a stack that was deployed. */
export interface Deployment {
  /** The ARN of the stack. */
  readonly id: string;
  /** The physical IDs of its resources, by their logical IDs. */
  readonly physicalIds: ReadonlyMap<string, string>;
  /** The values of its parameters, without those that CloudFormation hides. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** The template of a stack, and the environment to which it is deployed. */
export interface StackSource {
  /** The template's file, relative to the folder that was given. */
  readonly file: string;
  /** The stack's name in AWS; of a nested stack, a stand-in. */
  readonly name: string;
  /** The name by which `cdk deploy` selects it, where that is known. */
  readonly selector?: string;
  /** Absent if the app has no `env` for it. */
  readonly account?: string;
  readonly region?: string;
  readonly template: JsonObject;
  /** The resource that creates this stack, if it is nested. */
  readonly parent?: Resource;
  /** Absent as long as nobody has asked AWS. */
  readonly deployment?: Deployment;
}

/** A stack with its template, read once into what a lookup needs. */
export interface Stack extends StackSource {
  readonly resources: ReadonlyMap<string, Resource>;
  readonly parameters: ReadonlyMap<string, Json>;
  readonly mappings: ReadonlyMap<string, Json>;
  readonly conditions: ReadonlyMap<string, Json>;
  readonly outputs: ReadonlyMap<string, Json>;
  /** Nested stacks by the logical ID of the resource that creates them. */
  readonly nested: Map<string, Stack>;
}

/** Reads the sections of a template, without entries that CloudFormation would not accept. */
export function stackOf(source: StackSource): Stack {
  const resources = new Map<string, Resource>();
  const section = (name: string) => members(memberAt(source.template, name));
  const stack: Stack = {
    ...source,
    resources,
    parameters: section('Parameters'),
    mappings: section('Mappings'),
    conditions: section('Conditions'),
    outputs: section('Outputs'),
    nested: new Map(),
  };
  for (const [logicalId, resource] of section('Resources')) {
    if (!isObject(resource)) continue;
    resources.set(logicalId, {
      stack,
      logicalId,
      type: stringAt(resource, 'Type') ?? '',
      properties: members(memberAt(resource, 'Properties')),
      metadata: members(memberAt(resource, 'Metadata')),
      condition: stringAt(resource, 'Condition'),
    });
  }
  return stack;
}

/**
 * A name like the one that CloudFormation generates for a resource: stack, logical ID and an ID that is known at deployment only. Here
 * the ID is derived from the path of the template, so that equal stacks in two stages differ.
 */
export function physicalName(resource: Resource): string {
  const id = createHash('sha256').update(`${resource.stack.file}/${resource.logicalId}`).digest('hex').slice(0, 12).toUpperCase();
  return `${resource.stack.name}-${resource.logicalId}-${id}`;
}

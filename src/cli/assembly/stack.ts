import { isObject, Json, JsonObject, members, stringAt } from '../json-values';

/** A resource of a template, as it is written there. */
export interface Resource {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: ReadonlyMap<string, Json>;
  readonly metadata: ReadonlyMap<string, Json>;
  /** The name of the condition under which it is made. */
  readonly condition?: string;
}

/** Where and from which template a stack is made. */
export interface StackSource {
  /** The template's file, relative to the folder that was given. */
  readonly file: string;
  /** The stack's name in AWS; of a nested stack, a stand-in. */
  readonly name: string;
  /** Absent where the app leaves it to the deployment. */
  readonly account?: string;
  readonly region?: string;
  readonly template: JsonObject;
  /** The resource that makes this stack, where it is nested. */
  readonly parent?: Resource;
}

/** A stack with its template, read once into what a lookup needs. */
export interface Stack extends StackSource {
  readonly resources: ReadonlyMap<string, Resource>;
  readonly parameters: ReadonlyMap<string, Json>;
  readonly mappings: ReadonlyMap<string, Json>;
  readonly conditions: ReadonlyMap<string, Json>;
  readonly outputs: ReadonlyMap<string, Json>;
  /** Nested stacks by the logical ID of the resource that makes them. */
  readonly nested: Map<string, Stack>;
}

/** Reads a template's sections; whatever has not the shape that CloudFormation wants is left out. */
export function stackOf(source: StackSource): Stack {
  const resources = new Map<string, Resource>();
  const section = (name: string) => members(members(source.template).get(name));
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
      properties: members(members(resource).get('Properties')),
      metadata: members(members(resource).get('Metadata')),
      condition: stringAt(resource, 'Condition'),
    });
  }
  return stack;
}

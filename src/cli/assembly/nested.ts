import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { JsonObject, members, stringAt } from '../json-values';
import { Resource, Stack, stackOf } from './stack';

/** Reads a template file. */
export type TemplateReader = (file: string) => JsonObject;

/**
 * Finds the stacks nested in a stack, and in those, and hangs them into it.
 * A nested stack whose template is not there is left out: what refers to it cannot be resolved.
 *
 * @param assets the asset manifest of the outermost stack, which lists the nested templates too
 * @param called how messages call a file
 * @returns the nested stacks, outer ones first
 */
export function nest(stack: Stack, folder: string, assets: JsonObject, template: TemplateReader, called: (file: string) => string): Stack[] {
  const found: Stack[] = [];
  for (const resource of stack.resources.values()) {
    const file = resource.type === 'AWS::CloudFormation::Stack' ? templateFileOf(resource, assets) : undefined;
    if (file === undefined || !existsSync(resolve(folder, file)) || nestsItself(stack, called(resolve(folder, file)))) continue;
    const nested = stackOf({
      file: called(resolve(folder, file)),
      name: physicalName(resource),
      account: stack.account,
      region: stack.region,
      template: template(resolve(folder, file)),
      parent: resource,
    });
    stack.nested.set(resource.logicalId, nested);
    found.push(nested, ...nest(nested, folder, assets, template, called));
  }
  return found;
}

/**
 * A name like the one that CloudFormation gives a resource: stack, logical ID and an ID that only the deployment knows,
 * here derived from the template's place, so that equal stacks in two stages differ.
 */
export function physicalName(resource: Resource): string {
  const id = createHash('sha256').update(`${resource.stack.file}/${resource.logicalId}`).digest('hex').slice(0, 12).toUpperCase();
  return `${resource.stack.name}-${resource.logicalId}-${id}`;
}

/** The CDK writes the file's name beside the resource, unless asset metadata is off; then the hash in its URL tells. */
function templateFileOf(resource: Resource, assets: JsonObject): string | undefined {
  const named = resource.metadata.get('aws:asset:path');
  if (typeof named === 'string') return named;
  const url = JSON.stringify(resource.properties.get('TemplateURL') ?? '');
  const [, asset] = [...members(members(assets).get('files'))].find(([hash]) => url.includes(hash)) ?? [];
  return stringAt(asset, 'source', 'path');
}

/** A broken app could name a template inside itself; the CDK never does. */
function nestsItself(stack: Stack, file: string): boolean {
  return stack.file === file || (stack.parent !== undefined && nestsItself(stack.parent.stack, file));
}

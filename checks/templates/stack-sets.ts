import { readAssembly } from '../../src/cli/assembly/read-assembly';
import { Resource } from '../../src/cli/assembly/stack';
import { isList, Json, members, parseJson } from '../../src/cli/json-values';
import { Resolver } from '../../src/cli/resolve/resolver';

/** A template that a StackSet of an app deploys, which stands as text inside another. */
export interface StackSetTemplate {
  /** The logical ID of the StackSet. */
  readonly stackSet: string;
  readonly regions: readonly string[];
  readonly template: string;
}

/**
 * The templates inside the StackSets of a synthesised app. Names and ARNs that only a deployment could tell have plain stand-ins,
 * as the preview gives them.
 */
export function stackSetsIn(folder: string): readonly StackSetTemplate[] {
  const stacks = readAssembly(folder, folder);
  const resolver = new Resolver(stacks, {});
  return stacks.flatMap(({ resources }) => [...resources.values()])
    .filter(({ type }) => type === 'AWS::CloudFormation::StackSet')
    .map(resource => ({
      stackSet: resource.logicalId,
      regions: regionsOf(resource, resolver),
      template: textOf(resource, resolver),
    }));
}

function regionsOf(resource: Resource, resolver: Resolver): readonly string[] {
  const groups = valueOf(resource, 'StackInstancesGroup', resolver);
  const regions = (isList(groups) ? groups : []).flatMap(group => members(group).get('Regions') ?? []).filter(region => typeof region === 'string');
  if (regions.length === 0) {
    throw new Error(`${resource.logicalId} names no Region, so nobody could say for which its template must be valid`);
  }
  return [...new Set(regions)];
}

/** The template as CloudFormation gets it, laid out for whoever reads a finding. */
function textOf(resource: Resource, resolver: Resolver): string {
  const body = `the TemplateBody of ${resource.logicalId}`;
  const template = parseJson(String(valueOf(resource, 'TemplateBody', resolver)), body);
  if (!members(template).has('Resources')) {
    throw new Error(`${body} has no Resources, so no linter would find anything`);
  }
  return JSON.stringify(template, undefined, 1);
}

function valueOf(resource: Resource, property: string, resolver: Resolver): Json | undefined {
  const { value, unresolved } = resolver.property(resource, property);
  if (unresolved.length > 0) {
    throw new Error(`${property} of ${resource.logicalId} has ${unresolved[0].intrinsic}, for which there is no stand-in`);
  }
  return value;
}

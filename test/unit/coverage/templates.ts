import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';

/** Where a template is deployed. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** A resource of a template, resolved. */
export interface Deployed {
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

interface Written {
  readonly Type: string;
  readonly Condition?: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** A template as it is written: one of the CDK's, or that of a StackSet. */
export interface WrittenTemplate {
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, Written>>;
}

export function templateOf(stack: Stack): WrittenTemplate {
  return Template.fromStack(stack).toJSON() as WrittenTemplate;
}

/** What CloudFormation makes of a template: the resources whose condition holds. What another resource gives is `<ID>`, its attribute `<ID.Attribute>`. */
export function deploy({ Conditions = {}, Resources }: WrittenTemplate, place: Place): readonly Deployed[] {
  return Object.entries(Resources)
    .filter(([, { Condition }]) => Condition === undefined || resolve(Conditions[Condition], place) === true)
    .map(([id, { Type, Properties = {} }]) => ({ id, type: Type, properties: resolve(Properties, place) as Readonly<Record<string, unknown>> }));
}

/** The resources of a type. */
export function ofType(resources: readonly Deployed[], type: string): readonly Deployed[] {
  return resources.filter(each => each.type === type);
}

/** A StackSet's template, as CloudFormation would read it. */
export function innerTemplate({ properties }: Deployed): WrittenTemplate {
  return JSON.parse(String(properties.TemplateBody)) as WrittenTemplate;
}

/** The template of the only StackSet of a stack that is deployed somewhere. */
export function innerTemplateOf(stack: Stack, place: Place): WrittenTemplate {
  const [stackSet, ...others] = ofType(deploy(templateOf(stack), place), 'AWS::CloudFormation::StackSet');
  expect(others).toEqual([]);
  return innerTemplate(stackSet);
}

/** Resolves the intrinsic functions that these templates use, and fails on any other. */
export function resolve(value: unknown, place: Place): unknown {
  if (Array.isArray(value)) return value.map(each => resolve(each, place));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Readonly<Record<string, unknown>>);
  const [key, argument] = entries[0] ?? [];
  return entries.length === 1 && /^(Ref|Fn::\w+)$/.test(key)
    ? intrinsic(key, key === 'Ref' ? argument : resolve(argument, place), place)
    : Object.fromEntries(entries.map(([name, each]) => [name, resolve(each, place)]));
}

function intrinsic(name: string, argument: unknown, { account, region }: Place): unknown {
  const list = argument as readonly unknown[];
  switch (name) {
    case 'Ref': return { 'AWS::AccountId': account, 'AWS::Region': region, 'AWS::Partition': 'aws' }[String(argument)] ?? `<${argument}>`;
    case 'Fn::GetAtt': return `<${list.join('.')}>`;
    case 'Fn::Join': return (list[1] as readonly string[]).join(String(list[0]));
    case 'Fn::Equals': return list[0] === list[1];
    case 'Fn::And': return list.every(each => each === true);
    case 'Fn::Not': return list[0] !== true;
    default: throw new Error(`no template of a coverage was known to use ${name}`);
  }
}

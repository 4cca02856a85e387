import { findAlerts, findForwarders } from '../assembly/alerts';
import { Stack } from '../assembly/stack';
import { Json } from '../json-values';
import { shellCommand } from './report-line';
import { Resolver } from '../resolve/resolver';

/**
 * The stacks that take part in the alerts of an app, outermost ones only: those with an alert or a forwarder, those whose resources these
 * refer to, and those that subscribe to a topic of theirs. Nothing else of the app is asked for.
 */
export function relatedStacks(stacks: readonly Stack[]): Stack[] {
  const resolver = new Resolver(stacks, {});
  const rules = [...findAlerts(stacks).flatMap(({ rules: each }) => each), ...findForwarders(stacks)];
  const related = new Set(rules.map(({ resource: { stack } }) => outermost(stack)));
  const outer = [...new Set(stacks.map(outermost))];
  const inside = (stack: Stack) => stacks.filter(each => outermost(each) === stack);
  const written = new Map(outer.map(stack => [stack, inside(stack).map(each => propertiesIn(each, resolver)).join('\n')]));
  for (let before = -1; before < related.size;) {
    before = related.size;
    for (const stack of outer) {
      const names = inside(stack).flatMap(each => namesIn(each, resolver));
      if ([...related].some(each => names.some(name => written.get(each)?.includes(name)))) related.add(stack);
    }
  }
  const topics = [...related].flatMap(inside).flatMap(stack => namesIn(stack, resolver, 'AWS::SNS::Topic'));
  for (const stack of outer) {
    if (inside(stack).some(({ resources }) => [...resources.values()].some(({ type }) => /^AWS::(SNS::Subscription|Chatbot::)/.test(type)))
      && topics.some(topic => written.get(stack)?.includes(topic))) related.add(stack);
  }
  return outer.filter(stack => related.has(stack));
}

/** The stack that is deployed by itself, and creates the one that was given. */
export function outermost(stack: Stack): Stack {
  return stack.parent === undefined ? stack : outermost(stack.parent.stack);
}

function propertiesIn({ resources }: Stack, resolver: Resolver): string {
  return [...resources.values()]
    .map(resource => JSON.stringify([...resource.properties.keys()].map(name => resolver.property(resource, name).value ?? null) satisfies Json[]))
    .join('\n');
}

/** The resources that others refer to by an ARN. */
const REFERRED = /^AWS::(SNS::Topic|SQS::Queue|KMS::Key|StepFunctions::StateMachine|IAM::Role|Events::EventBus)$/;

function namesIn({ resources }: Stack, resolver: Resolver, onlyType?: string): string[] {
  return [...resources.values()].filter(({ type }) => onlyType === undefined ? REFERRED.test(type) : type === onlyType).flatMap(resource => {
    const attribute = resource.type === 'AWS::SNS::Topic' ? 'TopicArn' : 'Arn';
    const { value, unresolved } = resolver.resolve(resource, { 'Fn::GetAtt': [resource.logicalId, attribute] }, attribute);
    return typeof value === 'string' && unresolved.length === 0 ? [value] : [];
  });
}

/** The command that deploys a stack. */
export function deployCommand({ selector, name }: Pick<Stack, 'selector' | 'name'>, ...options: readonly string[]): string {
  return shellCommand('npx', 'cdk', 'deploy', selector ?? name, ...options);
}

/**
 * The command that brings back what was changed or deleted by hand: a plain deployment compares templates only, and finds nothing to do.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html
 * @see https://github.com/aws/aws-cdk-cli/pull/1127 for the option, which came with aws-cdk 2.1110.0
 */
export function repairCommand({ stack }: { readonly stack: Stack }): string {
  return deployCommand(outermost(stack), '--revert-drift');
}

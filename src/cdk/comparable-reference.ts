import { DefaultTokenResolver, IPostProcessor, IResolvable, IResolveContext, Reference, StringConcat, Tokenization } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** Writes a reference as the construct and the attribute that it refers to. */
class ConstructPaths extends DefaultTokenResolver {
  public resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    return Reference.isReference(token) ? `${token.target.node.path}.${token.displayName}` : super.resolveToken(token, context, postProcessor);
  }
}

/**
 * The text of a value, such as an ARN, by which values of any stacks of an app can be compared.
 *
 * A resolved reference could not be: resources of two stacks may have the same logical ID, and the CDK resolves no reference to another account or
 * Region, unless the resource has a physical name.
 */
export function comparableReference(value: string, scope: IConstruct): string {
  return JSON.stringify(named(value, scope));
}

/** The texts of a list, which may be a token. */
export function comparableReferences(list: readonly string[] | undefined, scope: IConstruct): readonly string[] {
  return (named(list, scope) as readonly unknown[] | undefined ?? []).map(each => JSON.stringify(each));
}

function named(value: unknown, scope: IConstruct): unknown {
  return Tokenization.resolve(value, { scope, resolver: new ConstructPaths(new StringConcat()), preparing: false });
}

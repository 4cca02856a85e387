/** A statement of a policy, as IAM's grammar has it. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** Who calls what on what. */
export interface PolicyRequest {
  readonly action: string;
  /** `*` where the action takes no resource. */
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
}

/**
 * The first denying statement that fits a request. Nothing else of a service control policy can deny it, beside the absence of an
 * allowing one, which `FullAWSAccess` is.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function deniedBy(statements: readonly PolicyStatement[], { action, resource, context }: PolicyRequest): PolicyStatement | undefined {
  return statements.find(({ Effect, Action, Resource, Condition = {} }) => Effect === 'Deny' &&
    listOf(Action).some(pattern => like(pattern.toLowerCase(), action.toLowerCase())) &&
    listOf(Resource).some(pattern => arnLike(pattern, resource)) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) => holds(operator, listOf(values), context[key]))));
}

/** What each operator compares with; `Not` negates all of its values, and holds where the key is missing. */
const OPERATORS: Readonly<Record<string, (pattern: string, value: string) => boolean>> = {
  StringEquals: (pattern, value) => pattern === value,
  StringLike: like,
  ArnEquals: arnLike,
  ArnLike: arnLike,
};

/**
 * @throws for an operator that is not known here, so that a condition is never passed over
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
function holds(operator: string, patterns: readonly string[], value: string | undefined): boolean {
  const compare = OPERATORS[operator.replace('Not', '')];
  if (!compare) {
    throw new Error(`the operator ${operator} is not known to this evaluator`);
  }
  const matches = value !== undefined && patterns.some(pattern => compare(pattern, value));
  return operator.includes('Not') ? !matches : matches;
}

/** Each of the six parts of an ARN by itself, so that a star crosses no colon before the last part. */
function arnLike(pattern: string, arn: string): boolean {
  const [patterns, parts] = [partsOf(pattern), partsOf(arn)];
  return pattern === '*' || patterns.length === parts.length && patterns.every((part, index) => like(part, parts[index]));
}

function partsOf(arn: string): readonly string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function like(pattern: string, value: string): boolean {
  const regex = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${regex}$`, 's').test(value);
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

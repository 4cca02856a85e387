import { Environment, environmentIn, Outcome, Scope, UNKNOWN, UNKNOWN_ID } from './scope';
import { physicalName } from '../assembly/nested';

/** The partition that a Region belongs to, by the beginning of its name (the AWS SDKs' `partitions.json`). */
const PARTITIONS = [
  { begins: 'cn-', partition: 'aws-cn', urlSuffix: 'amazonaws.com.cn' },
  { begins: 'us-gov-', partition: 'aws-us-gov', urlSuffix: 'amazonaws.com' },
  { begins: 'eusc-', partition: 'aws-eusc', urlSuffix: 'amazonaws.eu' },
  { begins: 'us-iso-', partition: 'aws-iso', urlSuffix: 'c2s.ic.gov' },
  { begins: 'us-isob-', partition: 'aws-iso-b', urlSuffix: 'sc2s.sgov.gov' },
  { begins: '', partition: 'aws', urlSuffix: 'amazonaws.com' },
] as const;

/** What each pseudo parameter is worth in a stack. */
const PSEUDO: ReadonlyMap<string, (scope: Scope) => Outcome> = new Map<string, (scope: Scope) => Outcome>([
  ['AWS::AccountId', scope => environmentIn(scope).account],
  ['AWS::Region', scope => environmentIn(scope).region],
  ['AWS::Partition', scope => partitionOf(environmentIn(scope)).partition],
  ['AWS::URLSuffix', scope => partitionOf(environmentIn(scope)).urlSuffix],
  ['AWS::StackName', stackName],
  ['AWS::StackId', stackId],
  ['AWS::NotificationARNs', () => []],
  ['AWS::NoValue', () => undefined],
]);

/** The value of a pseudo parameter, such as `AWS::Region`. */
export function pseudo(name: string, scope: Scope): Outcome {
  const known = PSEUDO.get(name);
  return known === undefined ? UNKNOWN : known(scope);
}

/** The partition, and its URL suffix, of an environment. */
export function partitionOf(environment: Required<Environment>): { readonly partition: string; readonly urlSuffix: string } {
  return PARTITIONS.find(({ begins }) => environment.region.startsWith(begins)) ?? PARTITIONS[PARTITIONS.length - 1];
}

function stackName(scope: Scope): string {
  const { name, parent } = scope.stack;
  return parent === undefined ? name : scope.standIn(physicalName(parent), 'the name of a nested stack');
}

function stackId(scope: Scope): string {
  const environment = environmentIn(scope);
  const id = scope.standIn(UNKNOWN_ID, 'the ID of a stack');
  return `arn:${partitionOf(environment).partition}:cloudformation:${environment.region}:${environment.account}:stack/${stackName(scope)}/${id}`;
}

import { environmentIn, Outcome, Scope, UNKNOWN, UNKNOWN_ID } from './scope';
import { partitionOf } from '../../signin/partition';
import { physicalName } from '../assembly/nested';

/** What each pseudo parameter is worth in a stack. */
const PSEUDO: ReadonlyMap<string, (scope: Scope) => Outcome> = new Map<string, (scope: Scope) => Outcome>([
  ['AWS::AccountId', scope => environmentIn(scope).account],
  ['AWS::Region', scope => environmentIn(scope).region],
  ['AWS::Partition', scope => partitionOf(environmentIn(scope).region).name],
  ['AWS::URLSuffix', scope => partitionOf(environmentIn(scope).region).urlSuffix],
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

function stackName(scope: Scope): string {
  const { name, parent } = scope.stack;
  return parent === undefined ? name : scope.standIn(physicalName(parent), 'the name of a nested stack');
}

function stackId(scope: Scope): string {
  const environment = environmentIn(scope);
  const id = scope.standIn(UNKNOWN_ID, 'the ID of a stack');
  return `arn:${partitionOf(environment.region).name}:cloudformation:${environment.region}:${environment.account}:stack/${stackName(scope)}/${id}`;
}

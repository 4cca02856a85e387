import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { warn } from './warning';

/** Says which statement somebody must add by hand, since the policy of an imported resource cannot be changed from here. */
export function policyUnchanged(scope: IConstruct, policyOf: string, statement: iam.PolicyStatement): void {
  warn(scope, 'cannotChangePolicy', `the policy of ${policyOf} cannot be changed from this app; make sure that it allows ` +
    JSON.stringify(Stack.of(scope).resolve(statement.toStatementJson())));
}

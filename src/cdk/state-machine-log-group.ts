import { Names } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/**
 * Log groups below it share one statement of the account's resource policy for CloudWatch Logs, which holds 5,120 characters. Every
 * other one adds a statement of its own, until a deployment fails.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
 */
const PREFIX = '/aws/vendedlogs/states/';

/** A workflow takes the ARN of its log group with at most 256 characters; this leaves room for what is before the name, and `:*` after it. */
const LONGEST_NAME = 190;

/**
 * The name of a workflow's log group: of the outermost stack's name and the path below it, so that no two of one account and Region share it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CloudWatchLogsLogGroup.html
 */
export function logGroupName(scope: Construct, id: string): string {
  const maxLength = LONGEST_NAME - PREFIX.length - '-'.length - id.length;
  return `${PREFIX}${Names.uniqueResourceName(scope, { maxLength, separator: '-', allowedSpecialCharacters: '-' })}-${id}`;
}

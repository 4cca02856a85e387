import { partitionOf } from '../../../signin/partition';
import { listOf, memberAt, stringAt, tryParseJson } from '../../json-values';
import { count } from '../../printable';
import { repairCommand } from '../app-stacks';
import { Ask, isMissing } from '../aws/aws-calls';
import { samePolicy } from '../compare-json';
import { DeployedResources, physicalIdOf } from '../deployed-resources';
import { ReportLine, notKnown, notResolved, shellCommand } from '../report-line';

/** The lines on a queue, and the key that encrypts it. */
interface CheckedQueue {
  readonly lines: readonly ReportLine[];
  readonly key?: string;
}

/**
 * Whether a dead-letter queue is there, empty, and lets EventBridge put events into it. To read a message would hide it from others for a
 * while, so why EventBridge put it there is left to the command that the line names.
 */
export async function checkQueue(arn: string, deployed: DeployedResources, ask: Ask): Promise<CheckedQueue> {
  const [, , , region, account, name] = arn.split(':');
  const resource = deployed.byArn(arn);
  const url = resource === undefined ? `https://sqs.${region}.${partitionOf(region).urlSuffix}/${account}/${name}` : physicalIdOf(resource);
  const about = `queue ${name}`;
  const answer = await ask('sqs', 'get-queue-attributes', { QueueUrl: url, AttributeNames: ['All'] });
  if (answer.kind === 'failure') {
    const missing: ReportLine = { code: 'queue-missing', about, text: 'is gone, so an event that cannot be delivered is lost', todo: resource && repairCommand(resource) };
    return { lines: [isMissing(answer) ? missing : notKnown(about, answer)] };
  }
  const attributes = memberAt(answer.value, 'Attributes');
  const number = (attribute: string) => Number(stringAt(attributes, attribute) ?? 0);
  const messages = number('ApproximateNumberOfMessages') + number('ApproximateNumberOfMessagesNotVisible');
  const receive = shellCommand('aws', 'sqs', 'receive-message', '--queue-url', url, '--message-attribute-names', 'All', '--max-number-of-messages', '10', '--region', region);
  const lines: ReportLine[] = messages === 0 ? [] : [{
    code: 'queue-not-empty', about, text: `holds ${count(messages, 'event')} that could not be delivered; the attributes of each message give the reason`, todo: receive,
  }];
  lines.push(...policyLines(url, about, stringAt(attributes, 'Policy'), deployed));
  return { lines: lines.length > 0 ? lines : [{ code: 'queue-empty', about, text: 'is there, and empty' }], key: stringAt(attributes, 'KmsMasterKeyId') };
}

function policyLines(url: string, about: string, found: string | undefined, { resolver, ofType }: DeployedResources): ReportLine[] {
  const policies = ofType('AWS::SQS::QueuePolicy').filter(policy => listOf(resolver.property(policy, 'Queues').value).includes(url));
  if (policies.length === 0) return [];
  const expected = policies.map(policy => resolver.property(policy, 'PolicyDocument'));
  if (expected.some(({ unresolved }) => unresolved.length > 0)) return [notResolved(about, 'policy')];
  if (expected.some(({ value }) => samePolicy(value, tryParseJson(found ?? '')))) return [];
  return [{ code: 'queue-other-policy', about, text: 'has another policy than was synthesised, so EventBridge may not reach it', todo: repairCommand(policies[0]) }];
}

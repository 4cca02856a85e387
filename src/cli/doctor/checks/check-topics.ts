import { Resource } from '../../assembly/stack';
import { Json, listOf, memberAt, stringAt, tryParseJson } from '../../json-values';
import { repairCommand } from '../app-stacks';
import { Ask, isMissing } from '../aws/aws-calls';
import { samePolicy } from '../compare-json';
import { keyIdOf, lastPart, DeployedResources, physicalIdOf } from '../deployed-resources';
import { ReportLine, notKnown, notResolved } from '../report-line';

/** The lines on a topic, and the key that encrypts it. */
interface CheckedTopic {
  readonly lines: readonly ReportLine[];
  readonly key?: string;
}

/** Whether a topic is there, lets those publish that the app allows, and is encrypted with its key. */
export async function checkTopic(arn: string, deployed: DeployedResources, ask: Ask): Promise<CheckedTopic> {
  const about = `topic ${lastPart(arn)}`;
  const resource = deployed.byArn(arn);
  const answer = await ask('sns', 'get-topic-attributes', { TopicArn: arn });
  if (answer.kind === 'failure') {
    const missing: ReportLine = { code: 'topic-missing', about, text: 'is gone', todo: resource && repairCommand(resource) };
    return { lines: [isMissing(answer) ? missing : notKnown(about, answer)] };
  }
  const attributes = memberAt(answer.value, 'Attributes');
  const key = stringAt(attributes, 'KmsMasterKeyId') || undefined;
  // What somebody else made is theirs to change.
  const lines = resource === undefined ? [] : [...policyLines(resource, about, attributes, deployed), ...keyLines(resource, about, key, deployed)];
  return { lines: lines.length > 0 ? lines : [{ code: 'topic-right', about, text: 'is there, with its policy and key' }], key };
}

function policyLines(topic: Resource, about: string, attributes: Json | undefined, { resolver, ofType }: DeployedResources): ReportLine[] {
  const arn = physicalIdOf(topic);
  const policies = ofType('AWS::SNS::TopicPolicy').filter(policy => listOf(resolver.property(policy, 'Topics').value).includes(arn));
  const found = tryParseJson(stringAt(attributes, 'Policy') ?? '');
  const expected = policies.map(policy => resolver.property(policy, 'PolicyDocument'));
  if (expected.some(({ unresolved }) => unresolved.length > 0)) return [notResolved(about, 'policy')];
  const same = expected.length === 0 ? isDefaultPolicy(found) : expected.some(({ value }) => samePolicy(value, found));
  return same ? [] : [{ code: 'topic-other-policy', about, text: 'has another policy than was synthesised', todo: repairCommand(policies[0] ?? topic) }];
}

/** Whether it is the policy that SNS gives each topic, which lets the account of the topic publish. */
function isDefaultPolicy(policy: Json | undefined): boolean {
  const statements = listOf(memberAt(policy, 'Statement'));
  return statements.length === 1 && stringAt(statements[0], 'Effect') === 'Allow' && stringAt(statements[0], 'Sid') === '__default_statement_ID';
}

function keyLines(topic: Resource, about: string, found: string | undefined, { resolver }: DeployedResources): ReportLine[] {
  const { value, unresolved } = resolver.property(topic, 'KmsMasterKeyId');
  if (unresolved.length > 0) return [notResolved(about, 'key')];
  const expected = typeof value === 'string' && value !== '' ? value : undefined;
  if ((expected && keyIdOf(expected)) === (found && keyIdOf(found))) return [];
  return [{
    code: 'topic-other-key', about, text: `is encrypted with ${found ?? 'no key'} and should be with ${expected ?? 'none'}`, todo: repairCommand(topic),
  }];
}

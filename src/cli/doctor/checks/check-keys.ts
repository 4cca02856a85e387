import { Resource } from '../../assembly/stack';
import { stringAt, tryParseJson } from '../../json-values';
import { keyIdOf } from '../arns';
import { Ask, isMissing } from '../aws/ask';
import { Parts, physicalIdOf } from '../parts';
import { repairCommand } from '../repair';
import { ReportLine, notKnown, notResolved, shellCommand } from '../report-line';
import { samePolicy } from '../same';

/** The commands that make a key usable again, by the state of the key. */
const REPAIRS: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['Disabled', [['enable-key']]],
  ['PendingDeletion', [['cancel-key-deletion'], ['enable-key']]],
]);

/**
 * The states in which a key can be used: a key can while its primary Region is being updated.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
 */
const USABLE: readonly string[] = ['Enabled', 'Updating'];

/** Whether a key can be used, and whether those may use it that the app allows. */
export async function checkKey(key: string, region: string | undefined, parts: Parts, ask: Ask): Promise<ReportLine[]> {
  const id = keyIdOf(key);
  const about = `key ${id}`;
  const resource = parts.ofType('AWS::KMS::Key').find(each => physicalIdOf(each) === id);
  const [described, policy] = await Promise.all([
    ask('kms', 'describe-key', { KeyId: key }),
    // Only the policy of the app's own key is known.
    resource && ask('kms', 'get-key-policy', { KeyId: key, PolicyName: 'default' }),
  ]);
  if (described.kind === 'failure') return [isMissing(described) ? { code: 'key-missing', about, text: 'is gone, so what it encrypts cannot be sent' } : notKnown(about, described)];
  const state = stringAt(described.value, 'KeyMetadata', 'KeyState') ?? '';
  if (!USABLE.includes(state)) {
    const commands = (REPAIRS.get(state) ?? []).map(words => shellCommand('aws', 'kms', ...words, '--key-id', key, ...region === undefined ? [] : ['--region', region]));
    return [{ code: 'key-disabled', about, text: `has the state ${state}, so what it encrypts cannot be sent`, todo: commands.join(' && ') || undefined }];
  }
  if (resource === undefined || policy === undefined) return [{ code: 'key-right', about, text: 'is enabled' }];
  if (policy.kind === 'failure') return [notKnown(`the policy of ${about}`, policy)];
  return policyLines(resource, about, stringAt(policy.value, 'Policy') ?? '', parts);
}

function policyLines(resource: Resource, about: string, found: string, { resolver }: Parts): ReportLine[] {
  const expected = resolver.property(resource, 'KeyPolicy');
  if (expected.unresolved.length > 0) return [notResolved(about, 'policy')];
  if (samePolicy(expected.value, tryParseJson(found))) return [{ code: 'key-right', about, text: 'is enabled, with its policy' }];
  return [{ code: 'key-other-policy', about, text: 'has another policy than was synthesised', todo: repairCommand(resource) }];
}

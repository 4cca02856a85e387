import { Resource } from '../../assembly/stack';
import { Misuse } from '../../command';
import { stringAt, Json, listOf, memberAt, tryParseJson } from '../../json-values';
import { printableLine } from '../../printable';
import { repairCommand } from '../app-stacks';
import { Ask, isMissing } from '../aws/aws-calls';
import { samePolicy } from '../compare-json';
import { DeployedResources, DeployedRole, keyIdOf, physicalIdOf } from '../deployed-resources';
import { ReportLine, notKnown, notResolved, shellCommand } from '../report-line';

/** Whose credentials AWS sees. */
interface Caller {
  readonly account: string;
  readonly arn: string;
}

/** Asks whose credentials these are. Fails with `Misuse` where there are none that AWS accepts: nothing else could be asked. */
export async function callerOf(ask: Ask): Promise<Caller> {
  const answer = await ask('sts', 'get-caller-identity');
  const account = answer.kind === 'answer' ? stringAt(answer.value, 'Account') : undefined;
  if (answer.kind === 'answer' && account !== undefined) return { account, arn: stringAt(answer.value, 'Arn') ?? '' };
  const reason = answer.kind === 'failure' ? answer.message : 'the answer names no account';
  throw new Misuse(`cannot ask AWS with these credentials: ${printableLine(reason)}`);
}

/**
 * Whether these credentials are of the account of the stacks. What lies in other accounts is not asked for.
 *
 * @param accounts those of the stacks; a stack without `env` has none, and is looked for in the account of the caller
 */
export function checkCredentials({ account, arn }: Caller, accounts: readonly (string | undefined)[]): ReportLine[] {
  const others = [...new Set(accounts.filter(each => each !== undefined && each !== account))];
  const right = others.length < accounts.length && accounts.some(each => each === undefined || each === account);
  const todo = 'name a profile of that account: --profile NAME';
  if (!right) return [{ code: 'other-account', about: arn, text: `is in account ${account}, and the app is deployed to ${others.join(', ')}`, todo }];
  return [
    { code: 'credentials-right', about: arn, text: `is in account ${account}, to which the app is deployed` },
    ...others.map((other): ReportLine => ({ code: 'account-not-asked', about: `account ${other}`, text: 'is not asked with these credentials', todo })),
  ];
}

/**
 * Whether a role is there, trusts the service that takes it, and may do what it is for. Asks the simulator of IAM, which only reads: it
 * counts inline and managed policies, the permissions boundary and the policies of the organization.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export async function checkRole(role: DeployedRole, { resolver }: DeployedResources, ask: Ask): Promise<ReportLine[]> {
  const name = role.arn.replace(/^.*\//, '');
  const about = `role ${name}`;
  const todo = role.resource === undefined ? undefined : repairCommand(role.resource);
  const found = await ask('iam', 'get-role', { RoleName: name });
  if (found.kind === 'failure') return [isMissing(found) ? { code: 'role-missing', about, text: 'is gone', todo } : notKnown(about, found)];
  // The ARN has the path of the role, which a template need not say.
  const arn = stringAt(found.value, 'Role', 'Arn') ?? role.arn;
  const simulated = await Promise.all(role.needs.map(async ({ action, on }) => ({
    action, on, answer: await ask('iam', 'simulate-principal-policy', { PolicySourceArn: arn, ActionNames: [action], ResourceArns: [on] }),
  })));
  const lines: ReportLine[] = simulated.flatMap(({ action, on, answer }): ReportLine[] => {
    if (answer.kind === 'failure') return [notKnown(`whether ${about} may ${action}`, answer)];
    const decisions = decisionsIn(answer.value);
    return decisions.length > 0 && decisions.every(decision => decision === 'allowed')
      ? []
      : [{ code: 'role-not-allowed', about, text: `may not ${action} on ${on} (${decisions.join(', ')})`, todo }];
  });
  const trust = role.resource && resolver.property(role.resource, 'AssumeRolePolicyDocument');
  if (trust !== undefined && trust.unresolved.length > 0) {
    lines.push(notResolved(about, 'trust policy'));
  } else if (trust !== undefined && !samePolicy(trust.value, memberAt(found.value, 'Role', 'AssumeRolePolicyDocument'))) {
    lines.push({ code: 'role-other-trust', about, text: 'has another trust policy than was synthesised', todo });
  }
  return lines.length > 0 ? lines : [{ code: 'role-right', about, text: `may ${[...new Set(role.needs.map(({ action }) => action))].join(' and ')}` }];
}

function decisionsIn(value: Json): string[] {
  return listOf(memberAt(value, 'EvaluationResults')).map(result => stringAt(result, 'EvalDecision') ?? 'no decision');
}

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
export async function checkKey(key: string, region: string | undefined, deployed: DeployedResources, ask: Ask): Promise<ReportLine[]> {
  const id = keyIdOf(key);
  const about = `key ${id}`;
  const resource = deployed.ofType('AWS::KMS::Key').find(each => physicalIdOf(each) === id);
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
  return policyLines(resource, about, stringAt(policy.value, 'Policy') ?? '', deployed);
}

function policyLines(resource: Resource, about: string, found: string, { resolver }: DeployedResources): ReportLine[] {
  const expected = resolver.property(resource, 'KeyPolicy');
  if (expected.unresolved.length > 0) return [notResolved(about, 'policy')];
  if (samePolicy(expected.value, tryParseJson(found))) return [{ code: 'key-right', about, text: 'is enabled, with its policy' }];
  return [{ code: 'key-other-policy', about, text: 'has another policy than was synthesised', todo: repairCommand(resource) }];
}

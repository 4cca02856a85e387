import { Json, listOf, memberAt, stringAt } from '../../json-values';
import { Ask, isMissing } from '../aws/ask';
import { Parts } from '../parts';
import { repairCommand } from '../repair';
import { ReportLine, notKnown, notResolved } from '../report-line';
import { RolePart } from '../role-parts';
import { samePolicy } from '../same';

/**
 * Whether a role is there, trusts the service that takes it, and may do what it is for. Asks the simulator of IAM, which only reads: it
 * counts inline and managed policies, the permissions boundary and the policies of the organization.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export async function checkRole(role: RolePart, { resolver }: Parts, ask: Ask): Promise<ReportLine[]> {
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

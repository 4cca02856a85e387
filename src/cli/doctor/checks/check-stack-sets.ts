import { Resource } from '../../assembly/stack';
import { readStackSet } from '../../evaluate/forwarding/stack-set';
import { Json, JsonObject, listOf, memberAt, stringAt } from '../../json-values';
import { count } from '../../printable';
import { Ask, isMissing } from '../aws/ask';
import { Parts, physicalIdOf } from '../parts';
import { repairCommand } from '../repair';
import { ReportLine, notKnown, shellCommand } from '../report-line';

/** Whether a StackSet has a stack in each account and Region that the app covers, and each of them is as the StackSet has it. */
export async function checkStackSet(stackSet: Resource, { resolver }: Parts, ask: Ask): Promise<ReportLine[]> {
  const name = physicalIdOf(stackSet).replace(/:.*$/, '');
  const about = `StackSet ${name}`;
  const todo = repairCommand(stackSet);
  const callAs = resolver.property(stackSet, 'CallAs').value;
  const asked: JsonObject = { StackSetName: name, ...typeof callAs === 'string' && { CallAs: callAs } };
  const [described, listed] = await Promise.all([
    ask('cloudformation', 'describe-stack-set', asked),
    ask('cloudformation', 'list-stack-instances', asked),
  ]);
  if (described.kind === 'failure') {
    return [isMissing(described) ? { code: 'stack-set-missing', about, text: 'is gone, although its stack has it', todo } : notKnown(about, described)];
  }
  if (listed.kind === 'failure') return [notKnown(`the stack instances of ${about}`, listed)];
  const instances = listOf(memberAt(listed.value, 'Summaries'));
  const missing = expected(stackSet, resolver).filter(({ account, region }) =>
    !instances.some(each => stringAt(each, 'Region') === region && (account === undefined || stringAt(each, 'Account') === account)));
  const lines = [
    ...missing.map(({ account, region }): ReportLine => ({
      code: 'stack-instance-missing', about, text: `has no stack in ${region}${account === undefined ? '' : ` of account ${account}`}`, todo,
    })),
    ...instances.flatMap(instance => instanceLines(about, instance, { name, region: stackSet.stack.region, callAs: typeof callAs === 'string' ? callAs : undefined })),
  ];
  return lines.length > 0 ? lines : [{ code: 'stack-set-right', about, text: `forwards the sign-ins of ${count(instances.length, 'Region or account')}`.replace('Region or accounts', 'Regions or accounts') }];
}

/** Where there must be a stack; the accounts of an organization are not in the app. */
function expected(stackSet: Resource, resolver: Parts['resolver']): { readonly account?: string; readonly region: string }[] {
  return readStackSet(stackSet, resolver).groups.flatMap(({ regions, accounts, units }) =>
    regions.flatMap(region => units.length > 0 ? [{ region }] : accounts.map(account => ({ account, region }))));
}

/** The StackSet of an instance, as commands name it. */
interface Named {
  readonly name: string;
  readonly region: string | undefined;
  readonly callAs: string | undefined;
}

function instanceLines(about: string, instance: Json, { name, region, callAs }: Named): ReportLine[] {
  const account = stringAt(instance, 'Account') ?? '';
  const where = stringAt(instance, 'Region') ?? '';
  const status = stringAt(instance, 'Status') ?? '';
  const detailed = stringAt(instance, 'StackInstanceStatus', 'DetailedStatus') ?? '';
  const reason = stringAt(instance, 'StatusReason');
  const words = (what: string) => `has a stack in ${where} of account ${account} that ${what}${reason === undefined ? '' : `: ${reason}`}`;
  const todo = shellCommand(
    'aws', 'cloudformation', 'update-stack-instances', '--stack-set-name', name, '--accounts', account, '--regions', where,
    ...callAs === undefined ? [] : ['--call-as', callAs],
    ...region === undefined ? [] : ['--region', region],
  );
  if (status === 'INOPERABLE' || /^FAILED/.test(detailed)) return [{ code: 'stack-instance-failed', about, text: words(`failed (${detailed || status})`), todo }];
  return status === 'OUTDATED' ? [{ code: 'stack-instance-outdated', about, text: words('is outdated'), todo }] : [];
}

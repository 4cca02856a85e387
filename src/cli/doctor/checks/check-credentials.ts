import { Misuse } from '../../command';
import { stringAt } from '../../json-values';
import { printableLine } from '../../printable';
import { Ask } from '../aws/ask';
import { ReportLine } from '../report-line';

/** Whose credentials AWS sees. */
export interface Caller {
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

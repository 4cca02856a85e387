import { Json, listOf, memberAt, stringAt } from '../../json-values';
import { Ask } from '../aws/ask';
import { ReportLine, notKnown, shellCommand } from '../report-line';

/** In USD a month, until somebody sets a limit. */
const DEFAULT_LIMIT = '1';

/**
 * Whether SNS sends text messages to these phones: it does not send to a number that was not verified while the account is in the sandbox,
 * to one that opted out, or once the limit of the month is spent.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-sms-sandbox.html
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-sms-monitoring.html for the metric
 */
export async function checkPhones(phones: readonly string[], region: string | undefined, now: number, ask: Ask): Promise<ReportLine[]> {
  if (phones.length === 0) return [];
  const lines = (await Promise.all([sandboxLines(phones, region, ask), limitLines(now, region, ask), optedOutLines(phones, region, ask)])).flat();
  return lines.length > 0 ? lines : phones.map(phone => ({ code: 'phones-right', about: phone, text: 'can be sent text messages' }));
}

async function sandboxLines(phones: readonly string[], region: string | undefined, ask: Ask): Promise<ReportLine[]> {
  const status = await ask('sns', 'get-sms-sandbox-account-status');
  if (status.kind === 'failure') return [notKnown('the SMS sandbox', status)];
  if (memberAt(status.value, 'IsInSandbox') !== true) return [];
  const listed = await ask('sns', 'list-sms-sandbox-phone-numbers');
  if (listed.kind === 'failure') return [notKnown('the verified phones', listed)];
  const verified = listOf(memberAt(listed.value, 'PhoneNumbers')).filter(each => stringAt(each, 'Status') === 'Verified').map(each => stringAt(each, 'PhoneNumber'));
  return phones.filter(phone => !verified.includes(phone)).map(phone => ({
    code: 'sms-sandbox',
    about: phone,
    text: 'gets no text message, because the account is in the SMS sandbox and the number is not verified there',
    todo: command(region, 'create-sms-sandbox-phone-number', '--phone-number', phone),
  }));
}

async function limitLines(now: number, region: string | undefined, ask: Ask): Promise<ReportLine[]> {
  const [attributes, spent] = await Promise.all([
    ask('sns', 'get-sms-attributes', { attributes: ['MonthlySpendLimit'] }),
    ask('cloudwatch', 'get-metric-data', {
      MetricDataQueries: [{ Id: 'spent', MetricStat: { Metric: { Namespace: 'AWS/SNS', MetricName: 'SMSMonthToDateSpentUSD' }, Period: 3600, Stat: 'Maximum' } }],
      StartTime: monthOf(now),
      EndTime: new Date(now).toISOString(),
      ScanBy: 'TimestampDescending',
    }),
  ]);
  if (attributes.kind === 'failure') return [notKnown('the spending limit of text messages', attributes)];
  if (spent.kind === 'failure') return [notKnown('what text messages have cost this month', spent)];
  const limit = Number(stringAt(attributes.value, 'attributes', 'MonthlySpendLimit') ?? DEFAULT_LIMIT);
  const sum = latestOf(spent.value);
  if (sum < limit) return [];
  return [{
    code: 'sms-limit-reached',
    about: 'text messages',
    text: `have cost USD ${sum} this month, and SNS sends no more at USD ${limit}`,
    todo: `ask AWS Support for a higher limit, and set it: ${command(region, 'set-sms-attributes', '--attributes', 'MonthlySpendLimit=USD')}`,
  }];
}

async function optedOutLines(phones: readonly string[], region: string | undefined, ask: Ask): Promise<ReportLine[]> {
  const listed = await ask('sns', 'list-phone-numbers-opted-out');
  if (listed.kind === 'failure') return [notKnown('the phones that opted out', listed)];
  const numbers = listOf(memberAt(listed.value, 'phoneNumbers')).map(String);
  return phones.filter(phone => numbers.includes(phone)).map(phone => ({
    code: 'phone-opted-out', about: phone, text: 'gets no text message, because its owner has opted out', todo: command(region, 'opt-in-phone-number', '--phone-number', phone),
  }));
}

function monthOf(now: number): string {
  return `${new Date(now).toISOString().slice(0, 7)}-01T00:00:00Z`;
}

/** The newest value of the one metric that was asked for. */
function latestOf(value: Json): number {
  const [result] = listOf(memberAt(value, 'MetricDataResults'));
  return Number(listOf(memberAt(result, 'Values'))[0] ?? 0);
}

function command(region: string | undefined, ...words: readonly string[]): string {
  return shellCommand('aws', 'sns', ...words, ...region === undefined ? [] : ['--region', region]);
}

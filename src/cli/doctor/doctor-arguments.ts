import { folderOf, Format, formatOf, optionValue } from '../arguments';
import { GivenArguments, Misuse } from '../command';
import { printableLine } from '../printable';

/** The arguments of `doctor`. */
export interface DoctorArguments {
  /** The folder with the synthesised app, as typed. */
  readonly app: string;
  /** A profile of the `aws` command. */
  readonly profile?: string;
  /** How far back sign-ins are looked at, in milliseconds. */
  readonly since: number;
  readonly format: Format;
  /** The file that gets the report instead of standard output, as typed. */
  readonly out?: string;
  /** Whether only the policy is to be printed. */
  readonly policy: boolean;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** CloudTrail's event history holds as many. */
const MOST_DAYS = 90;

/** Reads the arguments of `doctor`. Fails with `Misuse` on a wrong one. */
export function doctorArguments(given: GivenArguments): DoctorArguments {
  const profile = optionValue(given, 'profile');
  const out = optionValue(given, 'out');
  return {
    app: folderOf(given),
    ...profile !== undefined && { profile },
    since: timeOf(optionValue(given, 'since') ?? '7d'),
    format: formatOf(given),
    ...out !== undefined && { out },
    policy: given.options.has('policy'),
  };
}

function timeOf(since: string): number {
  const [, number, unit] = /^([1-9]\d{0,3})([dh])$/.exec(since) ?? [];
  const time = Number(number) * (unit === 'd' ? DAY : HOUR);
  if (number === undefined || time > MOST_DAYS * DAY) {
    throw new Misuse(`unknown time "${printableLine(since)}" in --since: use hours or days up to ${MOST_DAYS}d, as in 12h or 7d`);
  }
  return time;
}

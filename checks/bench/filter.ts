// What compiling a filter to its pattern costs: the median of many rounds, and how often that goes into a millisecond.
import { median } from './median';
import { principalOf } from '../../src/filter/principal';
import { SignInCriteria, toPattern } from '../../src/filter/sign-in-pattern';
import { networkOf } from '../../src/network/network';

const WARM_UP = 200;
const ROUNDS = 2_000;
const FLOOR_MILLISECONDS = 1;

/** From nothing to the largest that fits into a pattern; reading ARNs and networks is part of the work. */
const FILTERS: Readonly<Record<string, () => SignInCriteria>> = {
  'no field': () => ({}),
  'failures': () => ({ outcome: 'failure' }),
  'root without MFA': () => ({ mfa: 'not-used', identities: ['Root'], outcome: 'success' }),
  'principals': () => ({ exceptPrincipals: ['user/ops-*', 'user/alice', 'role/Admin'].map(end => principalOf(`arn:aws:iam::123456789012:${end}`)) }),
  'wildcards': () => ({ principals: ['A', 'B', 'C'].map(role => principalOf(`arn:aws:iam::*:role/${role}`)) }),
  'outside an office': () => ({ exceptSourceIps: ['203.0.113.0/25', '2001:db8:0:1::/64', '198.51.100.7'].map(networkOf) }),
  'outside 50 networks': () => ({ exceptSourceIps: Array.from({ length: 50 }, (_, index) => networkOf(`203.${2 * index}.113.0/24`)) }),
};

function main(): void {
  for (const [name, criteria] of Object.entries(FILTERS)) {
    for (let round = 0; round < WARM_UP; round++) toPattern(criteria());
    const milliseconds = median(Array.from({ length: ROUNDS }, () => timed(() => toPattern(criteria()))));
    const { length } = JSON.stringify(toPattern(criteria()));
    process.stdout.write(`${name.padEnd(20)} ${milliseconds.toFixed(4)} ms  floor x ${(FLOOR_MILLISECONDS / milliseconds).toFixed(1)}  ${length} characters\n`);
    if (milliseconds > FLOOR_MILLISECONDS) process.exitCode = 1;
  }
}

function timed(work: () => unknown): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

main();

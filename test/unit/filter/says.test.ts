import * as fc from 'fast-check';
import { events, FIELDS, filters } from './arbitraries';
import { criteriaOf, Filter } from './filter';
import { says } from './says';
import { compile } from '../../../src/eventbridge/compile-pattern';
import { matches } from '../../../src/eventbridge/match-event';
import { toPattern } from '../../../src/filter/sign-in-pattern';
import { SignInRecord } from '../../../src/signin/samples';
import { EVERY_KIND } from '../../events';
import { runs } from '../../support/runs';

/** The same events and filters in every run. */
const SEED = 20261124;

/** Contradictions and limits: each names the field and the way out, and is held by a test of its own. */
const REFUSALS = [
  /^signIns\.outcome is (SUCCESS|FAILURE), and signIns\.events is /,
  /^signIns\.mfa applies to ConsoleLogin alone/,
  /^signIns\.mfa applies to the root user and IAM users alone/,
  /^signIns\.principals beside signIns\.exceptPrincipals must be exact/,
  /^signIns\.exceptPrincipals leaves nothing of signIns\.principals/,
  /^signIns\.exceptSourceIps leaves nothing of signIns\.sourceIps/,
  /^signIns\.principals has ARNs of .* alone/,
  /^signIns\.\w+ makes the event pattern \d+ characters long/,
  /^signIns\.\w+ makes the wildcards of the event pattern too complex/,
];

/** Whether the pattern of a filter takes events; undefined for a filter that is refused, as documented. */
function takes(filter: Filter): ((event: SignInRecord) => boolean) | undefined {
  try {
    const pattern = compile(JSON.stringify(toPattern(criteriaOf(filter))));
    return event => matches(pattern, JSON.stringify(event));
  } catch (error) {
    if (error instanceof Error && REFUSALS.some(refusal => refusal.test(error.message))) return undefined;
    throw error;
  }
}

/** Filters whose pattern does something else than they say, each with an event that shows it; and how many events were taken or left. */
function compared(some: readonly Filter[], eventsEach: number): { readonly wrong: readonly string[]; readonly taken: number; readonly left: number } {
  const wrong: string[] = [];
  let taken = 0;
  let left = 0;
  some.forEach((filter, index) => {
    const taking = takes(filter);
    if (!taking) return;
    for (const event of fc.sample(events(), { seed: SEED + index, numRuns: eventsEach })) {
      const verdict = says(filter, event);
      const matched = taking(event);
      if (matched) taken += 1;
      else left += 1;
      if (verdict !== 'either' && verdict !== matched) {
        wrong.push(`${JSON.stringify(filter)} ${matched ? 'takes' : 'leaves'} ${JSON.stringify(event.detail)}`);
      }
    }
  });
  return { wrong: wrong.slice(0, 3), taken, left };
}

describe('the pattern of a filter takes what the filter says', () => {
  test('of any events, for any filter', () => {
    const { wrong, taken, left } = compared(fc.sample(filters(), { seed: SEED, numRuns: runs(1500) }), 20);

    expect(wrong).toEqual([]);
    // Else filters and events would hardly meet, and agreement would mean little.
    expect(Math.min(taken, left)).toBeGreaterThan(1000);
  });

  const all = fc.sample(filters(), { seed: SEED, numRuns: 2000 });
  const pairs = FIELDS.flatMap((one, index) => FIELDS.slice(index).map(other => [one, other] as const));

  test.each(pairs)('for %s with %s', (one, other) => {
    const some = all.filter(filter => filter[one] !== undefined && filter[other] !== undefined)
      .map((filter): Filter => ({ [one]: filter[one], [other]: filter[other] })).slice(0, runs(40));
    const { wrong, taken, left } = compared(some, 50);

    expect(wrong).toEqual([]);
    expect(Math.min(taken, left)).toBeGreaterThan(0);
  });

  test('for all fields at once, of every fixture', () => {
    const filter: Filter = {
      events: ['ConsoleLogin', 'SwitchRole'],
      identities: ['Root', 'IAMUser'],
      outcome: 'success',
      mfa: 'not-used',
      principals: ['arn:aws:iam::123456789012:root', 'arn:aws:iam::123456789012:user/alice'],
      exceptPrincipals: ['arn:aws:iam::123456789012:user/alice'],
      sourceIps: ['203.0.113.0/24', '2001:db8::/32'],
      exceptSourceIps: ['203.0.113.128/25'],
    };
    const taking = takes(filter)!;
    const taken = EVERY_KIND.filter(({ event }) => taking(event)).map(({ kind }) => kind);

    expect(taken).toEqual(EVERY_KIND.filter(({ event }) => says(filter, event)).map(({ kind }) => kind));
    expect(taken).toEqual(['rootWithoutMfa']);
  });
});

describe('of every fixture', () => {
  const kinds = (filter: Filter) => {
    const taking = takes(filter)!;
    return EVERY_KIND.filter(({ event }) => taking(event)).map(({ kind }) => kind);
  };

  test.each<Filter>([
    {}, { events: 'every' }, { events: ['CheckMfa', 'SwitchRole'] }, { identities: ['Root'] }, { identities: ['AssumedRole', 'FederatedUser'] },
    { outcome: 'success' }, { outcome: 'failure' }, { events: 'every', outcome: 'failure' }, { mfa: 'used' }, { mfa: 'not-used' },
    { principals: ['arn:aws:iam::123456789012:user/*'] }, { principals: ['arn:aws:iam::123456789012:role/Developer'] },
    { exceptPrincipals: ['arn:aws:iam::123456789012:user/*'] }, { exceptPrincipals: ['arn:*:iam::*:*'] },
    { sourceIps: ['203.0.113.0/24'] }, { sourceIps: ['2001:db8::/32', '198.51.100.66'] },
    { exceptSourceIps: ['203.0.113.0/24'] }, { exceptSourceIps: ['203.0.113.0/29', '2001:db8:0:1::/64'] },
  ])('those are taken that %j says', filter => {
    expect(kinds(filter)).toEqual(EVERY_KIND.filter(({ event }) => says(filter, event) === true).map(({ kind }) => kind));
    expect(kinds(filter)).not.toEqual([]);
  });
});

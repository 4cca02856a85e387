import { runInNewContext } from 'node:vm';
import { SignInEvent, SignInFilter, SignInIdentity, SignInMfa, SignInOutcome } from '../../src';
import { LONGEST_ENVELOPE } from '../../src/coverage/sign-in-sources';
import { toPattern } from '../../src/filter/sign-in-pattern';
import { EVENT_KINDS, isConsoleEvent } from '../../src/signin/event-kinds';
import { page, rows as rowsOf } from '../support/markdown';
import { alertIn, only, stackIn } from '../support/synthesis';
import { criteriaOf, Filter } from '../unit/filter/filter';

const PAGE = page('docs/filters.md');

/** The rows of the table with this head, each as its cells without their backticks. */
const rows = (head: string) => rowsOf(PAGE, head).map(cells => cells.map(cell => cell.replace(/^`(.*)`$/, '$1')));

const FIELDS = rows('| field | pattern below `detail` | what it means |');
const NETWORKS = rows('| networks like | `sourceIps` | `exceptSourceIps` |');

describe('the table of fields', () => {
  test('has every field', () => {
    for (const field of ['events', 'identities', 'outcome', 'mfa', 'principals', 'exceptPrincipals', 'sourceIps', 'exceptSourceIps']) {
      expect(FIELDS.map(([typed]) => typed.split(':')[0])).toContain(field);
    }
  });

  test.each(FIELDS)('%s becomes %s', (typed, detail) => {
    const filter = typed === 'no field' ? {} : runInNewContext(`({ ${typed} })`, { SignInEvent, SignInIdentity, SignInMfa, SignInOutcome }) as SignInFilter;
    const stack = stackIn();
    alertIn(stack, { signIns: typed === 'no field' ? filter : { events: [SignInEvent.CONSOLE_LOGIN], ...filter } });
    const { EventPattern } = only(stack, 'AWS::Events::Rule').Properties as { readonly EventPattern: { readonly detail: { readonly eventName?: unknown } } };
    const { eventName, ...rest } = EventPattern.detail;

    expect(JSON.stringify(typed === 'no field' || /events|mfa/.test(typed) ? EventPattern.detail : rest)).toBe(detail);
    expect(eventName === undefined).toBe(detail.startsWith('{"$or"'));
  });

  test.each([['failure', 'FAILURE'], ['success', 'SUCCESS']] as const)('says how long a pattern the outcome %s makes without events', (outcome, constant) => {
    const added = JSON.stringify(toPattern({ outcome })).length - JSON.stringify(toPattern({})).length;
    const [, , means] = FIELDS.find(([typed]) => typed.startsWith(`outcome: SignInOutcome.${constant}`))!;
    expect(means).toContain(`${added} characters`);
  });
});

/** How many networks like one fit: they differ in an octet or group, and none touches another. */
function fitting(like: string, field: 'sourceIps' | 'exceptSourceIps'): number {
  const nth = (index: number) => (like.includes(':')
    ? like.replace('2001:db8:1000:', `2001:db8:${(0x1000 + 2 * index).toString(16)}:`)
    : like.replace('203.0.', `203.${100 + index}.`));
  const fits = (count: number) => {
    const filter: Filter = { [field]: Array.from({ length: count }, (_, index) => nth(index)) };
    try {
      return toPattern(criteriaOf(filter)) !== undefined;
    } catch {
      return false;
    }
  };
  let count = 0;
  while (fits(count + 1)) count += 1;
  return count;
}

test.each(NETWORKS)('as many networks like %s fit as the page says: %s and %s', (like, sourceIps, exceptSourceIps) => {
  expect([fitting(like, 'sourceIps'), fitting(like, 'exceptSourceIps')]).toEqual([Number(sourceIps), Number(exceptSourceIps)]);
});

test('the page says how long the patterns are, and what coverage adds', () => {
  const lengthOf = (filter: Filter) => JSON.stringify(toPattern(criteriaOf(filter))).length;
  expect(PAGE).toContain(`The pattern of the default has ${lengthOf({})} characters, ${lengthOf({ outcome: 'success' })} with \`outcome: SUCCESS\`, ` +
    `${lengthOf({ events: 'every' })} with \`SignInEvent.ANY\` and ${lengthOf({ events: ['ConsoleLogin'] })} with \`SignInEvent.CONSOLE_LOGIN\`; ` +
    `coverage of other Regions takes up to ${LONGEST_ENVELOPE}.`);
});

test('the table of ways has every event that is no event of the console, and says which alert', () => {
  const ways = rows('| way | event (`SignInEvent`) | by default |');
  for (const { name, byDefault } of EVENT_KINDS.filter(kind => !isConsoleEvent(kind) && kind.name !== 'CredentialChallenge')) {
    const way = ways.find(([, event]) => event.includes(`\`${name}\``) || event.startsWith(`${name}\``))!;
    expect([name, way[2].startsWith('yes')]).toEqual([name, byDefault]);
  }
});

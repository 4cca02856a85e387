import { DEFAULT_REGIONS } from '../../src/coverage/default-regions';
import { page, rows } from '../support/markdown';
import { SIGN_INS } from '../unit/coverage/sign-ins';

/** The rows of the table that says where sign-ins are recorded. */
const ROWS = rows(page('docs/coverage.md'), '| who | where |');

test('the table has a row for each kind of sign-in that is tried, and no other', () => {
  expect(ROWS.map(([who]) => who)).toEqual([...new Set(SIGN_INS.map(({ row }) => row))]);
});

test.each(ROWS)('%#: the Regions that the table names are those in which the sign-ins are tried, or all', (who, where) => {
  const tried = new Set(SIGN_INS.filter(({ row }) => row === who).flatMap(({ recordedIn }) => recordedIn));
  const named = where.match(/[a-z]+-[a-z]+-\d/g) ?? DEFAULT_REGIONS;
  expect(tried).toEqual(new Set(named));
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_REGIONS } from '../../src/coverage/default-regions';
import { ROOT } from '../support/repository';
import { SIGN_INS } from '../unit/coverage/sign-ins';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** The rows of the table that says where sign-ins are recorded. */
const ROWS = (/^\| who \| where \|\n\|-\|-\|\n((?:\|.*\n)+)/m.exec(README)?.[1] ?? '').trim().split('\n').map(row => row.split('|').map(cell => cell.trim()));

test('the table has a row for each kind of sign-in that is tried, and no other', () => {
  expect(ROWS.map(([, who]) => who)).toEqual([...new Set(SIGN_INS.map(({ row }) => row))]);
});

test.each(ROWS)('%#: the Regions that the table names are those in which the sign-ins are tried, or all', (_, who, where) => {
  const tried = new Set(SIGN_INS.filter(({ row }) => row === who).flatMap(({ recordedIn }) => recordedIn));
  const named = where.match(/[a-z]+-[a-z]+-\d/g) ?? DEFAULT_REGIONS;
  expect(tried).toEqual(new Set(named));
});

import { gunzipSync } from 'node:zlib';
import { SIGN_IN } from './logs';
import { ReplayResult } from '../../../../src/cli/replay/alert-replay';
import { COLUMNS, TableData } from '../../../../src/cli/replay/replay-page';
import { html } from '../../../../src/cli/report-parts/markup';

/** The blocks of data of a table with one row for each of these users. */
function blocksOf(users: readonly string[], results: readonly ReplayResult[] = ['alerted']) {
  const data = new TableData();
  const alerts = results.map(result => ({ alert: 'A', result, fields: [], problems: [], notes: [], mailedBy: [] }));
  for (const user of users) data.add({ signIn: { ...SIGN_IN, user }, alerts }, html`<b>${user}</b>`);
  const [table, messages] = [...data.markup(['A']).text.matchAll(/<script type="application\/json" id="\w+">(.*)<\/script>/g)].map(([, text]) => JSON.parse(text));
  return { table, messages };
}

test('each value stands once, and each row has its values', () => {
  const { table: { values, rows } } = blocksOf(['a', 'b', 'a'], ['notMatched', 'alerted']);
  expect(new Set(values).size).toBe(values.length);
  const user = COLUMNS.indexOf('user');
  expect(rows.map((row: number[]) => [values[row[user]], values[row[COLUMNS.length]]])).toEqual([['a', '30'], ['b', '30'], ['a', '30']]);
});

test('every message is in its part, in the order of the rows', () => {
  const users = Array.from({ length: 200 }, (_, index) => `user-${index}`);
  const { messages: { size, parts } } = blocksOf(users);
  const unpacked = parts.map((part: string) => JSON.parse(gunzipSync(Buffer.from(part, 'base64')).toString()) as string[]);
  expect(unpacked.flat()).toEqual(users.map(user => `<b>${user}</b>`));
  for (const [index, part] of unpacked.entries()) expect(part).toHaveLength(Math.min(size, users.length - index * size));
});

test('characters that reorder or hide text are visible', () => {
  expect(blocksOf(['a\u202eb']).table.values).toContain('a\\u202eb');
});

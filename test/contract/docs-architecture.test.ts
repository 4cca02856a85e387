import { allowed, imports, picture } from '../support/architecture';
import { blocks, page, rows } from '../support/markdown';

const PAGE = page('docs/architecture.md');
const NAME = /`(\w+)`/g;

/** The rows of the table of rooms: a room, and the rooms that it may import. */
const TABLE = new Map(rows(PAGE, '| room | contents | may import |').map(([room, , others]) => {
  const pure = others.includes('the pure rooms') ? ['signin', 'network', 'eventbridge', 'message', 'filter'] : [];
  return [room.replace(/`/g, ''), new Set([...pure, ...[...others.matchAll(NAME)].map(([, name]) => name)])] as const;
}));

test('the picture shows what the rooms import', () => {
  const [{ code }] = blocks(PAGE).filter(({ info }) => info === 'mermaid');
  expect(code).toBe(picture(imports()));
});

test('the table says what lint lets each room import', () => {
  expect(Object.fromEntries([...TABLE].sort())).toEqual(Object.fromEntries([...allowed()].sort()));
});

test('every room is in the table', () => {
  expect([...TABLE.keys()].sort()).toEqual([...imports().keys()].filter(room => room !== 'public API').sort());
});

test('a picture has no arrow that others imply', () => {
  expect(picture(new Map([['a', new Set(['b', 'c'])], ['b', new Set(['c'])], ['c', new Set()]]))).toBe('graph TD\n  a --> b\n  b --> c\n');
});

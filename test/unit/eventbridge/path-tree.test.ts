import { follow, pathTree } from '../../../src/eventbridge/path-tree';

const { root, paths } = pathTree(['detail.eventName', 'detail', 'a.', '', '.x']);
const slotOf = (...keys: string[]) => keys.reduce((node: ReturnType<typeof follow>, key) => node && follow(node, key), root)?.slot;

test.each([
  [['detail', 'eventName'], 0], [['detail.eventName'], 0], [['detail'], 1], [['a', ''], 2], [['a.'], 2], [['a'], -1], [[''], 3], [['', 'x'], 4], [['.x'], 4],
])('%j leads to slot %d', (keys, slot) => {
  expect(slotOf(...keys)).toBe(slot);
});

test.each([[['eventName']], [['detail', 'eventTime']], [['detail.eventName.x']], [['detail', 'eventName', 'x']], [['detail..eventName']]])('%j leads nowhere', keys => {
  expect(slotOf(...keys)).toBeUndefined();
});

test('paths keep their slots', () => {
  expect(paths).toEqual(['detail.eventName', 'detail', 'a.', '', '.x']);
});

test('the first characters of keys that lead on are known, those of dotted and empty keys too', () => {
  expect([...root.firsts].map(code => String.fromCharCode(code)).sort()).toEqual(['"', '.', 'a', 'd']);
});

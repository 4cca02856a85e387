import { physicalName } from '../../../../src/cli/assembly/stack';
import { JsonObject } from '../../../../src/cli/json-values';
import { stackWith } from '../app';

test('a template is read into its sections', () => {
  const stack = stackWith({
    Parameters: { P: { Type: 'String' } },
    Mappings: { M: {} },
    Conditions: { C: {} },
    Outputs: { O: {} },
    Resources: { R: { Type: 'X', Properties: { a: 1 }, Metadata: { b: 2 }, Condition: 'C' } },
  });
  expect([stack.parameters, stack.mappings, stack.conditions, stack.outputs].map(section => [...section.keys()])).toEqual([['P'], ['M'], ['C'], ['O']]);
  const { stack: owner, ...resource } = stack.resources.get('R')!;
  expect(owner).toBe(stack);
  expect(resource).toEqual({ logicalId: 'R', type: 'X', properties: new Map([['a', 1]]), metadata: new Map([['b', 2]]), condition: 'C' });
});

test.each<{ template: JsonObject }>([
  { template: {} },
  { template: { Resources: null } },
  { template: { Resources: ['x'] } },
  { template: { Resources: { R: 'x', S: null } } },
])('the template $template has no resources', ({ template }) => {
  expect(stackWith(template).resources.size).toBe(0);
});

test('a resource with nothing in it is still one', () => {
  expect(stackWith({ Resources: { R: {} } }).resources.get('R')).toMatchObject({ type: '', properties: new Map(), metadata: new Map(), condition: undefined });
});

test('a name like CloudFormation\'s is the same for one resource, and another for every other', () => {
  const name = (file: string, logicalId: string) => physicalName(stackWith({ Resources: { [logicalId]: { Type: 'X' } } }, { file }).resources.get(logicalId)!);
  expect(name('a.json', 'Topic')).toMatch(/^Mail-Topic-[0-9A-F]{12}$/);
  expect(name('a.json', 'Topic')).toBe(name('a.json', 'Topic'));
  expect(new Set([name('a.json', 'Topic'), name('b.json', 'Topic'), name('a.json', 'Topic2')]).size).toBe(3);
});

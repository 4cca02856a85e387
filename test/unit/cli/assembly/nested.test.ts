import { nest, physicalName } from '../../../../src/cli/assembly/nested';
import { Json, JsonObject } from '../../../../src/cli/json-values';
import { stackWith, withTemporaryDirectory, writeFiles } from '../app';

const NESTED = (properties: JsonObject, metadata: JsonObject = {}) => ({ Type: 'AWS::CloudFormation::Stack', Properties: properties, Metadata: metadata });

/** Nests the stacks of a template, with these files beside it; gives the files read, each with the resource that made it. */
function nestIn(template: JsonObject, files: Readonly<Record<string, JsonObject>>, assets: JsonObject = {}) {
  return withTemporaryDirectory(folder => {
    writeFiles(folder, files as Record<string, Json>);
    const called = (file: string) => file.slice(folder.length + 1);
    const stack = stackWith(template, { file: 'Outer.template.json', name: 'Outer', account: '123456789012', region: 'us-east-1' });
    const found = nest(stack, folder, assets, file => files[called(file)], called);
    return { stack, found, made: found.map(({ file, parent }) => `${parent?.stack.file} ${parent?.logicalId} ${file}`) };
  });
}

test('a nested stack is found by its file, with the environment of its parent, at any depth', async () => {
  const { stack, found, made } = await nestIn(
    { Resources: { A: NESTED({}, { 'aws:asset:path': 'a.nested.template.json' }), Topic: { Type: 'AWS::SNS::Topic' } } },
    { 'a.nested.template.json': { Resources: { B: NESTED({}, { 'aws:asset:path': 'b.nested.template.json' }) } }, 'b.nested.template.json': {} },
  );
  expect(made).toEqual(['Outer.template.json A a.nested.template.json', 'a.nested.template.json B b.nested.template.json']);
  expect(found[0]).toMatchObject({ account: '123456789012', region: 'us-east-1', name: expect.stringMatching(/^Outer-A-/) });
  expect(stack.nested.get('A')).toBe(found[0]);
  expect(found[0].nested.get('B')).toBe(found[1]);
});

test('without asset metadata, a nested stack is found by the hash in its URL', async () => {
  const url = { 'Fn::Sub': 'https://s3.${AWS::Region}.${AWS::URLSuffix}/assets/0123abcd.json' };
  const assets = { files: { 'ffff': { source: { path: 'other' } }, '0123abcd': { source: { path: 'a.nested.template.json' } } } };
  expect((await nestIn({ Resources: { A: NESTED({ TemplateURL: url }) } }, { 'a.nested.template.json': {} }, assets)).made).toEqual(['Outer.template.json A a.nested.template.json']);
});

test.each([
  { because: 'has no file', template: { Resources: { A: NESTED({}, { 'aws:asset:path': 'gone.json' }) } } },
  { because: 'tells nothing', template: { Resources: { A: NESTED({}) } } },
  { because: 'lies in a bucket', template: { Resources: { A: NESTED({ TemplateURL: 'https://example.com/a.json' }) } } },
])('a nested stack that $because is left out', async ({ template }) => {
  expect((await nestIn(template, {})).found).toEqual([]);
});

test('a template nested in itself ends', async () => {
  const itself = { Resources: { A: NESTED({}, { 'aws:asset:path': 'a.json' }) } };
  expect((await nestIn(itself, { 'a.json': itself })).made).toEqual(['Outer.template.json A a.json']);
});

test('a name like CloudFormation\'s is the same for one resource, and another for every other', () => {
  const name = (file: string, logicalId: string) => physicalName(stackWith({ Resources: { [logicalId]: { Type: 'X' } } }, { file }).resources.get(logicalId)!);
  expect(name('a.json', 'Topic')).toMatch(/^Mail-Topic-[0-9A-F]{12}$/);
  expect(name('a.json', 'Topic')).toBe(name('a.json', 'Topic'));
  expect(new Set([name('a.json', 'Topic'), name('b.json', 'Topic'), name('a.json', 'Topic2')]).size).toBe(3);
});

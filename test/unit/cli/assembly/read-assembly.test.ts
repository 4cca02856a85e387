import { readAssembly, nest } from '../../../../src/cli/assembly/read-assembly';
import { Misuse } from '../../../../src/cli/command';
import { Json, JsonObject } from '../../../../src/cli/json-values';
import { manifest, withTemporaryDirectory, writeFiles, stackWith } from '../app';

function read(files: Readonly<Record<string, Json>>, app = 'app') {
  return withTemporaryDirectory(folder => {
    writeFiles(folder, files);
    return readAssembly(app, folder);
  });
}

test('the manifest says which templates belong to the app, and where they are deployed', async () => {
  const stacks = await read({
    'app/manifest.json': manifest({ Here: { environment: 'aws://123456789012/eu-west-1', stackName: 'here' }, Anywhere: {}, Half: { environment: 'aws://unknown-account/us-east-2' }, Odd: { environment: 'odd' } }),
    'app/Here.template.json': {},
    'app/Anywhere.template.json': {},
    'app/Half.template.json': {},
    'app/Odd.template.json': {},
    'app/OfYesterday.template.json': {},
  });
  expect(stacks.map(({ file, name, account, region }) => ({ file, name, account, region }))).toEqual([
    { file: 'Here.template.json', name: 'here', account: '123456789012', region: 'eu-west-1' },
    { file: 'Anywhere.template.json', name: 'Anywhere', account: undefined, region: undefined },
    { file: 'Half.template.json', name: 'Half', account: undefined, region: 'us-east-2' },
    { file: 'Odd.template.json', name: 'Odd', account: undefined, region: undefined },
  ]);
});

test('stages are assemblies inside the assembly', async () => {
  const stacks = await read({
    'app/manifest.json': manifest({ Own: {} }, ['assembly-Prod']),
    'app/Own.template.json': {},
    'app/assembly-Prod/manifest.json': manifest({ Mail: {} }, ['assembly-Inner']),
    'app/assembly-Prod/Mail.template.json': {},
    'app/assembly-Prod/assembly-Inner/manifest.json': manifest({ Deep: {} }),
    'app/assembly-Prod/assembly-Inner/Deep.template.json': {},
  });
  expect(stacks.map(({ file }) => file)).toEqual(['assembly-Prod/assembly-Inner/Deep.template.json', 'assembly-Prod/Mail.template.json', 'Own.template.json']);
});

test('a plain folder is read by its templates; those nested only with their parents', async () => {
  const stacks = await read({
    'app/B.template.json': { Resources: { N: { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': 'N.nested.template.json' } } } },
    'app/A.template.json': {},
    'app/N.nested.template.json': {},
    'app/Left.nested.template.json': {},
    'app/other.json': '{',
  });
  expect(stacks.map(({ file }) => file)).toEqual(['A.template.json', 'B.template.json', 'N.nested.template.json']);
});

test('one template is an app of one stack', async () => {
  expect((await read({ 'app/Mail.template.json': {} }, 'app/Mail.template.json')).map(({ file, name }) => ({ file, name }))).toEqual([
    { file: 'Mail.template.json', name: 'Mail' },
  ]);
});

test('a nested stack without asset metadata is found by the asset manifest beside the template', async () => {
  const stacks = await read({
    'app/A.template.json': { Resources: { N: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com/0123abcd.json' } } } },
    'app/A.assets.json': { files: { '0123abcd': { source: { path: 'N.nested.template.json' } } } },
    'app/N.nested.template.json': {},
  });
  expect(stacks.map(({ file }) => file)).toEqual(['A.template.json', 'N.nested.template.json']);
});

test.each<{ because: string; files: Record<string, Json>; says: string | RegExp }>([
  { because: 'is missing', files: {}, says: 'app does not exist: run "cdk synth", or name the folder that it wrote' },
  { because: 'holds no template', files: { 'app/x.json': {} }, says: 'app contains neither manifest.json nor a template: name the folder that "cdk synth" wrote' },
  {
    because: 'has a stage without a folder',
    files: { 'app/manifest.json': { artifacts: { Prod: { type: 'cdk:cloud-assembly' } } } },
    says: 'manifest.json: the assembly Prod names no directory: run "cdk synth" again',
  },
  {
    because: 'has a stack without a template',
    files: { 'app/manifest.json': { artifacts: { Mail: { type: 'aws:cloudformation:stack' } } } },
    says: 'manifest.json: the stack Mail names no template: run "cdk synth" again',
  },
  {
    because: 'has a stage whose folder is missing',
    files: { 'app/manifest.json': manifest({}, ['assembly-Gone']) },
    says: 'cannot read assembly-Gone/manifest.json: there is no such file',
  },
  {
    because: 'has a broken asset manifest',
    files: { 'app/A.template.json': {}, 'app/A.assets.json': [] },
    says: 'A.assets.json is not an asset manifest: it should be a JSON object',
  },
])('fails where the app $because', async ({ files, says }) => {
  await expect(read(files)).rejects.toThrow(typeof says === 'string' ? new Misuse(says) : says);
});

test('fails on a single file that is no JSON', async () => {
  await expect(read({ app: 'x' })).rejects.toThrow(/^app is not JSON: /);
});

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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { blocks, page, PAGES } from '../support/markdown';
import { ROOT } from '../support/repository';

/** What jsii-rosetta puts around a snippet of the README. */
const FIXTURE = readFileSync(join(ROOT, 'rosetta', 'default.ts-fixture'), 'utf8');

/** The TypeScript of each page, as files beside the tests that exist in memory only. */
const SNIPPETS = PAGES.flatMap(path => blocks(page(path)).filter(({ info }) => /^ts\b/.test(info)).map(({ info, code }, index) => ({
  title: `${path}, snippet ${index + 1}`,
  file: join(ROOT, 'test', 'contract', `${path.replace(/\W/g, '-')}-${index + 1}.ts`),
  text: info === 'ts nofixture' ? code : FIXTURE.replace('/// here', code),
})));

/** One program with all snippets: to load the types of the CDK is what takes long. */
function program(): ts.Program {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.dev.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson({
    ...config.compilerOptions,
    incremental: undefined,
    tsBuildInfoFile: undefined,
    noEmit: true,
    skipLibCheck: true,
    noUnusedLocals: false,
  }, ROOT);
  const host = ts.createCompilerHost(options);
  const texts = new Map(SNIPPETS.map(({ file, text }) => [file, text]));
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = file => texts.has(file) || fileExists(file);
  host.readFile = file => texts.get(file) ?? readFile(file);
  host.getSourceFile = (file, ...rest) => {
    const text = texts.get(file);
    return text === undefined ? getSourceFile(file, ...rest) : ts.createSourceFile(file, text, rest[0]);
  };
  return ts.createProgram([...texts.keys()], options, host);
}

const compiled = program();

test('there are snippets to compile', () => {
  expect(SNIPPETS.length).toBeGreaterThan(10);
});

test.each(SNIPPETS)('$title compiles', ({ file }) => {
  const source = compiled.getSourceFile(file)!;
  const faults = [...compiled.getSyntacticDiagnostics(source), ...compiled.getSemanticDiagnostics(source)];
  expect(faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
});

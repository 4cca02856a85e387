// Makes the compiled library small: `post-compile` runs it on lib/, after jsii has seen everything. Whoever wants to read the code has
// the repository; its documentation is in the declarations. Comments, blanks and long names are a third of what would be downloaded.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as ts from 'typescript';

/** Its types say that it is an ES module, though it is there for both. */
const { minify } = createRequire(__filename)('terser') as typeof import('terser', { with: { 'resolution-mode': 'import' } });

/** What `@internal` members speak of: the types of the folders, which are not packed. */
const OF_A_FOLDER = /^\.\/.+\//;

/** In which Node must find the names that ES modules import, as TypeScript writes them. */
const INDEX = 'index.js';

/** What jsii knows of the API, in which a fourth is blanks. */
const ASSEMBLY = '.jsii';

const HELPERS = ['__createBinding', '__setModuleDefault', '__importStar'];

/** Rewrites what jsii compiled to a folder: every module, the declarations of the public API, and the assembly beside it. */
export async function compact(lib: string): Promise<void> {
  const names = readdirSync(lib, { recursive: true, encoding: 'utf8' });
  await rewrite(lib, names.filter(name => name.endsWith('.js') && name !== INDEX), text => shortened(withoutHelpers(text)));
  await rewrite(lib, names.filter(name => /^[^/\\]+\.d\.ts$/.test(name)), withoutFolders);
  await rewrite(lib, [join('..', ASSEMBLY)], withoutBlanks);
}

async function rewrite(lib: string, names: readonly string[], change: (text: string) => string | Promise<string>): Promise<void> {
  for (const name of names) {
    const file = join(lib, name);
    writeFileSync(file, await change(readFileSync(file, 'utf8')));
  }
}

/**
 * A module without TypeScript's helpers for `import * as`, where these serve modules of the CDK alone: of a module that says it was
 * an ES module, as those do, they give the module itself.
 */
export function withoutHelpers(text: string): string {
  const bare = text.replace(/__importStar\((require\("aws-cdk-lib\/[^"]+"\))\)/g, '$1');
  return bare.includes('__importStar(') ? text : cut(bare, parsed(bare, ts.ScriptKind.JS).statements.filter(isHelper));
}

function isHelper(statement: ts.Statement): boolean {
  return ts.isVariableStatement(statement) && statement.declarationList.declarations.every(({ name }) => HELPERS.includes(name.getText()));
}

/**
 * A module in as few characters as do: no comments but a licence (`/*!`), no blanks, short names for what is the module's own.
 * Names of classes stay, since the CDK shows them, and so does a line for each statement, which errors name.
 */
export async function shortened(text: string): Promise<string> {
  const { code } = await minify(text, {
    ecma: 2020,
    toplevel: true,
    keep_classnames: true,
    format: { comments: /^!/, semicolons: false },
  });
  return `${code}\n`;
}

/** JSON that says the same in one line. */
export function withoutBlanks(json: string): string {
  return JSON.stringify(JSON.parse(json));
}

/**
 * Declarations without the `@internal` ones that name a type of a folder, nor the imports that nothing else uses.
 * Other `@internal` ones stay: a class with no instance member of its own would be the type of any value.
 */
export function withoutFolders(text: string): string {
  const source = parsed(text);
  const types = new Set(source.statements.filter(isImportOfFolder).flatMap(namesOf));
  const internal = source.statements
    .flatMap(statement => [statement, ...ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement) ? statement.members : []])
    .filter(node => isInternal(node) && identifiersIn(node).some(name => types.has(name)));
  const compacted = withoutUnusedImports(cut(text, internal));
  const [needed] = parsed(compacted).statements.filter(isImportOfFolder);
  if (needed) {
    throw new Error(`a public declaration needs ${namesOf(needed).join(', ')} of ${needed.moduleSpecifier.getText()}, ` +
      'which is not packed: make it @internal, or define the type beside it');
  }
  return compacted;
}

function withoutUnusedImports(text: string): string {
  const { statements } = parsed(text);
  const used = new Set(statements.filter(statement => !ts.isImportDeclaration(statement)).flatMap(identifiersIn));
  // An import of several names stays while one of them is used: an unused name of a type costs nothing.
  return cut(text, statements.filter(ts.isImportDeclaration).filter(each => namesOf(each).length > 0 && !namesOf(each).some(name => used.has(name))));
}

function parsed(text: string, kind = ts.ScriptKind.TS): ts.SourceFile {
  return ts.createSourceFile(kind === ts.ScriptKind.JS ? 'module.js' : 'declarations.d.ts', text, ts.ScriptTarget.ES2023, true, kind);
}

/** The text without some of its nodes and what documents them. */
function cut(text: string, nodes: readonly ts.Node[]): string {
  return nodes.reduceRight((rest, node) => rest.slice(0, node.getFullStart()) + rest.slice(node.getEnd()), text).replace(/^\n+/, '');
}

function isImportOfFolder(statement: ts.Statement): statement is ts.ImportDeclaration {
  return ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier) && OF_A_FOLDER.test(statement.moduleSpecifier.text);
}

/** The names that an import makes. */
function namesOf({ importClause }: ts.ImportDeclaration): string[] {
  const bindings = importClause?.namedBindings;
  const named = bindings === undefined ? [] : ts.isNamespaceImport(bindings) ? [bindings] : [...bindings.elements];
  return [...importClause?.name ? [importClause.name] : [], ...named.map(({ name }) => name)].map(({ text }) => text);
}

function isInternal(node: ts.Node): boolean {
  return ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal');
}

function identifiersIn(node: ts.Node): string[] {
  const names: string[] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isIdentifier(each)) names.push(each.text);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return names;
}

if (require.main === module) {
  void compact(process.argv[2]);
}

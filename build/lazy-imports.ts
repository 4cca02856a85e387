// Lets the compiled library load each of its modules when it is first used, as aws-cdk-lib does: `post-compile` runs it on lib/.
// Loading seventy small files at once would cost every app a quarter of what the CDK itself costs.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

/**
 * What is left as it is: the index, in which Node must find the names that ES modules import; the command and the engine, which
 * are loaded as a whole, and the engine is made of tight loops.
 */
const EAGER = /^(index\.js$|(cli|eventbridge|network)\/)/;

/** A stretch of a text, and what takes its place. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Rewrites every module below a folder that jsii compiled to. What is rewritten already stays. */
export function lazyImports(lib: string): void {
  const modules = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.js') && !EAGER.test(name));
  for (const name of modules) {
    const file = join(lib, name);
    const text = readFileSync(file, 'utf8');
    const lazy = rewritten(text);
    if (lazy !== text) {
      writeFileSync(file, lazy);
    }
  }
}

/**
 * `const parse_1 = require("./parse")` becomes a function that requires at its first call, and `parse_1` elsewhere a call of it,
 * in brackets for the sake of `new`.
 * TypeScript makes these names, one for each import of a file, so that none hides another.
 */
export function rewritten(text: string): string {
  const source = ts.createSourceFile('module.js', text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const imports = new Map(source.statements.flatMap(ownImport).map(({ name, initializer }) => [name.text, { name, initializer }]));
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && imports.has(node.text)) {
      const { name, initializer } = imports.get(node.text)!;
      edits.push(node === name
        ? { start: initializer.getStart(), end: initializer.getEnd(), text: `() => ${name.text}.loaded ??= ${initializer.getText()}` }
        : { start: node.getStart(), end: node.getEnd(), text: `(${node.text}())` });
    } else {
      ts.forEachChild(node, visit);
    }
  };
  ts.forEachChild(source, visit);
  return edits.reduceRight((rest, { start, end, text: instead }) => rest.slice(0, start) + instead + rest.slice(end), text);
}

interface OwnImport {
  readonly name: ts.Identifier;
  readonly initializer: ts.Expression;
}

/** The name and the `require` of a statement that imports a module of this package. */
function ownImport(statement: ts.Statement): OwnImport[] {
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
    ts.isIdentifier(name) && initializer && isRequireOfOwn(initializer) ? [{ name, initializer }] : []);
}

function isRequireOfOwn(expression: ts.Expression): boolean {
  return ts.isCallExpression(expression)
    && expression.expression.getText() === 'require'
    && expression.arguments.some(argument => ts.isStringLiteral(argument) && argument.text.startsWith('.'));
}

if (require.main === module) {
  lazyImports(process.argv[2]);
}

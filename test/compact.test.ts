import { runInNewContext } from 'node:vm';
import * as ts from 'typescript';
import { shortened, withoutBlanks, withoutFolders, withoutHelpers } from '../build/compact';

const CLASS = [
  "import * as events from 'aws-cdk-lib/aws-events';",
  "import { Construct } from 'constructs';",
  "import { Strategy, StrategyProps } from './trail/strategy';",
  '/** How an alert travels. */',
  'export declare class Delivery {',
  '    private readonly strategy;',
  '    /** The shortest way. */',
  '    static direct(rule: events.IRule): Delivery;',
  '    private constructor();',
  '    /** @internal */',
  '    static _of(strategy: Strategy): Delivery;',
  '    /**',
  '     * Builds it.',
  '     *',
  '     * @internal',
  '     */',
  '    _bind(alert: Construct, props: StrategyProps): events.IRuleTarget;',
  '}',
  '',
].join('\n');

describe('the code of the package', () => {
  /** A module as Node runs it, and what it exports. */
  const exportsOf = (code: string): Record<string, unknown> => {
    const module = { exports: {} };
    runInNewContext(`(function (exports, module, require) {${code}\n})`)(module.exports, module, (name: string) => ({ name }));
    return module.exports;
  };

  test('has no comments and short names, and keeps what looks like a comment, names of classes and what jsii reads', async () => {
    const text = [
      '"use strict";',
      '/** Reads. */',
      'class Reader {',
      '    // the first',
      '    first = "/* https://example.com // */"; // none other',
      '    static [Symbol.for("jsii.rtti")] = { fqn: "a.Reader", version: "0.0.0" };',
      '    read() { return /* all */ `// ${this.first /* of it */}`.replace(/[/]*\\/\\//g, \'\'); }',
      '}',
      'exports.Reader = Reader;',
      '//# sourceMappingURL=reader.js.map',
    ].join('\n');
    const short = await shortened(text);

    expect(short).toContain('"use strict"');
    expect(short).not.toMatch(/Reads|the first|none other|sourceMappingURL/);
    expect(short.length).toBeLessThan(text.length * 0.7);
    for (const code of [text, short]) {
      const Reader = exportsOf(code).Reader as { new (): { readonly first: string; read(): string }; readonly [key: symbol]: unknown };
      expect(Reader.name).toBe('Reader');
      expect(Reader[Symbol.for('jsii.rtti')]).toMatchObject({ fqn: 'a.Reader' });
      expect(new Reader()).toMatchObject({ first: '/* https://example.com // */' });
      expect(new Reader().read()).toBe(' /* https:example.com  */');
    }
  });

  test('keeps a licence at its head', async () => {
    expect(await shortened('/*! MIT */\n// one\nexports.a = 1;\n')).toMatch(/^\/\*! MIT \*\/\s*exports\.a=1\s*$/);
  });

  test('loads each module once, when it is first used', async () => {
    const code = await shortened('const some_a = () => some_a.loaded ??= require("./a");\nexports.twice = () => [(some_a()), (some_a())];\n');
    const [first, second] = (exportsOf(code).twice as () => object[])();

    expect(first).toMatchObject({ name: './a' });
    expect(second).toBe(first);
  });

  test('keeps characters of every script', async () => {
    expect(exportsOf(await shortened('exports.name = "名前 \\u3042";')).name).toBe('名前 あ');
  });

  test('does not grow when it is shortened again', async () => {
    const once = await shortened('const one = 1; function two(three) { return three + one; }\nexports.two = two;\n');
    expect((await shortened(once)).length).toBeLessThanOrEqual(once.length);
  });
});

describe('an import of a whole module', () => {
  const compiled = (...imports: string[]) => ts.transpile(imports.join('\n'), {
    module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true, verbatimModuleSyntax: true,
  });

  test('needs no helper of TypeScript where it is of the CDK', () => {
    const text = compiled("import * as sns from 'aws-cdk-lib/aws-sns';", "import { Stack } from 'aws-cdk-lib';", 'exports.topic = sns.Topic;');

    expect(text).toContain('__importStar = ');
    expect(withoutHelpers(text).split('\n')).toEqual([
      '"use strict";',
      'Object.defineProperty(exports, "__esModule", { value: true });',
      'const sns = require("aws-cdk-lib/aws-sns");',
      'const aws_cdk_lib_1 = require("aws-cdk-lib");',
      'exports.topic = sns.Topic;',
      '',
    ]);
  });

  test('is that of an ES module in the CDK, of which the helper gives the module itself', () => {
    expect(['aws-events', 'aws-iam', 'aws-sns', 'aws-stepfunctions'].map(name => jest.requireActual(`aws-cdk-lib/${name}`).__esModule)).toEqual([true, true, true, true]);
  });

  test('keeps it beside one of another package', () => {
    const text = compiled("import * as sns from 'aws-cdk-lib/aws-sns';", "import * as path from 'node:path';");

    expect(withoutHelpers(text)).toBe(text);
  });
});

test('the assembly of the package says the same in one line', () => {
  const assembly = { name: 'a', types: { 'a.B': { docs: { summary: 'two\n  blanks' } } } };
  expect(withoutBlanks(JSON.stringify(assembly, null, 2))).toBe(JSON.stringify(assembly));
});

describe('the declarations of the package', () => {
  test('have no internal member that names a type of a folder, and no import for it alone', () => {
    expect(withoutFolders(CLASS)).toBe([
      "import * as events from 'aws-cdk-lib/aws-events';",
      '/** How an alert travels. */',
      'export declare class Delivery {',
      '    private readonly strategy;',
      '    /** The shortest way. */',
      '    static direct(rule: events.IRule): Delivery;',
      '    private constructor();',
      '}',
      '',
    ].join('\n'));
  });

  test('keep an internal member of a plain type: without it, any value would do for the class', () => {
    const text = 'export declare class Kind {\n    /** @internal */\n    readonly _name: string;\n    private constructor();\n}\n';

    expect(withoutFolders(text)).toBe(text);
  });

  test('have no internal function that names a type of a folder', () => {
    expect(withoutFolders([
      "import { Criteria } from './filter/criteria';",
      '/** Which sign-ins. */',
      'export interface Filter {',
      '    readonly outcome?: string;',
      '}',
      '/** @internal */',
      'export declare function _criteriaOf(filter: Filter): Criteria;',
      '',
    ].join('\n'))).toBe('/** Which sign-ins. */\nexport interface Filter {\n    readonly outcome?: string;\n}\n');
  });

  test('keep imports of packages and of the other nouns', () => {
    const text = "import { Stack } from 'aws-cdk-lib';\nimport { Trail } from './trail';\nexport { Alert } from './alert';\nexport type A = Stack | Trail;\n";

    expect(withoutFolders(text)).toBe(text);
  });

  test('stay when nothing internal is left', () => {
    const once = withoutFolders(CLASS);

    expect(withoutFolders(once)).toBe(once);
  });

  test('fails where a public member needs a type of a folder', () => {
    expect(() => withoutFolders("import { Strategy } from './delivery/strategy';\nexport interface Delivery {\n    readonly strategy: Strategy;\n}\n"))
      .toThrow("a public declaration needs Strategy of './delivery/strategy', which is not packed: make it @internal, or define the type beside it");
  });
});

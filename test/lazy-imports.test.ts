import { rewritten } from '../build/lazy-imports';

test('a module of the package is required when it is first used', () => {
  expect(rewritten([
    'const parse_1 = require("./parse");',
    'function read(text) { return new parse_1.Reader((0, parse_1.parse)(text)); }',
  ].join('\n'))).toBe([
    'const parse_1 = () => parse_1.loaded ??= require("./parse");',
    'function read(text) { return new (parse_1()).Reader((0, (parse_1()).parse)(text)); }',
  ].join('\n'));
});

test('modules of other packages are left to these', () => {
  const text = 'const aws_cdk_lib_1 = require("aws-cdk-lib");\naws_cdk_lib_1.Token;';

  expect(rewritten(text)).toBe(text);
});

test('the same text in strings and comments stays', () => {
  expect(rewritten('const a_1 = require("../a");\n// a_1\nconst text = "a_1";')).toContain('// a_1\nconst text = "a_1";');
});

test('what is rewritten already stays', () => {
  const once = rewritten('const a_1 = require("./a");\na_1.b();');

  expect(rewritten(once)).toBe(once);
});

test('a rewritten module loads nothing until it is used, and each module once', () => {
  const required: string[] = [];
  const load = (path: string) => {
    required.push(path);
    return { one: 1 };
  };
  const use = new Function('require', `${rewritten('const a_1 = require("./a");\nreturn () => a_1.one + a_1.one;')}`)(load);

  expect(required).toEqual([]);
  expect([use(), use()]).toEqual([2, 2]);
  expect(required).toEqual(['./a']);
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Parser {
  parseFromString(text: string, type: string): { getElementsByTagName(name: string): Iterable<{ getAttribute(name: string): string }> };
}

const Reporter = jest.requireActual('../../support/junit') as new (config: object, options: object) => {
  onRunComplete(contexts: unknown, results: unknown): Promise<void>;
};

/** jsii-rosetta brings a parser that ends at the first fault. */
const { DOMParser, onErrorStopParsing } = createRequire(require.resolve('jsii-rosetta/package.json'))('@xmldom/xmldom') as {
  readonly DOMParser: new (options: object) => Parser;
  readonly onErrorStopParsing: unknown;
};

/** What https://www.w3.org/TR/xml/#charsets allows. */
const CHARACTERS = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;

async function reportOf(title: string, failureMessages: readonly string[] = []): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'junit-'));
  try {
    const test = { title, fullName: title, ancestorTitles: [title], status: failureMessages.length > 0 ? 'failed' : 'passed', duration: 1, failureMessages };
    const file = {
      testFilePath: __filename,
      testResults: [test],
      perfStats: { start: 0, end: 1 },
      numPassingTests: 1,
      numFailingTests: 0,
      numPendingTests: 0,
      skipped: false,
    };
    const results = { testResults: [file], numTotalTests: 1, numFailedTests: 0, startTime: 0, success: true, numTotalTestSuites: 1 };
    await new Reporter({ rootDir: folder }, { outputDirectory: folder }).onRunComplete(new Set(), results);
    return readFileSync(join(folder, 'junit.xml'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.each([
  ['text', 'a sign-in', 'a sign-in'],
  ['markup', '<b a="1">&amp; ]]>', '<b a="1">&amp; ]]>'],
  ['control characters', 'a\u0000b\u001b[31mc\u0008', 'a\\u0000b\\u001b[31mc\\u0008'],
  ['half a character', 'a\ud800b', 'a\\ud800b'],
  ['no character at all', 'a\uffffb', 'a\\uffffb'],
  ['characters of every plane', 'サインイン \u{1f511}', 'サインイン \u{1f511}'],
])('a title of %s stands in the report, which is XML', async (_, title, shown) => {
  const report = await reportOf(title);

  expect(report).toMatch(CHARACTERS);
  const [found] = new DOMParser({ onError: onErrorStopParsing }).parseFromString(report, 'text/xml').getElementsByTagName('testcase');
  expect(found.getAttribute('name')).toBe(`${shown} ${shown}`);
});

test('so does what a failed test says', async () => {
  expect(await reportOf('fails', ['expected "\u0007"'])).toMatch(CHARACTERS);
});

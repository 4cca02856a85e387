// Writes test-reports/junit.xml by jest-junit. Titles of tests hold whatever an event may hold, and some of it cannot stand in XML,
// however it is escaped (https://www.w3.org/TR/xml/#charsets): here it is named instead. jest does not compile its reporters.
const JestJUnit = require('jest-junit');

const IMPOSSIBLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A text with the name of each character that XML cannot hold, such as `\u001b`. */
const named = text => text.replace(IMPOSSIBLE, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

module.exports = class {
  constructor(globalConfig, options) {
    this.reporter = new JestJUnit(globalConfig, options);
  }

  async onRunComplete(contexts, results) {
    const testResults = results.testResults.map(file => ({
      ...file,
      testResults: file.testResults.map(test => ({
        ...test,
        title: named(test.title),
        ancestorTitles: test.ancestorTitles.map(named),
        failureMessages: test.failureMessages.map(named),
      })),
    }));
    await this.reporter.onRunComplete(contexts, { ...results, testResults });
  }
};

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Note, PROBLEM_CODES, Reason } from '../../src/cli/evaluate/alert-result';
import { ROOT } from '../support/repository';

/** A code that is missing here does not compile. */
const REASONS: Record<Exclude<Reason['code'], keyof typeof PROBLEM_CODES>, true> = {
  'not-matched': true,
  'account-not-allowed': true,
  'source-not-allowed': true,
  'not-covered': true,
  'uncertain-message': true,
};
const NOTES: Record<Note['code'], true> = {
  'stand-in': true,
  'made-from-record': true,
  'unknown-display-name': true,
  'no-subscribers': true,
  'left-out-by-filter-policy': true,
  'subscription-filter-policy': true,
  'other-region': true,
  'other-account': true,
  'several-sms-parts': true,
  'forwarded-by': true,
  'not-forwarded': true,
  'forwarder-in-other-app': true,
  'unknown-environment': true,
};

const SECTIONS = readFileSync(join(ROOT, 'docs', 'preview-findings.md'), 'utf8').split('\n## ');

test.each([
  { kind: 'finding', section: SECTIONS[0], codes: PROBLEM_CODES },
  { kind: 'reason', section: SECTIONS[1], codes: REASONS },
  { kind: 'note', section: SECTIONS[2], codes: NOTES },
])('the page on the preview has one line for the code of each $kind, and no other', ({ section, codes }) => {
  expect([...section.matchAll(/^\| `([a-z-]+)` \| .+ \|$/gm)].map(([, code]) => code)).toEqual(Object.keys(codes));
});

import { execFileSync } from 'node:child_process';
import { shellCommand } from '../../../../src/cli/doctor/report-line';

test.each([
  ['arn:aws:sns:us-east-1:123456789012:Topic'],
  ['a b'],
  ['$(touch x) `id` "q" \\ ; && | > < * ? ~ #'],
  ['it\'s'],
  ['two\nlines'],
  [''],
])('a shell reads %j back as one word', word => {
  expect(execFileSync('sh', ['-c', shellCommand('printf', '%s', word)], { encoding: 'utf8' })).toBe(word);
});

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/repository';

const ANSWERS = readFileSync(join(ROOT, 'test', 'unit', 'cli', 'doctor', 'account', 'answers.json'), 'utf8');

/** What the models of botocore do not have. */
function differences(told: string): string {
  return execFileSync(join(ROOT, '.venv', 'e2e', 'bin', 'python'), [join(__dirname, 'aws-command', 'shapes.py')], { input: told, encoding: 'utf8' });
}

test('the answers of the unit tests have the form of the models', () => {
  expect(differences(ANSWERS)).toBe('');
});

test('an answer of another form is noticed', () => {
  const told = [{ service: 'sns', call: 'get-sms-sandbox-account-status', parameters: { Phone: '1' }, answer: { IsInSandbox: 'true' } }];
  expect(differences(JSON.stringify(told))).toBe(
    'sns get-sms-sandbox-account-status parameters has no Phone\nsns get-sms-sandbox-account-status answer.IsInSandbox is no boolean\n',
  );
});

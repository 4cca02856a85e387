import { CODES } from '../../src/cli/doctor/report-line';
import { page } from '../support/markdown';

test('the page on the doctor has one line for each code, in the order of the checks, with its state', () => {
  const rows = [...page('docs/doctor.md').matchAll(/^\| `([a-z-]+)` \| (well|wrong|unknown) \| .+ \|$/gm)].map(([, code, state]) => [code, state]);
  expect(rows).toEqual(Object.entries(CODES));
});

import { MAILED, REFUSED } from './results';
import { Problem } from '../../../../src/cli/evaluate/alert-result';
import { findingsOf } from '../../../../src/cli/preview/report';

test('a fault is found once for an alert, however many events show it', () => {
  const problem: Problem = { code: 'invalid-target', target: 'Target0', reason: 'x' };
  const other: Problem = { code: 'no-targets', rule: 'Rule' };
  expect(findingsOf([
    { ...MAILED, reasons: [problem] }, REFUSED, { ...MAILED, reasons: [problem, other] }, { ...MAILED, alert: 'Mail/Second', reasons: [problem] },
  ])).toEqual([{ alert: 'Mail/Alert', problem }, { alert: 'Mail/Alert', problem: other }, { alert: 'Mail/Second', problem }]);
});

test('a refusal by the filter is no fault', () => {
  expect(findingsOf([MAILED, REFUSED])).toEqual([]);
});

test('a fault that is known besides is found once as well', () => {
  const problem: Problem = { code: 'no-targets', rule: 'Rule' };
  const known = [{ alert: 'Mail/Alert', problem }, { alert: 'Mail/Second', problem }];
  expect(findingsOf([{ ...MAILED, reasons: [problem] }], known)).toEqual(known);
});

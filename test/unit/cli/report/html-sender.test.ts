import { senderOf } from '../../../../src/cli/report/html-sender';

test.each([
  { from: '"AWS console sign-in" <no-reply@sns.amazonaws.com>', name: 'AWS console sign-in', address: 'no-reply@sns.amazonaws.com' },
  { from: '"a \\"b\\" \\\\ c" <no-reply@sns.amazonaws.com>', name: 'a "b" \\ c', address: 'no-reply@sns.amazonaws.com' },
  { from: '"x" <y>" <no-reply@sns.amazonaws.com>', name: 'x" <y>', address: 'no-reply@sns.amazonaws.com' },
  { from: 'no-reply@sns.amazonaws.com', name: undefined, address: 'no-reply@sns.amazonaws.com' },
  { from: '', name: undefined, address: '' },
])('$from', ({ from, name, address }) => {
  expect(senderOf(from)).toEqual({ name, address });
});

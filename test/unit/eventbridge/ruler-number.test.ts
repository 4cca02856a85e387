import { rulerNumber, sameNumber } from '../../../src/eventbridge/ruler-number';

test.each([
  ['300', 300], ['3.0e2', 300], ['0.10', 0.1], ['-2.50', -2.5], ['-0', -0], ['0e99', 0], ['00', 0], ['4.9e-324', 5e-324], ['9.9e-324', 1e-323], ['2e-323', 2e-323], ['1e23', 1e23], ['0.0e2147483647', 0],
  ['123456789012345', 123456789012345], ['9007199254740992', 9007199254740992], ['1e21', 1e21], ['1000000000000000000000', 1e21],
  ['1.7976931348623157e308', Number.MAX_VALUE],
])('a double represents %s', (text, value) => {
  expect(rulerNumber(text)).toEqual({ text, value });
});

test.each(['1.0000000000000001', '9007199254740993', '1e400', '-1e400', '1e-400', '0.30000000000000004441', '1000000000000000000001', '5e-324', '1e-323', '0e2147483648', '0.0e-2147483647'])(
  'no double represents %s', text => {
    expect(rulerNumber(text)).toEqual({ text, value: undefined });
  },
);

test.each([
  ['1', '1.0', true], ['1', '2', false], ['-0', '0', true], ['1e400', '1e400', true], ['1e400', '10e399', false],
  ['1', '1.0000000000000001', false], ['1.0000000000000001', '1', false], ['12', '1.2', false], ['12', '120', false], ['-1', '1', false],
])('%s and %s: %s', (one, other, same) => {
  expect(sameNumber(rulerNumber(one), rulerNumber(other))).toBe(same);
});

import { Json } from '../../../../src/cli/json-values';
import { resolveIn } from '../app';

const YES = { 'Fn::Equals': ['a', 'a'] };
const NO = { 'Fn::Equals': ['a', 'b'] };
const UNSURE = { 'Fn::Equals': [{ Ref: 'Secret' }, 'b'] };

test.each<{ condition: Json; answer: 'yes' | 'no' | 'unknown' }>([
  { condition: YES, answer: 'yes' },
  { condition: NO, answer: 'no' },
  { condition: UNSURE, answer: 'unknown' },
  { condition: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] }, answer: 'yes' },
  { condition: { 'Fn::Equals': [1, '1'] }, answer: 'yes' },
  { condition: { 'Fn::Equals': [['a', 'b'], ['a', 'b']] }, answer: 'yes' },
  { condition: { 'Fn::Equals': [['a', 'b'], ['a']] }, answer: 'no' },
  { condition: { 'Fn::Not': [NO] }, answer: 'yes' },
  { condition: { 'Fn::Not': [UNSURE] }, answer: 'unknown' },
  { condition: { 'Fn::And': [YES, YES] }, answer: 'yes' },
  { condition: { 'Fn::And': [UNSURE, NO] }, answer: 'no' },
  { condition: { 'Fn::And': [UNSURE, YES] }, answer: 'unknown' },
  { condition: { 'Fn::Or': [NO, NO] }, answer: 'no' },
  { condition: { 'Fn::Or': [UNSURE, YES] }, answer: 'yes' },
  { condition: { 'Fn::Or': [UNSURE, NO] }, answer: 'unknown' },
  { condition: { Condition: 'Other' }, answer: 'yes' },
  { condition: { 'Fn::Not': [{ Condition: 'Other' }] }, answer: 'no' },
  { condition: { Condition: 'Asked' }, answer: 'unknown' },
  { condition: { 'Fn::Contains': [['a'], 'a'] }, answer: 'unknown' },
  { condition: 'true', answer: 'unknown' },
  { condition: {}, answer: 'unknown' },
])('$condition: $answer', ({ condition, answer }) => {
  const template = { Parameters: { Secret: { Type: 'String' } }, Conditions: { Asked: condition, Other: YES } };
  const { value, unresolved } = resolveIn(template, { 'Fn::If': ['Asked', 'yes', 'no'] }, { region: 'us-east-1' });
  expect(value).toBe(answer === 'unknown' ? '${Fn::If Asked}' : answer);
  expect(unresolved).toHaveLength(answer === 'unknown' ? 1 : 0);
});

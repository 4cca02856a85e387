import { caseVariants } from './ignore-case';
import { JsonMember, JsonNode } from './json-reader';
import { numericBounds } from './numeric';
import { CompiledTest, ValueTest } from './pattern';
import { rulerNumber } from './ruler-number';
import { wildcardParts } from './wildcard';
import { addressRange, rulerCidr } from '../network/ruler-cidr';

/** What is wrong with an entry of a pattern, and at which value. */
export class BadTest extends Error {
  constructor(message: string, readonly at: number) {
    super(message);
    this.name = 'BadTest';
  }
}

/** The test that one entry of a field's array is. Throws BadTest. */
export function testOf(entry: JsonNode): CompiledTest {
  switch (entry.kind) {
    case 'object': return operatorOf(entry);
    case 'array': throw new BadTest('an array inside an array: a value must be a string, number, true, false, null or an operator', entry.at);
    case 'number': return { kind: 'number', number: rulerNumber(entry.text) };
    case 'literal': return { kind: 'literal', literal: entry.text };
    case 'string': {
      const range = addressRange(entry.text);
      return range ? { kind: 'address', text: entry.text, range } : { kind: 'text', text: entry.text };
    }
  }
}

/** Each operator and how its operand is read; the names are case-sensitive. */
const OPERATORS: Record<string, (operand: JsonNode) => CompiledTest> = {
  'exactly': operand => ({ kind: 'text', text: stringOf(operand, 'exactly') }),
  'prefix': operand => affix(operand, 'prefix'),
  'suffix': operand => affix(operand, 'suffix'),
  'equals-ignore-case': operand => ignoringCase(operand, 'whole'),
  'wildcard': operand => wildcard(operand),
  'anything-but': operand => ({ kind: 'anything-but', but: anythingBut(operand) }),
  'numeric': operand => ({ kind: 'numeric', bounds: placed(operand, () => numericBounds(operand)) }),
  'cidr': operand => cidr(operand),
  'exists': operand => exists(operand),
};

/** The names of the operators. */
const OPERATOR_NAMES: readonly string[] = Object.keys(OPERATORS);

function operatorOf(entry: JsonNode & { kind: 'object' }): CompiledTest {
  const { key, at, value } = onlyMember(entry, 'an operator');
  if (!Object.hasOwn(OPERATORS, key)) {
    throw new BadTest(`unknown operator ${JSON.stringify(key)}: use one of ${OPERATOR_NAMES.join(', ')}`, at);
  }
  return OPERATORS[key](value);
}

function onlyMember(node: JsonNode & { kind: 'object' }, what: string): JsonMember {
  const [member, second] = node.members;
  if (!member) throw new BadTest(`an empty object where ${what} is expected`, node.at);
  if (second) throw new BadTest(`${JSON.stringify(second.key)} beside ${JSON.stringify(member.key)}: one operator an object`, second.at);
  return member;
}

function stringOf(operand: JsonNode, operator: string): string {
  if (operand.kind !== 'string') throw new BadTest(`${operator} takes a string, found ${described(operand)}`, operand.at);
  return operand.text;
}

function affix(operand: JsonNode, operator: 'prefix' | 'suffix'): ValueTest {
  if (operand.kind === 'object') {
    const { key, at, value } = onlyMember(operand, '"equals-ignore-case"');
    if (key !== 'equals-ignore-case') throw new BadTest(`${operator} knows "equals-ignore-case" only, found ${JSON.stringify(key)}`, at);
    return ignoringCase(value, operator === 'prefix' ? 'start' : 'end');
  }
  return affixOf(stringOf(operand, operator), operator);
}

function affixOf(text: string, operator: 'prefix' | 'suffix'): ValueTest {
  return operator === 'prefix' ? { kind: 'prefix', prefix: text } : { kind: 'suffix', suffix: text };
}

function ignoringCase(operand: JsonNode, at: 'whole' | 'start' | 'end'): ValueTest {
  const text = stringOf(operand, 'equals-ignore-case');
  return { kind: 'ignore-case', at, text, variants: caseVariants(text) };
}

function wildcard(operand: JsonNode): ValueTest {
  const text = stringOf(operand, 'wildcard');
  return { kind: 'wildcard', wildcard: text, parts: placed(operand, () => wildcardParts(text)) };
}

function cidr(operand: JsonNode): ValueTest {
  const text = stringOf(operand, 'cidr');
  return { kind: 'cidr', cidr: text, range: placed(operand, () => rulerCidr(text)) };
}

function exists(operand: JsonNode): CompiledTest {
  if (operand.kind !== 'literal' || operand.text === 'null') throw new BadTest(`exists takes true or false, found ${described(operand)}`, operand.at);
  return { kind: operand.text === 'true' ? 'present' : 'absent' };
}

/** What `anything-but` may exclude by, besides plain values. */
const EXCLUSIONS: Record<string, (operand: JsonNode) => ValueTest> = {
  'prefix': operand => exclusionAffix(operand, 'prefix'),
  'suffix': operand => exclusionAffix(operand, 'suffix'),
  'equals-ignore-case': operand => ignoringCase(operand, 'whole'),
  'wildcard': operand => wildcard(operand),
};

function exclusionAffix(operand: JsonNode, operator: 'prefix' | 'suffix'): ValueTest {
  const text = stringOf(operand, `anything-but with ${operator}`);
  if (text === '') throw new BadTest(`an empty ${operator} inside anything-but would exclude every string`, operand.at);
  return affixOf(text, operator);
}

function anythingBut(operand: JsonNode): ValueTest[] {
  if (operand.kind === 'object') {
    const { key, at, value } = onlyMember(operand, 'prefix, suffix, equals-ignore-case or wildcard');
    if (!Object.hasOwn(EXCLUSIONS, key)) {
      throw new BadTest(`anything-but knows ${Object.keys(EXCLUSIONS).join(', ')} only, found ${JSON.stringify(key)}`, at);
    }
    return listOf(value).map(item => EXCLUSIONS[key](item));
  }
  const items = listOf(operand);
  const kinds = new Set(items.map(item => item.kind));
  if (kinds.size > 1) throw new BadTest('anything-but takes strings or numbers, not both in one list', operand.at);
  return items.map(item => {
    if (item.kind === 'string') return { kind: 'text', text: item.text };
    if (item.kind !== 'number') throw new BadTest(`anything-but takes strings or numbers, found ${described(item)}`, item.at);
    const number = rulerNumber(item.text);
    if (number.value === undefined) throw new BadTest(`anything-but cannot compare the number ${item.text}: a double does not represent it`, item.at);
    return { kind: 'number', number };
  });
}

function listOf(operand: JsonNode): readonly JsonNode[] {
  if (operand.kind !== 'array') return [operand];
  if (operand.items.length === 0) throw new BadTest('an empty list: nothing to exclude', operand.at);
  return operand.items;
}

/** Gives the place of the operand to an Error of a reader that knows no places. */
function placed<T>(operand: JsonNode, reader: () => T): T {
  try {
    return reader();
  } catch (error) {
    throw error instanceof Error ? new BadTest(error.message, operand.at) : error;
  }
}

function described(node: JsonNode): string {
  switch (node.kind) {
    case 'object': return 'an object';
    case 'array': return 'an array';
    case 'string': return JSON.stringify(node.text);
    default: return node.text;
  }
}

import { Element, Leaf, leavesOf } from '../../src/eventbridge/event-values';
import { Branch, CompiledTest, Pattern, ValueTest } from '../../src/eventbridge/pattern';

/** A pair of pattern and event about which the engines disagree. */
export interface Found {
  readonly pattern: Pattern;
  readonly event: string;
  /** Whether event-ruler agrees with us as soon as alternatives have machines of their own. */
  readonly contradictsItself: boolean;
  /** Whether event-ruler agrees with us with the finder that was its default before 2.0. */
  readonly finderDiffers: boolean;
}

/** A difference that is known and kept, shown by its smallest example. */
export interface Disagreement {
  readonly name: string;
  readonly pattern: string;
  readonly event: string;
  readonly ours: boolean;
  /** What event-ruler says of the whole pattern, always or at times: some of its answers depend on hash codes. */
  readonly ruler: boolean | 'refuses';
  /** Given where a later Java agrees with us. */
  readonly beforeJava?: number;
  /** Who is right, and how we know. */
  readonly why: string;
  /** Which generated pairs are instances; not given where another entry has them, or where the generators leave such values out. */
  readonly covers?: (found: Found) => boolean;
}

/**
 * Every difference between our engine and event-ruler 2.1.0.
 *
 * @see https://github.com/aws/event-ruler/blob/main/README.md
 */
export const DISAGREEMENTS: readonly Disagreement[] = [
  {
    name: 'a cidr and a number',
    pattern: '{"x":[{"cidr":"16.0.0.0/24"}]}',
    event: '{"x":10000001}',
    ours: false,
    ruler: true,
    why: 'The documentation matches a cidr against an address. event-ruler holds the text of the number against the digits of the network (10000000 to 100000FF).',
    covers: found => meets(found, ({ kind }, leaf) => kind === 'cidr' && leaf.kind === 'number'),
  },
  {
    name: 'an address and a number',
    pattern: '{"x":["16.0.0.1"]}',
    event: '{"x":10000001}',
    ours: false,
    ruler: true,
    why: 'A string of a pattern matches the same string. event-ruler makes a range of one network of an address, so this is the same defect.',
    covers: found => meets(found, ({ kind }, leaf) => kind === 'address' && leaf.kind === 'number'),
  },
  {
    name: 'a prefix that ends with a quote',
    pattern: '{"x":[{"prefix":"a\\""}]}',
    event: '{"x":"a"}',
    ours: false,
    ruler: true,
    why: 'The documentation matches what begins with the prefix. event-ruler reads values with their quotes, so that the closing one completes the prefix.',
    covers: found => meets(found, (test, leaf) => leaf.kind === 'string' && (
      test.kind === 'prefix' ? test.prefix : test.kind === 'ignore-case' && test.at === 'start' ? test.text : '').endsWith('"')),
  },
  {
    name: 'a suffix that begins with a quote',
    pattern: '{"x":[{"suffix":"\\"a"}]}',
    event: '{"x":"a"}',
    ours: false,
    ruler: true,
    why: 'As for a prefix: the opening quote of the value completes the suffix.',
    covers: found => meets(found, (test, leaf) => leaf.kind === 'string' && (
      test.kind === 'suffix' ? test.suffix : test.kind === 'ignore-case' && test.at === 'end' ? test.text : '').startsWith('"')),
  },
  {
    name: 'a wildcard beside equals-ignore-case: matches too much',
    pattern: '{"x":[{"wildcard":"*a"},{"equals-ignore-case":"a"}]}',
    event: '{"x":"b"}',
    ours: false,
    ruler: true,
    why: 'The documentation makes the entries of a field alternatives. Neither entry alone matches in event-ruler; the two share states of its machine.',
    covers: found => found.contradictsItself && found.pattern.branches.some(mixesWildcardAndCase),
  },
  {
    name: 'anything-but a wildcard beside anything-but equals-ignore-case: matches too little',
    pattern: '{"x":[{"anything-but":{"wildcard":"*"}},{"anything-but":{"equals-ignore-case":"a"}}]}',
    event: '{"x":"b"}',
    ours: true,
    ruler: false,
    why: 'The same defect on its other side: the second entry alone matches in event-ruler.',
  },
  {
    name: 'an alternative of $or that holds an earlier one',
    pattern: '{"$or":[{"x":["a"]},{"x":["a",{"exists":false}]}]}',
    event: '{}',
    ours: true,
    ruler: false,
    why: 'The documentation takes any alternative. event-ruler takes the second for one that it has, since they share an entry, and drops it.',
    covers: ({ contradictsItself, pattern }) => contradictsItself && pattern.branches.some(branch => (
      pattern.branches.some(other => other !== branch && shareEntries(branch, other)))),
  },
  {
    name: 'a number that no double represents beside other numbers',
    pattern: '{"x":[1.0000000000000001,{"numeric":["<=",0]},1.23456789012e11]}',
    event: '{"x":1.0000000000000001}',
    ours: true,
    ruler: false,
    why: 'The documentation makes the entries of a field alternatives, and the first is the event\'s own value. event-ruler finds it in every other machine.',
    covers: ({ contradictsItself, pattern }) => contradictsItself && pattern.branches.some(({ fields }) => fields.some(({ tests }) => (
      tests.some(test => test.kind === 'number' && test.number.value === undefined) && tests.some(({ kind }) => kind === 'numeric')))),
  },
  {
    name: 'a number whose shortest spelling Java 17 does not print',
    pattern: '{"x":[{"numeric":["=",1e23]}]}',
    event: '{"x":1e23}',
    ours: true,
    ruler: 'refuses',
    beforeJava: 19,
    why: 'event-ruler takes the numbers that Double.toString prints as they were written; Java 19 mended how 1e23 prints (JDK-4511638).',
  },
  {
    name: 'a path inside an array and outside it',
    pattern: '{"p":{"a":[1],"b":[1]}}',
    event: '{"p":[{"a":1,"b":2}],"p.b":1}',
    ours: true,
    ruler: false,
    why: 'Fields of different elements of one array never combine, but a value outside the array is in no element. event-ruler found it by its finder before 2.0, ' +
      'which can still be chosen; the new one looks only inside the element that a field before it chose. Which of them the service runs is not known.',
    covers: ({ finderDiffers, pattern, event }) => finderDiffers && leavesOf(pattern.paths, event).some(leaves => (
      new Set(leaves.map(({ element }) => outermostStack(element))).size > 1)),
  },
  {
    name: 'a wildcard beside a suffix with a character of several bytes',
    pattern: '{"x":[{"wildcard":"*x"},{"suffix":"é"}]}',
    event: '{"x":"è"}',
    ours: false,
    ruler: true,
    why: 'The documentation makes the entries of a field alternatives, and neither alone matches in event-ruler; as beside equals-ignore-case, the two share states.',
    covers: ({ contradictsItself, pattern }) => contradictsItself && pattern.branches.some(mixesWildcardAndSuffix),
  },
  {
    name: 'a wildcard beside anything-but a suffix with a character of several bytes',
    pattern: '{"x":[{"wildcard":"*a"},{"anything-but":{"suffix":"Ǆ"}}]}',
    event: '{"x":"Ǆ丮b"}',
    ours: true,
    ruler: false,
    why: 'The same defect on its other side: the second entry alone matches in event-ruler.',
  },
  {
    name: 'half of a surrogate pair',
    pattern: '{"x":[{"anything-but":"?"}]}',
    event: '{"x":"\\ud83d"}',
    ours: true,
    ruler: false,
    why: 'The two are different texts. event-ruler makes a question mark of the half on the way to UTF-8, for some operators: an exact value still tells them apart.',
  },
  {
    name: 'numeric beyond the end of what a double can be',
    pattern: '{"x":[{"numeric":[">",1.7976931348623157e308]}]}',
    event: '{"x":1}',
    ours: false,
    ruler: 'refuses',
    why: 'event-ruler fails with an index out of bounds while it adds the pattern. The documentation limits numeric to 5.0e9.',
  },
];

/** Whether a test of the pattern meets a value of the event for which the two are known to differ. */
function meets({ pattern, event }: Found, differs: (test: ValueTest, leaf: Leaf) => boolean): boolean {
  const leaves = leavesOf(pattern.paths, event);
  return pattern.branches.some(({ fields }) => fields.some(({ slot, tests }) => (
    tests.flatMap(valueTests).some(test => leaves[slot].some(leaf => differs(test, leaf))))));
}

function mixesWildcardAndCase({ fields }: Branch): boolean {
  return fields.some(({ tests }) => {
    const kinds = tests.flatMap(valueTests).map(({ kind }) => kind);
    return kinds.includes('wildcard') && kinds.includes('ignore-case');
  });
}

function mixesWildcardAndSuffix({ fields }: Branch): boolean {
  return fields.some(({ tests }) => {
    const all = tests.flatMap(valueTests);
    return all.some(({ kind }) => kind === 'wildcard') && all.some(test => test.kind === 'suffix' && Buffer.byteLength(test.suffix) > test.suffix.length);
  });
}

function outermostStack(element: Element | undefined): number | undefined {
  return element?.around ? outermostStack(element.around) : element?.array;
}

/** Whether two combinations ask for the same paths, and have an entry in common for each. */
function shareEntries(one: Branch, other: Branch): boolean {
  return one.fields.length === other.fields.length && one.fields.every(({ path, tests }, at) => {
    const texts = other.fields[at].tests.map(test => JSON.stringify(test));
    return path === other.fields[at].path && tests.some(test => texts.includes(JSON.stringify(test)));
  });
}

/** The tests of values that a test consists of. */
export function valueTests(test: CompiledTest): readonly ValueTest[] {
  switch (test.kind) {
    case 'present':
    case 'absent': return [];
    case 'anything-but': return test.but;
    default: return [test];
  }
}

import { InputCase, PatternCase, RECORDED, recordedCases, RulerCase, sayNothingRan } from './recorded';
import { refusalOf } from './refusal';
import { compile, MAX_WILDCARD_COMPLEXITY } from '../../../src/eventbridge/compile-pattern';
import { match, matches } from '../../../src/eventbridge/match-event';
import { render, RuleContext, TargetInput } from '../../../src/eventbridge/target-input';
import { wildcardComplexity } from '../../../src/eventbridge/wildcard-complexity';

/** Cases that are expected to disagree, and why. One that agrees after all is an error. */
const DISAGREE: Record<string, string> = {};

const NO_ORACLE = 'unknown';

/** Stands in a recorded text for a time whose form was not recorded. */
const HIDDEN = '{{TIME-FORMAT-UNRECORDED}}';

if (RECORDED === undefined) {
  sayNothingRan();
  test.skip('recorded cases run where RECORDED_CASES names their folder', () => {});
} else {
  describe('what AWS answered for a pattern and an event', () => {
    each(recordedCases<PatternCase>('pattern-cases.json'), ({ outcome, pattern_json: pattern, event_json: event }) => {
      expect(['match', 'no-match', 'reject', 'reject-event']).toContain(outcome);
      expect(outcomeOf(pattern, event ?? '{}')).toBe(outcome);
    });
  });

  describe('what event-ruler answered for a pattern and an event', () => {
    each(recordedCases<RulerCase>('ruler-oracle-cases.json'), ({ ruler_outcome: outcome, complexity = 0, pattern_json: pattern, event_json: event }) => {
      expect(['match', 'no-match', 'reject']).toContain(outcome);
      if (outcome !== 'reject' && complexity > MAX_WILDCARD_COMPLEXITY) {
        // The one rule that AWS adds to event-ruler.
        expect(refusalOf(pattern)?.reason).toContain('too complex');
        return;
      }
      expect(outcomeOf(pattern, event)).toBe(outcome);
      if (complexity > 0) expect(wildcardComplexity(compile(pattern))).toBe(complexity);
    });
  });

  describe('what AWS delivered to a target', () => {
    each(recordedCases<InputCase>('input-transformer-cases.json').filter(({ outcome }) => outcome !== NO_ORACLE), recorded => {
      const rendering = render(inputOf(recorded), JSON.stringify(recorded.event ?? {}), CONTEXT);
      switch (recorded.outcome) {
        case 'rejected-by-PutTargets':
          expect(rendering.outcome).toBe('refused');
          break;
        case 'accepted-but-not-delivered':
          expect(rendering.outcome).toBe('undelivered');
          break;
        case 'delivered':
          // Where the recording hid the form of a value, the form is undecided here too.
          if (rendering.outcome !== (JSON.stringify(recorded.delivered).includes(HIDDEN) ? 'undecided' : 'delivered')) {
            throw new Error(`expected a delivered text, got ${JSON.stringify(rendering)}`);
          }
          expectDelivered(rendering.text, recorded.delivered);
          break;
        default:
          throw new Error(`an outcome that this test does not know: ${recorded.outcome}`);
      }
    });
  });

  test('every case that is listed as a disagreement was run', () => {
    expect(Object.keys(DISAGREE).filter(id => !ran.has(id))).toEqual([]);
  });
}

/** The rule of the recorded cases, with the names that the recording masked. */
const CONTEXT: RuleContext = {
  ruleArn: 'arn:{{PARTITION}}:events:{{REGION}}:111111111111:rule/{{BUS}}/{{RULE}}',
  ruleName: '{{RULE}}',
  ingestionTime: '{{TIME}}',
};
const ran = new Set<string>();

function each<T extends { readonly id: string }>(cases: readonly T[], verify: (one: T) => void): void {
  test.each(cases.map(one => [one.id, one] as const))('%s', (id, one) => {
    ran.add(id);
    expect.hasAssertions();
    if (Object.hasOwn(DISAGREE, id)) expect(() => verify(one)).toThrow();
    else verify(one);
  });
}

function outcomeOf(pattern: string, event: string): string {
  if (refusalOf(pattern)) return 'reject';
  const compiled = compile(pattern);
  const result = match(compiled, event);
  expect(matches(compiled, event)).toBe(result.matched);
  if (result.matched) return 'match';
  expect(result.mismatches.length).toBeGreaterThan(0);
  return result.mismatches.some(({ path, expected }) => path === '' && expected === 'a JSON object') ? 'reject-event' : 'no-match';
}

function inputOf({ input, input_path: path, input_paths_map: map, input_template: template }: InputCase): TargetInput {
  return {
    ...(input !== undefined && { Input: input }),
    ...(path !== undefined && { InputPath: path }),
    ...(template !== undefined && { InputTransformer: { InputPathsMap: map, InputTemplate: template } }),
  };
}

function expectDelivered(text: string, delivered: InputCase['delivered']): void {
  if (delivered?.form === 'exact-text' && delivered.text !== undefined) {
    expect(text).toMatch(unmasked(delivered.text));
  } else if (delivered?.form === 'parsed-json' && delivered.json !== undefined) {
    expect(JSON.stringify(JSON.parse(text))).toMatch(unmasked(JSON.stringify(delivered.json)));
  } else {
    throw new Error(`a delivered case that records nothing: ${JSON.stringify(delivered)}`);
  }
}

/** A recorded text, exactly, but for what the recording hid. */
function unmasked(recorded: string): RegExp {
  const parts = recorded.split(HIDDEN).map(part => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^"]+')}$`);
}

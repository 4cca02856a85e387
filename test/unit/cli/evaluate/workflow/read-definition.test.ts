import { DefinitionRefused, readDefinition } from '../../../../../src/cli/evaluate/workflow/read-definition';
import { Json, JsonObject } from '../../../../../src/cli/json-values';

const PUBLISH = { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Arguments: { Message: '{% $states.input.a %}' }, End: true };

function machine(states: JsonObject, more: JsonObject = {}): JsonObject {
  return { QueryLanguage: 'JSONata', StartAt: 'Publish', States: { Publish: PUBLISH, ...states }, ...more };
}

test('a task is read with its arguments and where it goes on after an error', () => {
  const catching: JsonObject = { ...PUBLISH, Catch: [{ ErrorEquals: ['SNS.NotFoundException'], Next: 'SendToDeadLetterQueue', Output: '{% 1 %}' }, { ErrorEquals: ['States.ALL'], Next: 'Plain' }] };
  expect(readDefinition(machine({ Publish: catching }))).toEqual({
    startAt: 'Publish',
    states: new Map([['Publish', {
      kind: 'task',
      resource: 'arn:aws:states:::sns:publish',
      arguments: { Message: '{% $states.input.a %}' },
      catchers: [{ errors: ['SNS.NotFoundException'], next: 'SendToDeadLetterQueue', output: '{% 1 %}' }, { errors: ['States.ALL'], next: 'Plain', output: undefined }],
    }]]),
    randomFunctions: [],
  });
});

test.each<{ state: JsonObject; more?: JsonObject; because: string }>([
  { state: { Type: 'Choice' }, because: 'it is of the type Choice' },
  { state: {}, because: 'it is of the type nothing' },
  { state: { ...PUBLISH, QueryLanguage: 'JSONPath' }, because: 'its query language is JSONPath' },
  { state: PUBLISH, more: { QueryLanguage: 'JSONPath' }, because: 'its query language is JSONPath' },
  { state: { ...PUBLISH, Assign: { a: 1 } }, because: 'it assigns variables' },
  { state: { ...PUBLISH, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Publish', Assign: { a: 1 } }] }, because: 'it assigns variables' },
])('what a state does is not foretold where $because', ({ state, more, because }) => {
  expect(readDefinition(machine({ Publish: state }, more)).states.get('Publish')).toEqual({ kind: 'unsupported', because });
});

test('functions that give another value in each run are found', () => {
  expect(readDefinition(machine({ Other: { Type: 'Pass', Output: ['{% $now() & $uuid() %}', '$millis()'] } })).randomFunctions).toEqual(['now', 'uuid']);
});

test.each<{ definition: Json; says: string | RegExp }>([
  { definition: {}, says: 'StartAt is missing, and there is no such state' },
  { definition: [], says: 'StartAt is missing, and there is no such state' },
  { definition: machine({}, { StartAt: 'Gone' }), says: 'StartAt is Gone, and there is no such state' },
  {
    definition: machine({ SendToDeadLetterQueue: { Type: 'Task', Arguments: { A: [{ B: '{% $eval("1") %}' }] } } }),
    says: 'an expression of its state SendToDeadLetterQueue is not one: $eval is not available in Step Functions, only $parse',
  },
  { definition: machine({ SendToDeadLetterQueue: { Type: 'Pass', Output: '{% $states.a ?? 1 %}' } }), says: /^an expression of its state SendToDeadLetterQueue is not one: / },
])('fails on $definition', ({ definition, says }) => {
  expect(() => readDefinition(definition)).toThrow(DefinitionRefused);
  expect(() => readDefinition(definition)).toThrow(says);
});

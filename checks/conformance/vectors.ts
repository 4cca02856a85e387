import { Question } from './event-ruler/event-ruler';
import { complexityVectors, matchingVectors, refusalVectors } from '../../test/support/vectors';

/** The questions that the vectors of the unit tests answer, so that their expectations are held against event-ruler too. */
export function vectorQuestions(): Question[] {
  return [
    ...matchingVectors().map(vector => ({ pattern: vector.pattern, events: [...vector.match, ...vector['no-match']] })),
    ...[...refusalVectors(), ...complexityVectors()].map(({ pattern }) => ({ pattern, events: [] })),
  ];
}

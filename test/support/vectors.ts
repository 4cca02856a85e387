// The expectations of the engine's own tests, for the checks.
export { complexityVectors, matchingVectors, refusalVectors } from '../unit/eventbridge/vectors';

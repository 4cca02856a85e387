// The command in this process and the shape of its answers, for the checks: these import from `test/events` and from here alone.
export { run } from '../unit/cli/app';
export type { PreviewResult } from './preview';

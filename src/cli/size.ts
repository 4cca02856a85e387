import { Misuse } from './misuse';

/** More than any template, manifest or log file that AWS makes; what never ends must end somewhere. */
export const LARGEST_INPUT = 100_000_000;

/** Refuses what is larger than anything that the command is meant to read. */
export function sizeLimit(what: string, bytes: number): void {
  if (bytes > LARGEST_INPUT) throw new Misuse(`cannot read ${what}: it has more than ${LARGEST_INPUT / 1_000_000} MB`);
}

import { Problem, Reason } from './alert-result';
import { Rule } from './read-rule';
import { match } from '../../eventbridge/match-event';
import { ShownEvent } from '../events/shown-event';

/** The reasons why a rule does not match an event: problems of its pattern, or the fields that differ. Empty if it matches. */
export function mismatchesOf({ pattern, problems }: Rule, event: string): readonly Reason[] {
  if (pattern === undefined) return problems;
  const result = match(pattern, event);
  if (result.matched) return [];
  const mismatches = result.mismatches.map((mismatch): Reason => ({ code: 'not-matched', ...mismatch }));
  // Account and Region are part of the coverage; a mismatch of the filter explains more.
  const ofFilter = result.mismatches.flatMap(({ path }, index) => path === 'account' || path === 'region' ? [] : [mismatches[index]]);
  return ofFilter.length > 0 ? ofFilter : mismatches;
}

/** Problems because of which a rule sends nothing for an event that it matches; one at most. */
export function blockersOf({ blockers, excludesReadOnly, logicalId }: Rule, { readOnly }: Pick<ShownEvent, 'readOnly'>): readonly Problem[] {
  if (blockers.length > 0) return blockers;
  return excludesReadOnly && readOnly ? [{ code: 'read-only-event', rule: logicalId }] : [];
}

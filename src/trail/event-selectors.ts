import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';

type FieldSelector = CfnTrail.AdvancedFieldSelectorProperty;

/** The fields of a management event that a trail's selectors compare. */
export interface ManagementEvent {
  readonly eventSource: string;
  readonly eventType: string;
  readonly readOnly: boolean;
}

/** The selectors of a trail, with resolved tokens. */
export interface Selectors {
  readonly eventSelectors?: readonly CfnTrail.EventSelectorProperty[];
  readonly advancedEventSelectors?: readonly CfnTrail.AdvancedEventSelectorProperty[];
}

/**
 * Whether these selectors log a management event. A trail without any logs all of them; a value that stays unresolved is taken to match.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
 */
export function logs({ eventSelectors, advancedEventSelectors }: Selectors, { eventSource, eventType, readOnly }: ManagementEvent): boolean {
  if (Array.isArray(advancedEventSelectors) && advancedEventSelectors.length > 0) {
    const fields = { eventCategory: 'Management', eventSource, eventType, readOnly: String(readOnly) };
    return advancedEventSelectors.some(({ fieldSelectors }) => !Array.isArray(fieldSelectors)
      || fieldSelectors.every(selector => matches(selector, fields)));
  }
  if (Array.isArray(eventSelectors) && eventSelectors.length > 0) {
    return eventSelectors.some(({ includeManagementEvents, readWriteType }) => includeManagementEvents !== false && readWriteType !== (readOnly ? 'WriteOnly' : 'ReadOnly'));
  }
  return true;
}

/**
 * All operators of a field must hold, and each holds if one of its values does (for `not…`: if none does).
 * An unresolved value is ignored.
 */
function matches(selector: FieldSelector, fields: Readonly<Record<string, string>>): boolean {
  const value = fields[selector.field];
  if (value === undefined) {
    return true;
  }
  const some = (values: string[] | undefined, test: (given: string) => boolean, whenUnknown: boolean) =>
    Array.isArray(values) ? values.some(given => typeof given === 'string' ? test(given) : whenUnknown) : whenUnknown;
  return some(selector.equalTo, given => value === given, true)
    && some(selector.startsWith, given => value.startsWith(given), true)
    && some(selector.endsWith, given => value.endsWith(given), true)
    && !some(selector.notEquals, given => value === given, false)
    && !some(selector.notStartsWith, given => value.startsWith(given), false)
    && !some(selector.notEndsWith, given => value.endsWith(given), false);
}

import { FilterField, SignInCriteria } from './criteria';
import { namesOfOutcome, takesEvents } from './event-name';
import { Test } from './field-test';
import { checkPrincipalsOf } from './identity';
import { checkComplexity, checkLength, Complexity, complexityOf, Share } from './limits';
import { narrowedByMfa, takesMfa } from './mfa';
import { OutcomeTest, takesOutcome } from './outcome';
import { principalsWithout, takesOtherPrincipals, takesPrincipals } from './principal';
import { NOT_REPLAYED } from './replay';
import { sourcesWithout, takesOtherSources, takesSources } from './source-ip';
import { DETAIL_TYPES, EVENT_SOURCE } from '../signin/event-names';

export type { SignInCriteria } from './criteria';

/** An event pattern for sign-ins, ready for EventBridge. */
export interface SignInPattern {
  readonly 'source': readonly string[];
  readonly 'detail-type': readonly string[];
  readonly 'replay-name': typeof NOT_REPLAYED['replay-name'];
  /** Without it every event of AWS Sign-In is taken. */
  readonly 'detail'?: Detail;
}

/** What a pattern asks of CloudTrail's record; each path stands in it once, since a second one would replace the first. */
export interface Detail {
  readonly eventName?: readonly Test[];
  readonly userIdentity?: { readonly type?: readonly string[]; readonly arn?: readonly Test[] };
  readonly sourceIPAddress?: readonly Test[];
  readonly responseElements?: OutcomeTest;
  readonly additionalEventData?: { readonly MFAUsed: readonly Test[] };
}

/** Criteria, compiled. */
export interface CompiledPattern {
  readonly pattern: SignInPattern;
  /** The most complex wildcards, and which field they come from; undefined without any. */
  readonly wildcards: Complexity | undefined;
}

/** The pattern of criteria, where nothing else is asked. */
export function toPattern(criteria: SignInCriteria): SignInPattern {
  return compilePattern(criteria).pattern;
}

/**
 * Compiles criteria to the shortest event pattern that means them.
 *
 * @param reserved how many characters somebody else adds to the pattern
 * @throws when the criteria contradict each other, or when EventBridge would not take the pattern; names the field of the filter
 */
export function compilePattern(criteria: SignInCriteria, reserved = 0): CompiledPattern {
  const detail = detailOf(criteria);
  const pattern = {
    'source': [EVENT_SOURCE],
    'detail-type': DETAIL_TYPES,
    ...NOT_REPLAYED,
    ...(Object.keys(detail).length === 0 ? {} : { detail }),
  };
  const wildcards = complexities(criteria, detail);
  wildcards.forEach(checkComplexity);
  checkLength(JSON.stringify(pattern).length, sharesOf(criteria, detail), reserved);
  return { pattern, wildcards: mostComplex(wildcards) };
}

function mostComplex(wildcards: readonly Complexity[]): Complexity | undefined {
  return wildcards.reduce<Complexity | undefined>((most, next) => (next.complexity > (most?.complexity ?? 0) ? next : most), undefined);
}

function detailOf(given: SignInCriteria): Detail {
  const criteria = given.mfa ? narrowedByMfa(given) : given;
  const { identities, outcome, mfa } = criteria;
  const arn = arnOf(criteria);
  return defined({
    eventName: takesEvents(criteria),
    userIdentity: identities || arn ? defined({ type: identities, arn }) : undefined,
    sourceIPAddress: sourceOf(criteria),
    responseElements: outcome && takesOutcome(outcome, namesOfOutcome(criteria)),
    additionalEventData: mfa && { MFAUsed: takesMfa(mfa) },
  });
}

function arnOf({ identities, principals, exceptPrincipals }: SignInCriteria): readonly Test[] | undefined {
  if (!principals) return exceptPrincipals && takesOtherPrincipals(exceptPrincipals);
  const taken = exceptPrincipals ? principalsWithout(principals, exceptPrincipals) : principals;
  if (identities) checkPrincipalsOf(identities, taken);
  return takesPrincipals(taken);
}

function sourceOf({ sourceIps, exceptSourceIps }: SignInCriteria): readonly Test[] | undefined {
  if (!sourceIps) return exceptSourceIps && takesOtherSources(exceptSourceIps);
  return takesSources(exceptSourceIps ? sourcesWithout(sourceIps, exceptSourceIps) : sourceIps);
}

/** Only ARNs and sources can have wildcards. */
function complexities(criteria: SignInCriteria, { userIdentity, sourceIPAddress }: Detail): readonly Complexity[] {
  return [
    { field: arnField(criteria), complexity: complexityOf('arn', userIdentity?.arn ?? []) },
    { field: sourceField(criteria), complexity: complexityOf('sourceIPAddress', sourceIPAddress ?? []) },
  ];
}

function sharesOf(criteria: SignInCriteria, detail: Detail): readonly Share[] {
  const parts: readonly [FilterField, unknown][] = [
    ['events', detail.eventName],
    ['identities', detail.userIdentity?.type],
    [arnField(criteria), detail.userIdentity?.arn],
    [sourceField(criteria), detail.sourceIPAddress],
    ['outcome', detail.responseElements],
    ['mfa', detail.additionalEventData],
  ];
  return parts.map(([field, part]) => ({ field, text: JSON.stringify(part ?? '') }));
}

function arnField({ principals }: SignInCriteria): 'principals' | 'exceptPrincipals' {
  return principals ? 'principals' : 'exceptPrincipals';
}

function sourceField({ sourceIps, exceptSourceIps }: SignInCriteria): 'sourceIps' | 'exceptSourceIps' {
  // What is taken out of a network leaves several.
  return sourceIps && sourceIps.length >= (exceptSourceIps ?? []).length ? 'sourceIps' : 'exceptSourceIps';
}

/** Without the keys that have no value. */
function defined<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

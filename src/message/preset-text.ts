import { AccountNames, NO_NAMES } from './account-names';
import { DERIVED_FIELDS } from './derived-fields';
import { Wording } from './languages/wording';
import { ParsedSections, parseSections } from './sections';
import { parseTitle, Title } from './title';
import { EventField, FIELDS } from '../signin/fields';

/** What the user adds to the library's own message. */
export interface PresetAdditions {
  readonly accountNames?: AccountNames;
  /** An address of `https`. */
  readonly runbook?: string;
}

/** The fields that the texts of a language name. */
export interface PresetFields {
  readonly known: readonly EventField[];
  /** Only JSONata can write these. */
  readonly derived: readonly EventField[];
}

/** The fields of our own texts, with the names of accounts. */
export function presetFields({ accountNames = NO_NAMES }: PresetAdditions): PresetFields {
  return { known: accountNames.presetFields(FIELDS), derived: accountNames.presetFields(DERIVED_FIELDS) };
}

/** The sections in one language. */
export function presetSections(wording: Wording, consoleDomain: string, additions: PresetAdditions): ParsedSections {
  const { known, derived } = presetFields(additions);
  const runbook = additions.runbook === undefined ? undefined : wording.runbook + additions.runbook;
  return parseSections({ ...wording.sections(consoleDomain), runbook }, known, derived);
}

/** The title in one language. */
export function presetTitle({ title }: Pick<Wording, 'title'>, additions: PresetAdditions): Title {
  const { known, derived } = presetFields(additions);
  return parseTitle(title, known, derived);
}

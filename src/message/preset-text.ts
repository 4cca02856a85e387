import { AccountNames, NO_NAMES } from './account-names';
import { DERIVED_FIELDS } from './derived-fields';
import { Wording } from './languages/wording';
import { DirectSections, JsonataSections, parseDirectSections, parseJsonataSections, Sections } from './message-sections';
import { Line } from './parse-template';
import { parseDirectTitle, parseTitle, Title } from './title';
import { EventField, FIELDS } from '../signin/fields';

/** What the user adds to the library's own message. */
export interface PresetAdditions {
  readonly accountNames?: AccountNames;
  /** An address of `https`. */
  readonly runbook?: string;
}

/** The fields that the texts of a language name. */
interface PresetFields {
  readonly known: readonly EventField[];
  /** Only JSONata can write these. */
  readonly derived: readonly EventField[];
}

/** The fields of our own texts, with the names of accounts. */
export function presetFields({ accountNames = NO_NAMES }: PresetAdditions): PresetFields {
  return { known: accountNames.presetFields(FIELDS), derived: accountNames.presetFields(DERIVED_FIELDS) };
}

/** The sections in one language, for an input transformer. */
export function presetDirectSections(wording: Wording, consoleDomain: string, additions: PresetAdditions): DirectSections {
  return parseDirectSections(sectionsOf(wording, consoleDomain, additions), presetFields(additions).known);
}

/** The sections in one language, for JSONata. */
export function presetJsonataSections(wording: Wording, consoleDomain: string, additions: PresetAdditions): JsonataSections {
  const { known, derived } = presetFields(additions);
  return parseJsonataSections(sectionsOf(wording, consoleDomain, additions), known, derived);
}

function sectionsOf(wording: Wording, consoleDomain: string, { runbook }: PresetAdditions): Sections {
  return { ...wording.sections(consoleDomain), runbook: runbook === undefined ? undefined : wording.runbook + runbook };
}

/** The title in one language, for JSONata. */
export function presetTitle({ title }: Pick<Wording, 'title'>, additions: PresetAdditions): Title {
  const { known, derived } = presetFields(additions);
  return parseTitle(title, known, derived);
}

/** The title in one language, for an input transformer. */
export function presetDirectTitle({ title }: Pick<Wording, 'title'>, additions: PresetAdditions): Line {
  return parseDirectTitle(title, presetFields(additions).known);
}

/** So that a message with it stays within what EventBridge allows. */
const LONGEST_RUNBOOK = 1000;

/** An address as a browser takes it, without a character that a mail, a card or an input transformer would change. */
const ADDRESS = /^https:\/\/[A-Za-z0-9][A-Za-z0-9.:-]*([/?#][A-Za-z0-9!#$%&'()*+,./:;=?@_~[\]-]*)?$/;

/**
 * Checks the address of the user's own instructions.
 *
 * @throws for what is no address of `https`, and for one that is too long
 */
export function checkRunbook(runbook: string): void {
  if (!ADDRESS.test(runbook) || !URL.canParse(runbook)) {
    throw new Error(`runbook is ${JSON.stringify(runbook)}: give an address such as "https://wiki.example.com/sign-ins", of https, and percent-encoded`);
  }
  if (runbook.length > LONGEST_RUNBOOK) {
    throw new Error(`runbook is ${runbook.length} characters long: give an address of at most ${LONGEST_RUNBOOK}, so that a message has room for it`);
  }
}

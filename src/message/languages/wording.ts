import { ByKind } from '../access-kind';
import { Language } from '../message-strategy';
import { Sections } from '../sections';
import { SeverityWording } from '../severity';

/**
 * The titles of a message: the Subject of a mail, the title of a card. Of a Subject a phone shows some 40 characters in its list, which
 * hold the severity, what happened, and to whom or where.
 */
export interface TitleWording {
  /** By an input transformer, for every event; the last wording of `other` if undefined. */
  readonly direct?: string;
  readonly byKind: ByKind<readonly string[]>;
  /** Before `byKind`. */
  readonly severity?: SeverityWording;
  /** Where nothing printable came of it. */
  readonly fallback: string;
}

/** A text message, within one part of 160 characters. */
export interface SmsWording {
  /** By an input transformer, which cannot cut it. */
  readonly direct: string;
  /** The same where the account has a name. */
  readonly directNamed: string;
  /** By JSONata, which cuts it. */
  readonly byKind: ByKind<readonly string[]>;
  /** For a value that is missing, in the characters of `byKind`. */
  readonly unknown: string;
  /** Before the account, where nothing else could be evaluated. */
  readonly fallback: string;
}

/** Every text of the alert in one language. */
export interface Wording {
  readonly language: Language;
  /** For a value that is missing. */
  readonly unknown: string;
  readonly title: TitleWording;
  readonly sms: SmsWording;
  /** Before the address of the user's own instructions. */
  readonly runbook: string;
  sections(consoleDomain: string): Sections;
}

import { ByKind } from '../access-kind';
import { Language } from '../message-strategy';
import { Sections } from '../sections';

/** The titles of a message: the Subject of a mail, the title of a card. */
export interface TitleWording {
  readonly byKind: ByKind<readonly string[]>;
  /** Where nothing printable came of it. */
  readonly fallback: string;
}

/** A text message, within one part of 160 characters. */
export interface SmsWording {
  /** By an input transformer, which cannot cut it. */
  readonly direct: string;
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
  sections(consoleDomain: string): Sections;
}

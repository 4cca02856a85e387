import { AccessKind, ByKind, KIND } from './access-kind';
import { ByActor, chooseByActor, fieldsOfActors } from './actor';
import { chooseIfAny, everyChoice, mapChoice } from './choose-by-field';
import { DERIVED_FIELDS } from './derived-fields';
import { ValueFilter } from './jsonata-values';
import { fieldsOfLineByKind, parseLineByKind, renderLineByKind, LineByKind } from './line-by-access-kind';
import { fieldsOf, Line, parseLine } from './parse-template';
import { firstComplete, headingIfAny, renderLine } from './render-line';
import { EventField } from '../signin/fields';

/** A line that is left out where its value is missing. */
export interface OptionalLine {
  /** By JSONata: the first wording of which no value is missing; no line if there is none. */
  readonly ifPresent: string | readonly string[];
  /** By an input transformer, which cannot leave it out, so that it must read well with nothing behind it; not there if undefined. */
  readonly direct?: string;
}

/** A line of a message, as a template; a single text is written in the same way in either case. */
export type LineText = string | OptionalLine;

/**
 * The sections of a message, in their order. JSONata leaves out lines of which values are missing; an input transformer writes every
 * line, with nothing in the place of such a value.
 *
 * What a stranger can choose comes last, below the warning: it can imitate lines and links.
 */
export interface Sections {
  readonly opening: ByKind<readonly string[]>;
  readonly facts: readonly LineText[];
  /** The link to the record. */
  readonly record: string;
  /** What a reader must know of a kind of event before the instructions. Only JSONata can tell kinds apart. */
  readonly context?: Readonly<Partial<Record<AccessKind, string>>>;
  /** The instructions, by whom the event is about. */
  readonly advice: ByActor<string>;
  /** The advice of an input transformer; that of `other` if undefined. */
  readonly directAdvice?: string;
  /** The address of the user's own instructions. */
  readonly runbook?: string;
  /** Not to trust the rest. */
  readonly warning: string;
  readonly untrusted: readonly LineText[];
}

/** A parsed `LineText`: its wordings for JSONata, and its line for an input transformer. */
export interface ParsedLine {
  readonly ifPresent: readonly Line[];
  readonly direct: Line | undefined;
}

/** Parsed sections. */
export interface ParsedSections {
  readonly opening: LineByKind;
  readonly facts: readonly ParsedLine[];
  readonly record: Line;
  readonly context: Readonly<Partial<Record<AccessKind, Line>>>;
  readonly advice: ByActor<Line>;
  readonly directAdvice: Line;
  readonly runbook: readonly Line[];
  readonly warning: Line;
  readonly untrusted: readonly ParsedLine[];
}

/** Parses sections whose fields are these. Derived fields may stand where only JSONata writes them. */
export function parseSections(sections: Sections, fields: readonly EventField[], derived: readonly EventField[] = DERIVED_FIELDS): ParsedSections {
  const { opening, facts, record, context = {}, advice, directAdvice = advice.other, runbook, warning, untrusted } = sections;
  const parse = (text: string) => parseLine(text, fields);
  const parseDerived = (text: string) => parseLine(text, [...fields, ...derived]);
  const parseText = (text: LineText): ParsedLine => typeof text === 'string'
    ? { ifPresent: [parse(text)], direct: parse(text) }
    : { ifPresent: [text.ifPresent].flat().map(parseDerived), direct: text.direct === undefined ? undefined : parse(text.direct) };
  return {
    opening: parseLineByKind(opening, fields, undefined, derived),
    facts: facts.map(parseText),
    record: parse(record),
    context: Object.fromEntries(Object.entries(context).map(([kind, text]) => [kind, parse(text)])),
    advice: mapChoice(advice, parse),
    directAdvice: parse(directAdvice),
    runbook: runbook === undefined ? [] : [parse(runbook)],
    warning: parse(warning),
    untrusted: untrusted.map(parseText),
  };
}

/** The lines that an input transformer writes above the warning. */
export function trustedDirectLines({ opening, facts, record, directAdvice, runbook }: ParsedSections): readonly Line[] {
  return [opening.direct, ...directLines(facts), record, directAdvice, ...runbook];
}

/** The lines of a section that an input transformer writes. */
export function directLines(section: readonly ParsedLine[]): readonly Line[] {
  return section.flatMap(({ direct }) => direct === undefined ? [] : [direct]);
}

/** The lines of a section that JSONata may write. */
export function optionalLines(section: readonly ParsedLine[]): readonly Line[] {
  return section.flatMap(({ ifPresent }) => ifPresent);
}

/** The fields that JSONata needs to write the sections. */
export function fieldsOfSections({ opening, facts, record, context, advice, warning, untrusted }: ParsedSections): readonly EventField[] {
  return [
    ...fieldsOfLineByKind(opening),
    ...fieldsOf([...optionalLines(facts), record, ...Object.values(context), ...everyChoice(advice), warning, ...optionalLines(untrusted)]),
    ...Object.keys(context).length === 0 ? [] : [KIND],
    ...fieldsOfActors(advice),
  ];
}

/** The lines that JSONata writes. Values outside of the link go through one filter, and those inside it through another. */
export function renderSections(
  { opening, facts, record, context, advice, runbook, warning, untrusted }: ParsedSections, filter: ValueFilter, linkFilter: ValueFilter = filter,
): readonly string[] {
  const render = ({ ifPresent }: ParsedLine) => firstComplete(ifPresent, filter);
  const ofKinds = Object.entries(context).map(([kind, line]) => [kind, renderLine(line, linkFilter)]);
  return [
    renderLineByKind(opening, filter),
    ...facts.map(render),
    firstComplete([record], linkFilter),
    ...ofKinds.length === 0 ? [] : [chooseIfAny(KIND, Object.fromEntries(ofKinds))],
    chooseByActor(mapChoice(advice, line => renderLine(line, linkFilter))),
    ...runbook.map(line => renderLine(line, linkFilter)),
    headingIfAny(warning, optionalLines(untrusted), filter),
    ...untrusted.map(render),
  ];
}

import { AccessKind, ByKind, KIND } from './access-kind';
import { ByActor, chooseByActor, fieldsOfActors } from './actor';
import { chooseIfAny, everyChoice, mapChoice } from './choose-by-field';
import { DERIVED_FIELDS } from './derived-fields';
import { ValueFilter } from './jsonata-values';
import { fieldsOfLineByKind, parseLineByKind, parseLineForEveryKind, renderLineByKind, LineByKind } from './line-by-access-kind';
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

/** Sections as an input transformer writes them: every line, with nothing in the place of a missing value. */
export interface DirectSections {
  /** Above the warning. The address of the user's own instructions is the last of these. */
  readonly trusted: readonly Line[];
  readonly runbook: readonly Line[];
  readonly warning: Line;
  readonly untrusted: readonly Line[];
}

/** Parses sections for an input transformer, which can name no derived field. */
export function parseDirectSections(
  { opening, facts, record, advice, directAdvice = advice.other, runbook, warning, untrusted }: Sections, fields: readonly EventField[],
): DirectSections {
  const parse = (text: string) => parseLine(text, fields);
  const parseAll = (texts: readonly LineText[]) => texts
    .map(text => typeof text === 'string' ? text : text.direct)
    .filter(text => text !== undefined)
    .map(parse);
  const instructions = runbook === undefined ? [] : [parse(runbook)];
  return {
    trusted: [parseLineForEveryKind(opening, fields), ...parseAll(facts), parse(record), parse(directAdvice), ...instructions],
    runbook: instructions,
    warning: parse(warning),
    untrusted: parseAll(untrusted),
  };
}

/** A line of JSONata that is left out where each of its wordings lacks a value. */
export type OptionalWordings = readonly Line[];

/** Sections as JSONata writes them. */
export interface JsonataSections {
  readonly opening: LineByKind;
  readonly facts: readonly OptionalWordings[];
  readonly record: Line;
  readonly context: Readonly<Partial<Record<AccessKind, Line>>>;
  readonly advice: ByActor<Line>;
  readonly runbook: readonly Line[];
  readonly warning: Line;
  readonly untrusted: readonly OptionalWordings[];
}

/** Parses sections for JSONata, which writes derived fields too where a line may be left out. */
export function parseJsonataSections(
  { opening, facts, record, context = {}, advice, runbook, warning, untrusted }: Sections,
  fields: readonly EventField[], derived: readonly EventField[] = DERIVED_FIELDS,
): JsonataSections {
  const all = [...fields, ...derived];
  const parse = (text: string) => parseLine(text, fields);
  const parseWordings = (text: LineText): OptionalWordings => typeof text === 'string'
    ? [parse(text)]
    : [text.ifPresent].flat().map(each => parseLine(each, all));
  return {
    opening: parseLineByKind(opening, fields, derived),
    facts: facts.map(parseWordings),
    record: parse(record),
    context: Object.fromEntries(Object.entries(context).map(([kind, text]) => [kind, parse(text)])),
    advice: mapChoice(advice, parse),
    runbook: runbook === undefined ? [] : [parse(runbook)],
    warning: parse(warning),
    untrusted: untrusted.map(parseWordings),
  };
}

/** The fields that JSONata needs to write the sections. */
export function fieldsOfSections({ opening, facts, record, context, advice, warning, untrusted }: JsonataSections): readonly EventField[] {
  return [
    ...fieldsOfLineByKind(opening),
    ...fieldsOf([...facts.flat(), record, ...Object.values(context), ...everyChoice(advice), warning, ...untrusted.flat()]),
    ...Object.keys(context).length === 0 ? [] : [KIND],
    ...fieldsOfActors(advice),
  ];
}

/** The lines that JSONata writes. Values outside of the link go through one filter, and those inside it through another. */
export function renderSections(
  { opening, facts, record, context, advice, runbook, warning, untrusted }: JsonataSections, filter: ValueFilter, linkFilter: ValueFilter = filter,
): readonly string[] {
  const render = (wordings: OptionalWordings) => firstComplete(wordings, filter);
  const ofKinds = Object.entries(context).map(([kind, line]) => [kind, renderLine(line, linkFilter)]);
  return [
    renderLineByKind(opening, filter),
    ...facts.map(render),
    firstComplete([record], linkFilter),
    ...ofKinds.length === 0 ? [] : [chooseIfAny(KIND, Object.fromEntries(ofKinds))],
    chooseByActor(mapChoice(advice, line => renderLine(line, linkFilter))),
    ...runbook.map(line => renderLine(line, linkFilter)),
    headingIfAny(warning, untrusted.flat(), filter),
    ...untrusted.map(render),
  ];
}

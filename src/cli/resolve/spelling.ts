import { isList, Json } from '../json-values';

/** An intrinsic as one would read it aloud: `Ref Email`, `Fn::GetAtt Lookup.Value`, `Fn::ImportValue shared-topic`, `Fn::Cidr`. */
export function spell(name: string, argument: Json): string {
  const subject = subjectOf(name, argument);
  return subject === '' ? name : `${name} ${subject}`;
}

/**
 * What stands in a text for a value that could not be resolved, in the form that `Fn::Sub` made familiar: `${Email}`.
 * No angle brackets and no quotes: either would mean something to an input transformer.
 */
export function placeholder(name: string, argument: Json): string {
  const subject = subjectOf(name, argument).replace(/["<>\\]/g, '');
  return `\${${name === 'Ref' || name === 'Fn::GetAtt' ? subject : `${name} ${subject}`.trim()}}`;
}

function subjectOf(name: string, argument: Json): string {
  if (typeof argument === 'string') return argument;
  if (!isList(argument)) return '';
  if (name === 'Fn::GetAtt') return argument.map(String).join('.');
  return name === 'Fn::If' ? String(argument[0]) : '';
}

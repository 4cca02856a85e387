import { partitionOf } from '../../signin/partition';
import { Json, members, stringAt } from '../json-values';

/** The ARN of a target, of a rule or a schedule; empty without one. */
export function arnIn(target: Json | undefined): string {
  return stringAt(target, 'Arn') ?? '';
}

/** The name at the end of an ARN. */
export function lastPart(arn: string): string {
  return arn.replace(/^.*:/, '');
}

/** The ID of a key, which may be given by its ID or its ARN. */
export function keyIdOf(key: string): string {
  return key.replace(/^.*:key\//, '');
}

/** The ARN of a queue that is not the app's, by its URL. */
export function queueArnOf(url: string): string {
  const [, region = '', account = '', name = ''] = /^https:\/\/sqs\.([^.]+)\.[^/]+\/(\d+)\/([^/]+)$/.exec(url) ?? [];
  return name === '' ? '' : `arn:${partitionOf(region).name}:sqs:${region}:${account}:${name}`;
}

/** The texts of a member, anywhere in a value. */
export function argumentsIn(value: Json | undefined, name: string): string[] {
  if (Array.isArray(value)) return unique((value as readonly Json[]).flatMap(each => argumentsIn(each, name)));
  return unique([...members(value)].flatMap(([key, inner]) => key === name && typeof inner === 'string' ? [inner] : argumentsIn(inner, name)));
}

/** Without what is empty, and each once. */
export function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter(text => text !== '');
}

import { CallOf, Service } from './aws-calls';
import { Json, JsonObject } from '../../json-values';

/** A call that AWS, or the command that asks it, did not answer. */
export interface AwsFailure {
  readonly kind: 'failure';
  /** The code of the service, or `NoAnswer`. */
  readonly code: string;
  readonly message: string;
  /** The permission that the call needs. */
  readonly permission: string;
}

/** What a call came to. */
export type AwsAnswer = { readonly kind: 'answer'; readonly value: Json } | AwsFailure;

/** Asks AWS in one Region: the names of `parameters` are those of the API. Never throws because of what AWS answers. */
export type Ask = <S extends Service>(service: S, call: CallOf<S>, parameters?: JsonObject) => Promise<AwsAnswer>;

/** Asks in a Region; without one, in that of the caller's configuration. */
export type AskIn = (region: string | undefined) => Ask;

/** Whether the caller lacks a permission. Each service has its own code for it. */
export function isDenied({ code, message }: AwsFailure): boolean {
  return /AccessDenied|Authoriz|Unauthor/.test(code) || /not authorized to perform/.test(message);
}

/** Whether there is no such thing. Each service has its own code for it, and CloudFormation has none for stacks. */
export function isMissing({ code, message }: AwsFailure): boolean {
  return /NotFound|NonExistent|NoSuchEntity|DoesNotExist/.test(code) || (code === 'ValidationError' && /does not exist/.test(message));
}

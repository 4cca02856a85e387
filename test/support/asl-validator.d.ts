/** The part of `asl-validator`, which has no types, that the tests use. */
declare module 'asl-validator' {
  /** Checks a definition in the Amazon States Language. */
  export default function validate(definition: object): { readonly isValid: boolean; readonly errors: readonly object[] };
}

/** One change of a file: a text that must be there, and what its first occurrence becomes. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A defect, and the part of a stage that must notice it. */
export interface Mutation {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Run in a copy of the checkout, with its tools on the path. */
  readonly command: readonly string[];
  /** What the stage must say, so that no other failure passes for this one. */
  readonly says: RegExp;
  /** Programs without which the stage skips itself. */
  readonly needs?: readonly string[];
  /** Folders below `.cache` that spare the stage a download. */
  readonly caches?: readonly string[];
  /** Takes seconds, for every run of `.ci/run`. */
  readonly quick?: true;
}

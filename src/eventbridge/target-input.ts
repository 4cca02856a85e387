/** What a target is given, in PutTargets' own names; at most one of the three. With none the target gets the event. */
export interface TargetInput {
  /** A constant: JSON text. */
  readonly Input?: string;
  /** A path whose value is delivered as JSON: `$.detail`. */
  readonly InputPath?: string;
  readonly InputTransformer?: InputTransformer;
}

/** A template and the values for its placeholders. */
export interface InputTransformer {
  /** Paths by placeholder name: at most 100, names of 1 to 256 of `A-Za-z0-9_-`, paths up to 256 characters. */
  readonly InputPathsMap?: Record<string, string>;
  /** 1 to 8,192 characters: lines in double quotes, or JSON with placeholders. */
  readonly InputTemplate: string;
}

/** What the reserved variables stand for; one that is used and not given leaves the rendering undecided. */
export interface RuleContext {
  readonly ruleArn?: string;
  readonly ruleName?: string;
  readonly ingestionTime?: string;
}

/** What becomes of an event on its way to a target. */
export type Rendering =
  /** The target gets this text. */
  | { readonly outcome: 'delivered'; readonly text: string }
  /** PutTargets takes the input, but what this event makes of it is never delivered; `text` shows why. */
  | { readonly outcome: 'undelivered'; readonly reason: string; readonly text: string }
  /** PutTargets refuses the input, whatever the event. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** What EventBridge does was never recorded; `text` is the likely text. */
  | { readonly outcome: 'undecided'; readonly text: string; readonly reason: string };

import { Lexer, MAX_DEPTH, NotJson } from './lexer';
import { follow, PathNode, PathTree } from './path-tree';

/** A value of an event that some path of a pattern leads to. */
export interface Leaf {
  readonly kind: 'string' | 'number' | 'literal';
  /** A string decoded, a number as it is written. */
  readonly text: string;
  /** The innermost array element that holds the value; undefined outside arrays. */
  readonly element: Element | undefined;
  /** The digits of the address that a string is, null for any other string; filled when a test first asks for them. */
  digits?: string | null;
}

/**
 * One element of one array, and the element around that array. A value that stands in an array by itself does not
 * count as an element of it: only objects and arrays inside an array keep fields together.
 */
export interface Element {
  readonly array: number;
  readonly index: number;
  readonly around: Element | undefined;
}

/** The limit of Jackson, the parser under event-ruler. */
const MAX_KEY_LENGTH = 50_000;
const NOTHING: readonly Leaf[] = [];
const QUOTE = 0x22;
const COLON = 0x3a;
const MINUS = 0x2d;
const OPEN_BRACKET = 0x5b;
const OPEN_BRACE = 0x7b;

/**
 * The values that the paths of a pattern lead to in the text of an event, by slot.
 * The text is read once, everything else in it is checked and passed over, and no tree is built. A key that comes
 * twice gives both values; what follows the closing brace is left alone; both as in event-ruler.
 * Throws NotJson, also for a text that is no object.
 */
export function leavesOf(paths: PathTree, event: string): readonly (readonly Leaf[])[] {
  return new Scanner(event, paths).scan();
}

class Scanner extends Lexer {
  private readonly leaves: (Leaf[] | undefined)[];
  private arrays = 0;

  constructor(event: string, private readonly paths: PathTree) {
    super(event);
    this.leaves = paths.paths.map(() => undefined);
  }

  scan(): readonly (readonly Leaf[])[] {
    if (this.peek() !== OPEN_BRACE) throw new NotJson('the event is not a JSON object', this.at);
    this.object(this.paths.root, undefined, 1);
    return this.leaves.map(found => found ?? NOTHING);
  }

  private value(node: PathNode | undefined, element: Element | undefined, depth: number): void {
    const code = this.peek();
    if (code === OPEN_BRACE) {
      this.object(node, element, depth);
    } else if (code === OPEN_BRACKET) {
      this.array(node, element, depth);
    } else if (node === undefined || node.slot < 0) {
      if (code === QUOTE) this.skipString();
      else if (code === MINUS || (code >= 0x30 && code <= 0x39)) this.number();
      else this.literal();
    } else if (code === QUOTE) {
      this.found(node.slot, { kind: 'string', text: this.string(), element });
    } else if (code === MINUS || (code >= 0x30 && code <= 0x39)) {
      this.found(node.slot, { kind: 'number', text: this.number(), element });
    } else {
      this.found(node.slot, { kind: 'literal', text: this.literal(), element });
    }
  }

  /** Where a key leads; most lead nowhere, which their first character tells. */
  private key(node: PathNode | undefined): PathNode | undefined {
    const at = this.at;
    if (node === undefined || !node.firsts.has(this.text.charCodeAt(at + 1))) {
      const escapes = this.skipString();
      if (this.at - at > MAX_KEY_LENGTH) this.checkKeyLength(at);
      if (node === undefined || escapes === 0) return undefined;
      this.at = at;
    }
    const key = this.string();
    return key === '' && !this.paths.emptyKeys ? undefined : follow(node, key);
  }

  private checkKeyLength(at: number): void {
    this.at = at;
    const { length } = this.string();
    if (length > MAX_KEY_LENGTH) throw new NotJson(`a key is longer than ${MAX_KEY_LENGTH} characters`, at);
  }

  private found(slot: number, leaf: Leaf): void {
    const known = this.leaves[slot];
    if (known) known.push(leaf);
    else this.leaves[slot] = [leaf];
  }

  private object(node: PathNode | undefined, element: Element | undefined, depth: number): void {
    if (depth > MAX_DEPTH) throw new NotJson(`the event nests deeper than ${MAX_DEPTH} levels`, this.at);
    this.readObject(() => {
      const next = this.key(node);
      this.expect(COLON);
      this.value(next, element, depth + 1);
    });
  }

  private array(node: PathNode | undefined, element: Element | undefined, depth: number): void {
    if (depth > MAX_DEPTH) throw new NotJson(`the event nests deeper than ${MAX_DEPTH} levels`, this.at);
    const array = this.arrays++;
    this.readArray(index => {
      const first = this.peek();
      const nested = node !== undefined && (first === OPEN_BRACE || first === OPEN_BRACKET);
      this.value(node, nested ? { array, index, around: element } : element, depth + 1);
    });
  }
}

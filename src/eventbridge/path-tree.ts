/** One step of the paths that a pattern asks for. */
export interface PathNode {
  /** The place of the path that ends here, or -1. */
  readonly slot: number;
  readonly next: ReadonlyMap<string, PathNode>;
  /** What the text of a key that leads on can begin with, unless it begins with an escape. */
  readonly firsts: ReadonlySet<number>;
}

/** The paths that a pattern asks for, as a tree of steps. */
export interface PathTree {
  readonly root: PathNode;
  /** The paths by slot. */
  readonly paths: readonly string[];
  /**
   * Whether an empty key of an event leads anywhere. event-ruler passes over keys that are no step of a path, and the dots at the end of
   * a path make no step: `{"a": {"": 1}}` has no `a.`, though `{"a.": 1}` has.
   */
  readonly emptyKeys: boolean;
}

/** The tree of some paths, each once; a path is split at every dot, since dotted and nested keys are one to EventBridge. */
export function pathTree(paths: readonly string[]): PathTree {
  const root = newNode();
  paths.forEach((path, slot) => {
    let node = root;
    for (const step of path.split('.')) node = childOf(node, step);
    node.slot = slot;
  });
  return { root, paths, emptyKeys: paths.some(path => path === '' || path.replace(/\.+$/, '').split('.').includes('')) };
}

/** The node that a key leads to, or undefined where no path goes; a key with dots takes several steps. */
export function follow(node: PathNode, key: string): PathNode | undefined {
  const direct = node.next.get(key);
  if (direct || !key.includes('.')) return direct;
  let found: PathNode | undefined = node;
  for (const step of key.split('.')) {
    found = found.next.get(step);
    if (!found) return undefined;
  }
  return found;
}

interface Growing extends PathNode {
  slot: number;
  readonly next: Map<string, Growing>;
  readonly firsts: Set<number>;
}

function childOf(node: Growing, step: string): Growing {
  let child = node.next.get(step);
  if (!child) {
    child = newNode();
    node.next.set(step, child);
    // An empty step is an empty key, or the beginning of a key with a dot.
    for (const first of step === '' ? '".' : step[0]) node.firsts.add(first.charCodeAt(0));
  }
  return child;
}

function newNode(): Growing {
  return { slot: -1, next: new Map(), firsts: new Set() };
}

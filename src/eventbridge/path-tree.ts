/** One step of the paths that a pattern asks for. */
export interface PathNode {
  /** The place of the path that ends here, or -1. */
  readonly slot: number;
  readonly next: ReadonlyMap<string, PathNode>;
}

/** The paths that a pattern asks for, as a tree of steps. */
export interface PathTree {
  readonly root: PathNode;
  /** The paths by slot. */
  readonly paths: readonly string[];
}

/** The tree of some paths, each once; a path is split at every dot, since dotted and nested keys are one to EventBridge. */
export function pathTree(paths: readonly string[]): PathTree {
  const root: Growing = { slot: -1, next: new Map() };
  paths.forEach((path, slot) => {
    let node = root;
    for (const step of path.split('.')) node = childOf(node, step);
    node.slot = slot;
  });
  return { root, paths };
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
}

function childOf(node: Growing, step: string): Growing {
  let child = node.next.get(step);
  if (!child) {
    child = { slot: -1, next: new Map() };
    node.next.set(step, child);
  }
  return child;
}

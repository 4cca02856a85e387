import { transformerRefusal, transformed } from './fill-input-transformer';
import { jsonPath, nodeAt } from './json-path';
import { JsonNode, jsonProblem, read, write } from './json-reader';
import { NotJson } from './lexer';
import { Rendering, RuleContext, TargetInput } from './target-input';

export type { InputTransformer, Rendering, RuleContext, TargetInput } from './target-input';

/** Renders the JSON text of an event for a target. Never throws, whatever the texts. */
export function render(input: TargetInput, event: string, context: RuleContext = {}): Rendering {
  const { Input: constant, InputPath: path, InputTransformer: transformer } = input;
  if ([constant, path, transformer].filter(given => given !== undefined).length > 1) {
    return { outcome: 'refused', reason: 'only one of Input, InputPath and InputTransformer may be given' };
  }
  if (constant !== undefined) return rendered(constant);
  const refusal = transformer ? transformerRefusal(transformer) : path === undefined ? undefined : pathRefusal(path);
  if (refusal !== undefined) return { outcome: 'refused', reason: refusal };
  const root = eventOf(event);
  if (typeof root === 'string') return { outcome: 'undecided', text: '', reason: root };
  if (transformer) return transformed(transformer, root, context);
  return path === undefined ? { outcome: 'delivered', text: write(root) } : selected(path, root);
}

const MAX_INPUT_LENGTH = 8192;

function rendered(constant: string): Rendering {
  const problem = jsonProblem(constant);
  if (problem !== undefined) return { outcome: 'refused', reason: `Input is not JSON: ${problem}` };
  if (constant.length > MAX_INPUT_LENGTH) {
    return { outcome: 'refused', reason: `Input has ${constant.length} characters, ${MAX_INPUT_LENGTH} is the most` };
  }
  return { outcome: 'delivered', text: constant };
}

function eventOf(event: string): (JsonNode & { kind: 'object' }) | string {
  try {
    const root = read(event);
    return root.kind === 'object' ? root : 'the event is not a JSON object';
  } catch (error) {
    if (error instanceof NotJson) return `the event is not JSON: ${error.message}`;
    throw error;
  }
}

function pathRefusal(path: string): string | undefined {
  const parsed = jsonPath(path);
  return parsed.kind === 'invalid' ? `InputPath: ${parsed.reason}` : undefined;
}

function selected(path: string, root: JsonNode): Rendering {
  const parsed = jsonPath(path);
  if (parsed.kind !== 'steps') return { outcome: 'undecided', text: '', reason: `InputPath: ${parsed.reason}` };
  const node = nodeAt(root, parsed.steps);
  if (node === undefined) return { outcome: 'undecided', text: '', reason: `InputPath ${path} leads to nothing in this event` };
  if (node.kind === 'literal' && node.text === 'null') return { outcome: 'undecided', text: 'null', reason: `InputPath ${path} leads to null in this event` };
  return { outcome: 'delivered', text: write(node) };
}

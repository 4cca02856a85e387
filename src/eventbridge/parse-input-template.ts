/** A stretch of an input template. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  /** `quoted`: inside a string of a JSON template; `key`: where an object's key is expected. */
  | { readonly kind: 'placeholder'; readonly name: string; readonly quoted: boolean; readonly key: boolean }
  /** A `<` that opens no placeholder as far as is known; `text` is what was written. */
  | { readonly kind: 'odd'; readonly text: string };

/** Lines of text in quotes, or JSON with placeholders. */
export type TemplateForm = 'string' | 'json';

/** An input template. */
export interface Template {
  readonly form: TemplateForm;
  readonly parts: readonly TemplatePart[];
}

const ANGLE = /<([^<>"]*)>|</g;
const NAME = /^[A-Za-z0-9_.-]+$/;

/** The parts of a template. A template is a string template if its first character that is no blank is a double quote. */
export function templateOf(text: string): Template {
  const form = text.trimStart().startsWith('"') ? 'string' : 'json';
  const parts: TemplatePart[] = [];
  let quoted = false;
  let before = '';
  let from = 0;
  const pass = (to: number) => {
    const stretch = text.slice(from, to);
    if (stretch === '') return;
    parts.push({ kind: 'text', text: stretch });
    for (const [token] of stretch.matchAll(/\\.|[^\s]/gs)) {
      if (token === '"') quoted = !quoted;
      if (!quoted) before = token;
    }
  };
  for (const found of text.matchAll(ANGLE)) {
    pass(found.index);
    const inner = found[1];
    from = found.index + found[0].length;
    if (inner !== undefined && NAME.test(inner)) {
      const rest = text.slice(from).trimStart();
      const key = form === 'json' && !quoted && (before === '{' || before === ',') && rest.startsWith(':');
      parts.push({ kind: 'placeholder', name: inner, quoted, key });
    } else {
      parts.push({ kind: 'odd', text: found[0] });
    }
  }
  pass(text.length);
  return { form, parts };
}

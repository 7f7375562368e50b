/** HTML that needs no further escaping. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | undefined | false | Part[];

/**
 * A template that escapes its values unless they are HTML already. It joins lists and leaves out `undefined` and
 * `false`.
 */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: strings.reduce((before, string, index) => before + render(parts[index - 1]) + string) };
}

/** Marks a text as HTML. Only for text that the sandbox itself generated. */
export function raw(text: string): Html {
  return { html: text };
}

/** Escapes a text for HTML, including attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (Array.isArray(part)) return part.map(render).join('');
  return typeof part === 'object' ? part.html : escapeHtml(String(part));
}

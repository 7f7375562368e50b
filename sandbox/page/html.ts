/** A piece of HTML that needs no more escaping. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | undefined | false | Part[];

/** A template whose values are escaped unless they are HTML already; lists are joined, `undefined` and `false` are nothing. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: strings.reduce((before, string, index) => before + render(parts[index - 1]) + string) };
}

/** Takes a text as HTML. Only for text that this sandbox made itself. */
export function raw(text: string): Html {
  return { html: text };
}

/** Makes a text harmless inside HTML, in attributes too. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (Array.isArray(part)) return part.map(render).join('');
  return typeof part === 'object' ? part.html : escapeHtml(String(part));
}

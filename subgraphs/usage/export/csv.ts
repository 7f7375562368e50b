/** The value of a cell; null is an empty cell. */
export type Cell = string | number | boolean | null;

// A spreadsheet treats a cell that begins like this as a formula, even after spaces, and runs it. Japanese and Chinese
// input methods write the wide forms.
const formula = /^[\s\0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;
const number = /^-?\d+(\.\d+)?$/;

/** A cell's text. User-provided text is made harmless by a leading apostrophe, which spreadsheets do not show. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  const safe = formula.test(text) && !number.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Marks the file as UTF-8: without it Excel assumes another encoding and garbles every non-ASCII character. */
const byteOrderMark = '\uFEFF';

/** The lines of a file, with the mark before the first. */
export async function* withByteOrderMark(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let mark = byteOrderMark;
  for await (const line of lines) {
    yield mark + line;
    mark = '';
  }
}

/** One line of a CSV file, RFC 4180. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

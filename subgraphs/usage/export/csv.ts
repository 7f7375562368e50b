/** What a cell holds; null is an empty cell. */
export type Cell = string | number | boolean | null;

// A spreadsheet takes a cell that begins like this for a formula, also after spaces, and runs it. The wide forms are those that
// Japanese and Chinese input methods write.
const formula = /^[\s\0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;
const number = /^-?\d+(\.\d+)?$/;

/** A cell's text. What came from people is made harmless by a leading apostrophe, which spreadsheets do not show. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  const safe = formula.test(text) && !number.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Marks what follows as UTF-8: without it Excel takes the file for another encoding, and breaks every letter beyond ASCII. */
const byteOrderMark = '\uFEFF';

/** The lines of a file, the mark before the first. */
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

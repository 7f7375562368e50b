import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const page = readFileSync(join(import.meta.dirname, '../../docs/operating/backup.md'), 'utf8');

/** The commands that the page on backup gives under a heading, of either level. */
export function documented(heading: string, language: 'sh' | 'sql'): string {
  const section = page.split(/^##+ /m).find((each) => each.startsWith(`${heading}\n`)) ?? '';
  const block = new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'm').exec(section)?.[1];
  if (!block) throw new Error(`docs/operating/backup.md has no commands under "${heading}".`);
  return block;
}

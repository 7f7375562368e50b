import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** How long to measure. */
export interface Effort {
  /** Runs everything briefly, to check that it works; its figures mean nothing. */
  readonly isQuick: boolean;
  /** Null: the benchmark's own default. */
  readonly rounds: number | null;
}

/** The result of a benchmark, ready to be printed and kept. */
export interface Report {
  readonly title: string;
  /** How it was measured, in a sentence or two. */
  readonly method: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly goals: readonly Goal[];
  /** Names and versions of what was measured. */
  readonly versions: Readonly<Record<string, string>>;
  readonly notes?: readonly string[];
}

interface Goal {
  readonly text: string;
  readonly seen: string;
  readonly isMet: boolean;
  /** Why the goal was missed, as far as it is known. */
  readonly ifMissed?: string;
}

/** The version of an installed package. */
export function versionOf(packageJson: string): string {
  return (JSON.parse(readFileSync(packageJson, 'utf8')) as { version: string }).version;
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** The report as a page of Markdown. */
export function asMarkdown({ title, method, columns, rows, goals, versions, notes = [] }: Report): string {
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, ${process.platform} ${process.arch}`;
  return [
    `# ${title}`,
    '',
    method,
    '',
    row(columns),
    row(columns.map(() => '---')),
    ...rows.map(row),
    '',
    row(['Goal', 'Seen', '']),
    row(['---', '---', '---']),
    ...goals.map(({ text, seen, isMet }) => row([text, seen, isMet ? 'met' : '**missed**'])),
    ...goals.flatMap(({ text, isMet, ifMissed }) => (isMet || !ifMissed ? [] : ['', `Missed, ${text}: ${ifMissed}`])),
    ...notes.flatMap((note) => ['', note]),
    '',
    `${new Date().toISOString().slice(0, 10)}. ${machine}. Node ${process.versions.node}. ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
    '',
  ].join('\n');
}

import { lastingNames, type RetiredWord, retiredWords } from './retired-words.ts';
import { listFiles, read } from '../structure/sources.ts';

/** Generated files, files about the past, and the list itself. */
const leftOut =
  /(^|\/)(generated|migrations|composed|results|steps)\/|^CHANGELOG\.md$|^test\/words\/|^docs\/glossary\.md$|^kit\/jobs\/legacy\/|^launcher\/legacy-tasks\.ts$|^test\/legacy-queue\.test\.ts$|^docs\/(licences|sbom)|package-lock\.json$|\.(png|ico|woff2|pdf|jpg|svg)$/;

/** An occurrence of a retired word. */
export interface Use {
  readonly file: string;
  /** From 1; 0 is the file's own name. */
  readonly line: number;
  readonly word: string;
  readonly row: RetiredWord;
}

/** The files that people write, relative to the root. */
export const filesToRead = (): string[] => listFiles().filter((file) => !leftOut.test(file));

/** The parts of a name in lower case, with a space between: `knowAgent.job` is `know agent job`. */
export const partsOf = (name: string): string =>
  (name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? []).map((part) => part.toLowerCase()).join(' ');

/**
 * A name of code: one with a capital or an underscore within it, or one that begins with a capital. A single lower-case
 * word may be prose.
 */
const names =
  /\b(?:[a-z]+(?:[A-Z][A-Za-z0-9]*|_[a-z0-9_]*)+|[A-Z][a-z0-9]+[A-Z][A-Za-z0-9]*|[A-Z]+_[A-Z0-9_]+|[A-Z][a-z]+(?=[<({[.;,)]|$))/g;

/** All patterns as one: most lines contain none, so one test is enough for them. */
const union = (patterns: (RegExp | undefined)[]) =>
  new RegExp(patterns.flatMap((pattern) => (pattern ? [pattern.source] : [])).join('|'), 'i');
const anyName = union(retiredWords.map((row) => row.names));
const anyPhrase = union(retiredWords.map((row) => row.phrases));

function usesInText(text: string, find: (row: RetiredWord) => RegExp | undefined): [RetiredWord, string][] {
  return retiredWords.flatMap((row): [RetiredWord, string][] => {
    const found = find(row)?.exec(text);
    return found ? [[row, found[0]]] : [];
  });
}

/** The retired words of a line, in its names and in its prose. */
export function usesInLine(text: string): [RetiredWord, string][] {
  const line = text.replaceAll(lastingNames, '');
  const parts = [...line.matchAll(names)].map(([name]) => partsOf(name)).filter((name) => anyName.test(name));
  const inNames = parts.flatMap((name) => usesInText(name, (row) => row.names));
  return anyPhrase.test(line) ? [...inNames, ...usesInText(line, (row) => row.phrases)] : inNames;
}

/** Every use of a retired word in the files that `isWanted` names. */
export function findUses(isWanted: (file: string) => boolean): Use[] {
  return filesToRead()
    .filter(isWanted)
    .flatMap((file) => {
      const ofName = usesInText(partsOf(file), (row) => row.names).map(([row, word]): Use => ({
        file,
        line: 0,
        word,
        row,
      }));
      const lines = read(file).split('\n');
      return [
        ...ofName,
        ...lines.flatMap((text, index) =>
          usesInLine(text).map(([row, word]): Use => ({ file, line: index + 1, word, row })),
        ),
      ];
    });
}

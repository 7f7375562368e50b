import { createPrivateKey, createPublicKey, type JsonWebKey } from 'node:crypto';

type Texts = Readonly<Record<string, string | undefined>>;

/** Variables whose value opens something. Public keys open nothing. */
const isSecret = (name: string) => /(_SECRET|_PASSWORD|_KEYS?)$/.test(name) && !name.endsWith('_PUBLIC_KEY');

/** Fewer different characters than any random text of 32 has. */
const leastVariety = 6;

/** A public key, and the private one (or a JSON list of them) that it belongs to, by the names of their variables. */
export interface KeyPairNames {
  readonly public: string;
  readonly private: string;
}

/**
 * What is wrong with secrets that a process holds together, wherever it runs: two that are one and the same, those that are made of
 * a few characters or of a text that is repeated, and halves of a key pair that do not belong together. Each as `NAME: what to set`, with nothing of their values.
 */
export function secretIssues(values: Texts, pairs: readonly KeyPairNames[] = []): string[] {
  const secrets = Object.entries(values).filter((entry): entry is [string, string] => isSecret(entry[0]) && Boolean(entry[1]?.trim()));
  const publicKeys = Object.entries(values).filter(
    (entry): entry is [string, string] => entry[0].endsWith('_PUBLIC_KEY') && Boolean(entry[1]),
  );
  const equal = [...equalOnes(secrets, 'd'), ...equalOnes(publicKeys, 'x')];
  return [
    ...equal.map(
      ([first, ...others]) =>
        `${first}: it is one and the same as ${others.join(' and ')}; make one for each purpose, as npm run make-env does`,
    ),
    ...secrets
      .filter(([, value]) => value.length >= 32 && (new Set(value).size < leastVariety || isRepetition(value)))
      .map(([name]) => `${name}: it is easily guessed; set it to at least 32 random characters`),
    ...pairs
      .filter((pair) => values[pair.public] && values[pair.private] && !isPair(values[pair.public] ?? '', values[pair.private] ?? ''))
      .map((pair) => `${pair.private}: it is not the other half of ${pair.public}; set both to keys that were made together`),
  ];
}

/** What a value comes to: of a key, or of each key of a list, the part that makes it, whatever it is named and however it is written. */
function materialsOf(value: string, part: 'd' | 'x'): string[] {
  try {
    const keys = [JSON.parse(value) as unknown].flat().map((key) => (key as JsonWebKey | null)?.[part]);
    if (keys.length > 0 && keys.every((key) => typeof key === 'string')) return keys;
  } catch {
    // It is no key, but a text.
  }
  return [value.trim()];
}

/** The names of variables that hold one and the same, in groups. */
function equalOnes(entries: readonly [string, string][], part: 'd' | 'x'): string[][] {
  const materials = entries.flatMap(([name, value]) => materialsOf(value, part).map((material) => ({ name, material })));
  const groups = [...Map.groupBy(materials, ({ material }) => material).values()];
  return groups.map((group) => [...new Set(group.map(({ name }) => name))]).filter((names) => names.length > 1);
}

/** Whether a text is a shorter one, written twice or more often. */
const isRepetition = (text: string) => (text + text).indexOf(text, 1) < text.length;

/** Whether one of the private keys is the other half of the public one, or of one of them. What cannot be read is no half of anything. */
function isPair(publicJwk: string, privateJwks: string): boolean {
  try {
    const publicKeys = [JSON.parse(publicJwk) as JsonWebKey | JsonWebKey[]].flat();
    const given = JSON.parse(privateJwks) as JsonWebKey | JsonWebKey[];
    return publicKeys.some(({ x, kid }) => {
      // A ring's keys are found by their names.
      const candidates = Array.isArray(given) ? given.filter((key) => key['kid'] === kid) : [given];
      return candidates.some((key) => createPublicKey(createPrivateKey({ key, format: 'jwk' })).export({ format: 'jwk' }).x === x);
    });
  } catch {
    return false;
  }
}

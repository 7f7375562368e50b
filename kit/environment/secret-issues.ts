import { createPrivateKey, createPublicKey, type JsonWebKey } from 'node:crypto';

type Texts = Readonly<Record<string, string | undefined>>;

/** Variables that give access to something. Public keys do not. */
const isSecret = (name: string) => /(_SECRET|_PASSWORD|_KEYS?)$/.test(name) && !name.endsWith('_PUBLIC_KEY');

/** Fewer different characters than any random text of 32 has. */
const leastVariety = 6;

/** A public key, and the private one (or a JSON list of them) that it belongs to, by the names of their variables. */
export interface KeyPairNames {
  readonly public: string;
  readonly private: string;
}

/**
 * What is wrong with the secrets that a process holds together, in any environment: two equal ones, secrets made of a
 * few characters or of a repeated text, and halves of key pairs that do not belong together. Each as `NAME: what to
 * set`, without any values.
 */
export function secretIssues(values: Texts, pairs: readonly KeyPairNames[] = []): string[] {
  const secrets = Object.entries(values).filter(
    (entry): entry is [string, string] => isSecret(entry[0]) && Boolean(entry[1]?.trim()),
  );
  const publicKeys = Object.entries(values).filter(
    (entry): entry is [string, string] => entry[0].endsWith('_PUBLIC_KEY') && Boolean(entry[1]),
  );
  const equal = [...equalOnes(secrets, 'd'), ...equalOnes(publicKeys, 'x')];
  return [
    ...equal.map(
      ([first, ...others]) =>
        `${first}: it is the same as ${others.join(' and ')}; make one for each purpose, as npm run make-env does`,
    ),
    ...secrets
      .filter(([, value]) => value.length >= 32 && (new Set(value).size < leastVariety || isRepetition(value)))
      .map(([name]) => `${name}: it is easy to guess; set it to at least 32 random characters`),
    ...pairs
      .filter(
        (pair) =>
          values[pair.public] && values[pair.private] && !isPair(values[pair.public] ?? '', values[pair.private] ?? ''),
      )
      .map((pair) => `${pair.private}: it does not match ${pair.public}; set both to keys that were made together`),
  ];
}

/**
 * The material of a value: for a key, or for each key of a list, the part that determines it, whatever its name and
 * format.
 */
function materialsOf(value: string, part: 'd' | 'x'): string[] {
  try {
    const keys = [JSON.parse(value) as unknown].flat().map((key) => (key as JsonWebKey | null)?.[part]);
    if (keys.length > 0 && keys.every((key) => typeof key === 'string')) return keys;
  } catch {
    // Not a key, but plain text.
  }
  return [value.trim()];
}

/** The names of variables that hold the same value, in groups. */
function equalOnes(entries: readonly [string, string][], part: 'd' | 'x'): string[][] {
  const materials = entries.flatMap(([name, value]) =>
    materialsOf(value, part).map((material) => ({ name, material })),
  );
  const groups = [...Map.groupBy(materials, ({ material }) => material).values()];
  return groups.map((group) => [...new Set(group.map(({ name }) => name))]).filter((names) => names.length > 1);
}

/** Whether a text is a shorter one, repeated twice or more often. */
const isRepetition = (text: string) => (text + text).indexOf(text, 1) < text.length;

/**
 * Whether one of the private keys matches the public one, or one of the public ones. What cannot be read matches
 * nothing.
 */
function isPair(publicJwk: string, privateJwks: string): boolean {
  try {
    const publicKeys = [JSON.parse(publicJwk) as JsonWebKey | JsonWebKey[]].flat();
    const given = JSON.parse(privateJwks) as JsonWebKey | JsonWebKey[];
    return publicKeys.some(({ x, kid }) => {
      // A ring's keys are found by their names.
      const candidates = Array.isArray(given) ? given.filter((key) => key['kid'] === kid) : [given];
      return candidates.some(
        (key) => createPublicKey(createPrivateKey({ key, format: 'jwk' })).export({ format: 'jwk' }).x === x,
      );
    });
  } catch {
    return false;
  }
}

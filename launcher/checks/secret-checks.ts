import { secretIssues } from '@konstruct/kit/process';
import { derivedSecrets, keyPairs, ownSecrets } from '../home/secrets.ts';

type Texts = Readonly<Record<string, string | undefined>>;

/**
 * What is wrong with the secrets of an installation as a whole: equal ones, halves that do not form a pair, and
 * passwords other than those that `migrate` sets. Each as `NAME: what to set`.
 */
export function installationIssues(environment: Texts, platformSecret: string): string[] {
  const known = ownSecrets(environment);
  const foreign = Object.entries(platformSecret ? derivedSecrets(platformSecret) : {}).filter(
    ([name, value]) => name.endsWith('_PASSWORD') && known[name] && known[name] !== value,
  );
  return [
    ...secretIssues(known, keyPairs),
    ...foreign.map(
      ([name]) =>
        `${name}: it is not derived from PLATFORM_SECRET, as the one that migrate sets; use the line that make-env --add prints`,
    ),
  ];
}

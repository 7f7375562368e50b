import type { KeyResult } from '../provider/key-check.port.ts';
import type { Provider } from '../provider/provider.ts';

/**
 * Why a key that was tried is not stored, in words for an operator; undefined if it is stored. Does not quote the
 * provider, which may repeat the key.
 */
export function keyRejection(result: KeyResult, { name, models }: Provider) {
  const refused = (reason: 'WRONG_KEY' | 'NO_QUOTA' | 'NO_MODEL_ACCESS' | 'UNREACHABLE', message: string) => ({
    __typename: 'LlmKeyRefusedError' as const,
    reason,
    message,
  });
  switch (result.outcome) {
    case 'invalid':
      return refused(
        'WRONG_KEY',
        `${name} does not accept this key. Check that you copied all of it and that it was not revoked.`,
      );
    case 'restricted':
      return result.by === 'quota'
        ? refused(
            'NO_QUOTA',
            `${name} knows this key, but its account has no credit or quota left. Add credit there, then try again.`,
          )
        : refused(
            'NO_MODEL_ACCESS',
            `${name} knows this key, but does not let it use ${models[0]?.name ?? 'its models'}. Extend its permissions there.`,
          );
    case 'unknown':
      return refused('UNREACHABLE', `We couldn’t check the key with ${name}: ${result.because}. Nothing was saved.`);
    case 'limited':
    case 'valid':
      return undefined;
  }
}

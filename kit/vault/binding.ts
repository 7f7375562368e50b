import { VaultError } from './vault-error.ts';

/** What a secret belongs to, such as `{ tenantId, keyId }`. Every holder of the seal can read it: ids only. */
export type Binding = Readonly<Record<string, string>>;

/** One text per binding, in whatever order its names were written. */
export function canonical(binding: Binding): string {
  const entries = Object.entries(binding);
  if (entries.length === 0)
    throw new VaultError('empty_binding', 'A secret is sealed to an owner: the binding is empty.');
  return JSON.stringify(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export { VaultError, type VaultFailure } from './vault-error.ts';
export { fingerprinter, purposeSecret } from './fingerprint.ts';
export { generateVaultKey, keyIdOfPublicKey, type VaultKeyPair } from './vault-key.ts';
export { keyIdOf, opener, type Opener } from './open.ts';
export { sealer, type Sealer } from './seal.ts';
export { holdVaultKey, type Sealed, sealWithin } from './seal-within.ts';
export { watchRing } from './watch-ring.ts';
export type { SealedColumn } from './sealed-column.ts';
export type { Binding } from './binding.ts';

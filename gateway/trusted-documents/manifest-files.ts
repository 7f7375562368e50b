import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = join(import.meta.dirname, '../..');
const portal = join(root, 'portal/generated/persisted-documents.json');
/** The manifests of the last few releases, so that a tab opened before a deploy still works after it. */
const kept = join(root, 'gateway/manifests');

/** The portal's manifest, the kept ones and further ones, relative to the project's root. */
export function manifestFiles(further: readonly string[]): string[] {
  const older = existsSync(kept) ? readdirSync(kept).filter((file) => file.endsWith('.json')) : [];
  const own = existsSync(portal) ? [portal] : [];
  return [...own, ...older.sort().map((file) => join(kept, file)), ...further.map((file) => resolve(root, file))];
}

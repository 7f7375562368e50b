import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Documents by `sha256:` and the SHA-256 of their text. A map, so that `__proto__` is a name like any other. */
export type TrustedDocuments = ReadonlyMap<string, string>;

const manifest = z.record(z.string(), z.string());

/** Reads codegen's manifests; several may contain the same document. Throws when a key is not its document's hash. */
export function readManifests(files: readonly string[]): TrustedDocuments {
  const documents = new Map<string, string>();
  for (const file of files) {
    for (const [id, text] of Object.entries(manifest.parse(JSON.parse(readFileSync(file, 'utf8'))))) {
      if (id !== documentId(text))
        throw new Error(`${file}: ${id} is not the hash of its document. Run \`npm run schema\`.`);
      documents.set(id, text);
    }
  }
  return documents;
}

/** The id of a document. */
export function documentId(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

import type { Actor } from '@konstruct/kit/identity';
import { batchRefused, documentRequired, documentUnknown } from '../errors/rejections.ts';
import type { TrustedDocuments } from './manifest.ts';

/**
 * A stranger's script can abuse a session, and anyone can be anonymous; an API token was issued for writing queries.
 */
function mayWriteDocuments(actor: Actor): boolean {
  return actor.kind === 'token';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The id that a request names, as `documentId` or as a persisted query; undefined when it names none. */
function idIn({ documentId, extensions }: Record<string, unknown>): unknown {
  if (documentId !== undefined) return documentId;
  const persisted = isRecord(extensions) ? extensions['persistedQuery'] : undefined;
  return isRecord(persisted) ? persisted['sha256Hash'] : undefined;
}

/**
 * Turns a request that names a trusted document into one that carries its text; a text beside the id is ignored.
 * Rejects everything else, unless the caller may write documents.
 */
export function trustDocument(documents: TrustedDocuments, actor: Actor, body: unknown): unknown {
  if (Array.isArray(body)) throw batchRefused();
  const id = isRecord(body) ? idIn(body) : undefined;
  if (!isRecord(body) || id === undefined) {
    if (mayWriteDocuments(actor)) return body;
    throw documentRequired();
  }
  const query = typeof id === 'string' ? documents.get(id.startsWith('sha256:') ? id : `sha256:${id}`) : undefined;
  if (query === undefined) throw documentUnknown();
  // The operation's name is omitted: it is part of the key under which plans are cached.
  return { query, ...(body['variables'] !== undefined && { variables: body['variables'] }) };
}

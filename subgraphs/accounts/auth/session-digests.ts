import { sessionDigest } from '@konstruct/kit/identity';
import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth';

/**
 * Translates a statement about sessions to the table's form: every token in it becomes its digest, without exception,
 * so that a digest presented as a token is digested again and finds nothing. Returned rows that were requested by their
 * token carry the token again, since better-auth writes it into the cookie; all others carry the digest.
 */
function inDigests() {
  const tokens = new Map<string, string>();
  const digest = (token: unknown) => {
    const known = sessionDigest(String(token));
    tokens.set(known, String(token));
    return known;
  };

  function row<T>(found: T): T {
    if (typeof found !== 'object' || found === null || !('token' in found)) return found;
    return { ...found, token: tokens.get(String(found.token)) ?? found.token };
  }

  return {
    row,
    rows: <T>(found: T[]): T[] => found.map(row),
    data: <T extends object>(data: T): T => ('token' in data ? { ...data, token: digest(data.token) } : data),
    where: (where: Where[] = []): Where[] =>
      where.map((condition) => {
        const { field, value } = condition;
        if (field !== 'token' || value === null) return condition;
        return { ...condition, value: Array.isArray(value) ? value.map(digest) : digest(value) };
      }),
  };
}

/** Every statement of better-auth's adapter that can identify a session by its token. */
function onSessions(adapter: DBTransactionAdapter): DBTransactionAdapter {
  return {
    ...adapter,
    async create(query) {
      if (query.model !== 'session') return adapter.create(query);
      const { data, row } = inDigests();
      return row(await adapter.create({ ...query, data: data(query.data) }));
    },
    async findOne(query) {
      if (query.model !== 'session') return adapter.findOne(query);
      const { where, row } = inDigests();
      return row(await adapter.findOne({ ...query, where: where(query.where) }));
    },
    async findMany(query) {
      if (query.model !== 'session') return adapter.findMany(query);
      const { where, rows } = inDigests();
      return rows(await adapter.findMany({ ...query, where: where(query.where) }));
    },
    async update(query) {
      if (query.model !== 'session') return adapter.update(query);
      const { data, where, row } = inDigests();
      return row(await adapter.update({ ...query, where: where(query.where), update: data(query.update) }));
    },
    async updateMany(query) {
      if (query.model !== 'session') return adapter.updateMany(query);
      const { data, where } = inDigests();
      return adapter.updateMany({ ...query, where: where(query.where), update: data(query.update) });
    },
    async consumeOne(query) {
      if (query.model !== 'session') return adapter.consumeOne(query);
      const { where, row } = inDigests();
      return row(await adapter.consumeOne({ ...query, where: where(query.where) }));
    },
    async incrementOne(query) {
      if (query.model !== 'session') return adapter.incrementOne(query);
      const { data, where, row } = inDigests();
      return row(
        await adapter.incrementOne({ ...query, where: where(query.where), ...(query.set && { set: data(query.set) }) }),
      );
    },
    count: (query) =>
      adapter.count(query.model === 'session' ? { ...query, where: inDigests().where(query.where) } : query),
    delete: (query) =>
      adapter.delete(query.model === 'session' ? { ...query, where: inDigests().where(query.where) } : query),
    deleteMany: (query) =>
      adapter.deleteMany(query.model === 'session' ? { ...query, where: inDigests().where(query.where) } : query),
  };
}

/** better-auth's adapter over a sessions table that stores digests of tokens, within transactions as well. */
export function createDigestAdapter(adapter: DBAdapter): DBAdapter {
  return { ...onSessions(adapter), transaction: (work) => adapter.transaction((tx) => work(onSessions(tx))) };
}

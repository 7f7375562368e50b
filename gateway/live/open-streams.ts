import { type Actor, tenantOf } from '@konstruct/kit/identity';
import type { FindActor, IdentifyingHeaders } from '../identity/find-actor.ts';
import { Rejection } from '../errors/rejections.ts';
import type { Listener } from './stream-limits.ts';

/** Streams opened by the same session or token, for the same company. */
interface Group extends Listener {
  readonly headers: IdentifyingHeaders;
  readonly ends: Set<() => void>;
}

/** Who may listen: a caller that acts in a company. */
export function listenerOf(actor: Actor): Listener | null {
  const tenantId = tenantOf(actor);
  return (actor.kind === 'operator' || actor.kind === 'token') && tenantId !== null
    ? { personId: actor.id, tenantId }
    : null;
}

/**
 * The open live streams. Every `everyMs` it checks, once for all streams of a session, whether they may go on, so that
 * a stream ends soon after its session or token, or the membership behind it.
 */
export function createOpenStreams(findActor: FindActor, everyMs: number) {
  const groups = new Map<string, Group>();

  async function mayGoOn({ headers, personId, tenantId }: Group): Promise<boolean> {
    try {
      const listener = listenerOf(await findActor(headers));
      return listener?.personId === personId && listener.tenantId === tenantId;
    } catch (error) {
      // While the database is away, no notifications are sent either.
      return !(error instanceof Rejection);
    }
  }

  async function lookAtAll(): Promise<void> {
    await Promise.all(
      [...groups.values()].map(async (group) => {
        if (!(await mayGoOn(group))) for (const end of group.ends) end();
      }),
    );
    timer = setTimeout(() => void lookAtAll(), everyMs).unref();
  }
  let isEnded = false;
  let timer = setTimeout(() => void lookAtAll(), everyMs).unref();

  return {
    /** Adds an open stream; returns a function that removes it. */
    add(
      { authorization, cookie, 'x-konstruct-tenant': tenant }: IdentifyingHeaders,
      listener: Listener,
      end: () => void,
    ): () => void {
      const key = JSON.stringify([authorization, cookie, tenant, listener.personId, listener.tenantId]);
      const group = groups.get(key) ?? {
        ...listener,
        headers: { authorization, cookie, 'x-konstruct-tenant': tenant },
        ends: new Set(),
      };
      groups.set(key, group);
      group.ends.add(end);
      // The caller was still being identified when all streams were ended.
      if (isEnded) end();
      return () => {
        group.ends.delete(end);
        if (group.ends.size === 0 && groups.get(key) === group) groups.delete(key);
      };
    },
    endAll(): void {
      isEnded = true;
      clearTimeout(timer);
      for (const { ends } of groups.values()) for (const end of ends) end();
    },
  };
}

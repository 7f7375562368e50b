import { type Actor, tenantOf } from '@konstruct/kit/identity';
import type { FindActor, IdentifyingHeaders } from '../identity/find-actor.ts';
import { Rejection } from '../errors/rejections.ts';
import type { Listener } from './stream-limits.ts';

/** Streams that were opened by the same session or token, for the same company. */
interface Group extends Listener {
  readonly headers: IdentifyingHeaders;
  readonly ends: Set<() => void>;
}

/** Who may listen: a caller that acts in a company. */
export function listenerOf(actor: Actor): Listener | null {
  const tenantId = tenantOf(actor);
  return (actor.kind === 'operator' || actor.kind === 'token') && tenantId !== null ? { personId: actor.id, tenantId } : null;
}

/**
 * The live streams that are open. Every few milliseconds it is asked whether each may go on, once for all streams of a session, so
 * that one ends soon after its session or token, or the membership behind it.
 */
export function createOpenStreams(findActor: FindActor, everyMs: number) {
  const groups = new Map<string, Group>();

  async function mayGoOn({ headers, personId, tenantId }: Group): Promise<boolean> {
    try {
      const listener = listenerOf(await findActor(headers));
      return listener?.personId === personId && listener.tenantId === tenantId;
    } catch (error) {
      // While the database is away nothing is told either.
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
    /** Remembers an open stream; returns how to forget it. */
    add({ authorization, cookie, 'x-konstruct-tenant': tenant }: IdentifyingHeaders, listener: Listener, end: () => void): () => void {
      const key = JSON.stringify([authorization, cookie, tenant, listener.personId, listener.tenantId]);
      const group = groups.get(key) ?? { ...listener, headers: { authorization, cookie, 'x-konstruct-tenant': tenant }, ends: new Set() };
      groups.set(key, group);
      group.ends.add(end);
      // A caller that was still being identified when all were ended.
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

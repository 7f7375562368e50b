import { type Actor, identityHeader, type IdentityVerifier, tenantOf } from '@konstruct/kit/identity';
import type { LiveEvent } from '@konstruct/kit/live';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** How long one connection lasts: the browser then opens the next, and whoever signed out meanwhile is shut out. */
const maxOpenMs = 15 * 60_000;
const heartbeatMs = 15_000;
/** Open pages of one company. */
const mostOpen = 200;
/** A page that no longer reads is let go: it asks again when it wakes up. */
const mostUnreadBytes = 65_536;

type Listener = (event: Pick<LiveEvent, 'topic'>) => void;

/** Open pages by the company that they show. */
export function createAudience() {
  const listeners = new Map<string, Set<Listener>>();
  return {
    /** Begins to tell of a company's changes; returns how to end it. */
    join(tenantId: string, listener: Listener): () => void {
      const own = listeners.get(tenantId) ?? new Set();
      listeners.set(tenantId, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0) listeners.delete(tenantId);
      };
    },
    tell({ tenantId, topic }: LiveEvent): void {
      for (const listener of listeners.get(tenantId) ?? []) listener({ topic });
    },
    sizeOf: (tenantId: string) => listeners.get(tenantId)?.size ?? 0,
    tenants: () => [...listeners.keys()],
  };
}
export type Audience = ReturnType<typeof createAudience>;

async function tenantOfRequest(request: FastifyRequest, verifier: IdentityVerifier): Promise<string | null> {
  const actor: Actor = await verifier.verify(String(request.headers[identityHeader] ?? '')).catch(() => ({ kind: 'anonymous' }));
  return actor.kind === 'operator' || actor.kind === 'token' ? tenantOf(actor) : null;
}

/** `GET /events`: tells an open page, as server-sent events, what of its company changed. Ends when that is the company itself. */
export function addEventsRoute(http: FastifyInstance, verifier: IdentityVerifier, audience: Audience): void {
  const open = new Set<() => void>();
  http.addHook('preClose', async () => {
    for (const end of open) end();
  });
  http.get('/events', async (request, reply) => {
    const tenantId = await tenantOfRequest(request, verifier);
    if (tenantId === null) return reply.status(401).send({ error: 'Sign in and choose a company first.' });
    if (audience.sizeOf(tenantId) >= mostOpen) return reply.status(429).send({ error: 'Too many pages of this company are open.' });
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    raw.write('retry: 1000\n\n');
    const leave = audience.join(tenantId, ({ topic }) => {
      raw.write(`event: change\ndata: ${JSON.stringify({ topic })}\n\n`);
      // Who may listen may be among what changed: everybody asks anew, and whoever may no longer is refused.
      if (topic === 'tenant') end();
      else if (raw.writableLength > mostUnreadBytes) raw.destroy();
    });
    const heartbeat = setInterval(() => raw.write(':\n\n'), heartbeatMs);
    const fallSilent = () => {
      leave();
      clearInterval(heartbeat);
      clearTimeout(lifetime);
    };
    const end = () => {
      fallSilent();
      raw.end();
    };
    const lifetime = setTimeout(end, maxOpenMs);
    open.add(end);
    raw.on('close', () => {
      fallSilent();
      open.delete(end);
    });
  });
}

import { type Actor, identityHeader, type IdentityVerifier, tenantOf } from '@konstruct/kit/identity';
import type { LiveTopic } from '@konstruct/kit/live';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Audience } from './audience.ts';

/** How long one connection lasts: the browser then opens the next, and whoever signed out meanwhile is shut out. */
const maxOpenMs = 15 * 60_000;
const heartbeatMs = 15_000;
/** Open pages of one company. */
const mostOpen = 200;
/** A page that no longer reads is let go: it asks again when it wakes up. */
const mostUnreadBytes = 65_536;

async function tenantOfRequest(request: FastifyRequest, verifier: IdentityVerifier): Promise<string | null> {
  const actor: Actor = await verifier.verify(String(request.headers[identityHeader] ?? '')).catch(() => ({ kind: 'anonymous' }));
  return actor.kind === 'operator' || actor.kind === 'token' ? tenantOf(actor) : null;
}

/** The instant, in milliseconds, up to which a page knows: of the last event that it heard, or else of when it was read. */
function knownUntil({ headers, query }: FastifyRequest): number | undefined {
  const told = headers['last-event-id'] ?? (query as { since?: string }).since;
  return told === undefined ? undefined : Number(told);
}

/**
 * `GET /events`: tells an open page, as server-sent events, what of its company changed. Ends when that is the company itself. With
 * `?since=`, in milliseconds of Unix time, and after a connection that broke, it begins with what changed meanwhile.
 */
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
    const now = () => `id: ${Date.now()}\n`;
    const write = (topic: LiveTopic) => raw.write(`${now()}event: change\ndata: ${JSON.stringify({ topic })}\n\n`);
    raw.write(`retry: 1000\n${now()}\n`);
    const leave = audience.join(tenantId, (topic) => {
      write(topic);
      // Who may listen may be among what changed: everybody asks anew, and whoever may no longer is refused.
      if (topic === 'tenant') end();
      else if (raw.writableLength > mostUnreadBytes) raw.destroy();
    });
    const heartbeat = setInterval(() => raw.write(`${now()}\n`), heartbeatMs);
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
    const instant = knownUntil(request);
    if (instant !== undefined) audience.changedSince(tenantId, instant).forEach(write);
    raw.on('close', () => {
      fallSilent();
      open.delete(end);
    });
  });
}

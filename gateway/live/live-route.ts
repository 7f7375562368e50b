import { randomInt } from 'node:crypto';
import { PassThrough } from 'node:stream';
import type { LiveTopic } from '@konstruct/schema/live-topics';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OpenRequests } from '../front-door/open-requests.ts';
import { callerLeft, companyRequired } from '../errors/rejections.ts';
import type { FindActor } from '../identity/find-actor.ts';
import type { IdentifyCaller } from '../identity/identify-caller.ts';
import type { TrafficLimits } from '../limits/traffic-limits.ts';
import { createOpenStreams, listenerOf } from './open-streams.ts';
import { answerProxyCheck } from './proxy-check.ts';
import { createStreamLimits } from './stream-limits.ts';
import type { Subscribers } from './subscribers.ts';

export interface LiveRouteOptions {
  readonly subscribers: Subscribers;
  readonly identifyCaller: IdentifyCaller;
  readonly findActor: FindActor;
  readonly open: OpenRequests;
  readonly limits: TrafficLimits;
  readonly authSecrets: readonly string[];
}

const heartbeatMs = 15_000;
/** A page that no longer reads is disconnected: it reconnects when it wakes up. */
const mostUnreadBytes = 65_536;
/**
 * How soon the browser reopens the stream. A range, so that not all pages reconnect to a restarted gateway at the same
 * moment.
 */
const retryMs = { least: 1_000, most: 3_000 };
/** Fastify, tracing and the gateway each wait for the end of a response: more than Node expects without a warning. */
const mostWaiting = 20;

/**
 * The instant, in milliseconds, up to which a page is current: the time of the last event it received, else the time
 * when it was read.
 */
function knownUntil({ headers, query }: FastifyRequest): number | undefined {
  const lastSeen = headers['last-event-id'] ?? (query as { since?: string }).since;
  return lastSeen === undefined ? undefined : Number(lastSeen);
}

const asEvents = (reply: FastifyReply) =>
  reply.header('content-type', 'text/event-stream').header('x-accel-buffering', 'no');

/**
 * `GET /events`: notifies an open page, by server-sent events, of changes in its company. Ends when the company itself
 * changes. With `?since=`, in milliseconds of Unix time, and after a broken connection, it begins with what changed in
 * the meantime.
 */
export function liveRoute({ subscribers, identifyCaller, findActor, open, limits, authSecrets }: LiveRouteOptions) {
  return async (scope: FastifyInstance): Promise<void> => {
    const streamLimits = createStreamLimits(limits);
    const openStreams = createOpenStreams(findActor, limits.liveRecheckMs);
    scope.addHook('preClose', async () => openStreams.endAll());

    scope.get('/events', { exposeHeadRoute: false }, async (request, reply) => {
      const check = answerProxyCheck(request, authSecrets);
      if (check) return asEvents(reply).send(check);
      request.caller = await identifyCaller(request);
      const listener = listenerOf(request.caller.actor);
      if (!listener) throw companyRequired();
      // From here on no event would report that the caller has left.
      if (reply.raw.destroyed) throw callerLeft();
      const countOff = streamLimits.enter(listener);
      open.letGo(request, reply);

      reply.raw.setMaxListeners(mostWaiting);
      const stream = new PassThrough();
      const now = () => `id: ${Date.now()}\n`;
      /** Changes are reported together: one may follow the change that ended the stream. */
      const write = (topic: LiveTopic) =>
        stream.writableEnded || stream.write(`${now()}event: change\ndata: ${JSON.stringify({ topic })}\n\n`);
      const end = () => void stream.end();
      stream.write(`retry: ${randomInt(retryMs.least, retryMs.most)}\n${now()}\n`);
      const unsubscribe = subscribers.subscribe(listener.tenantId, (topic) => {
        write(topic);
        // The change may concern who may listen: every listener is checked again, and one without access is rejected.
        if (topic === 'tenant') end();
        else if (stream.writableLength + reply.raw.writableLength > mostUnreadBytes) request.raw.destroy();
      });
      const forget = openStreams.add(request.headers, listener, end);
      const heartbeat = setInterval(() => stream.writableEnded || stream.write(`${now()}\n`), heartbeatMs);
      const fallSilent = () => {
        unsubscribe();
        forget();
        clearInterval(heartbeat);
      };
      stream.once('finish', fallSilent);
      reply.raw.once('close', () => {
        fallSilent();
        countOff();
        stream.destroy();
      });
      const instant = knownUntil(request);
      if (instant !== undefined) subscribers.changedSince(listener.tenantId, instant).forEach(write);
      return asEvents(reply).send(stream);
    });
  };
}

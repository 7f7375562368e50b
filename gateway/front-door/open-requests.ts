import type { Socket } from 'node:net';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TrafficLimits } from '../limits/traffic-limits.ts';
import { subjectAddress } from '../rates/subject-address.ts';
import { addressBusy, bodyTooSlow, callerLeft, gatewayBusy, type Rejection } from '../errors/rejections.ts';

const lookEveryMs = 500;
/** A request that has waited for its caller for less than this is making progress. */
const stalledAfterMs = 1_000;
/** A health check must not report a busy process as dead. */
const probes = new Set(['/healthz', '/readyz']);

/** An IPv4 address, or an IPv6 network that belongs to one customer. */
interface Address {
  readonly name: string;
  readonly requests: Set<OpenRequest>;
  heldBytes: number;
}

/** A request that is not fully answered. */
interface OpenRequest {
  readonly address: Address;
  readonly socket: Socket;
  readonly log: FastifyBaseLogger;
  /** Rejects the request's body; null unless the body is arriving. */
  refuseBody: ((rejection: Rejection) => void) | null;
  /**
   * When the caller last sent or read at the minimum rate, and the bytes transferred by then; null while the request
   * waits for us.
   */
  progress: { readonly at: number; readonly bytes: number } | null;
  heldBytes: number;
}

/** The reader of a body reports to it. */
export interface ArrivingBody {
  /**
   * Counts the bytes of memory that the body takes until the request is answered. Throws a rejection when there is no
   * room.
   */
  hold(bytes: number): void;
  /** The request no longer waits for its caller. */
  arrived(): void;
}

declare module 'fastify' {
  interface FastifyRequest {
    open: OpenRequest | null;
  }
}

const bytesOf = ({ refuseBody, socket }: OpenRequest) =>
  refuseBody ? socket.bytesRead : socket.bytesWritten - socket.writableLength;

/** The requests of an address that wait for their caller, the longest wait first. */
function stalledOf({ requests }: Address): OpenRequest[] {
  const before = Date.now() - stalledAfterMs;
  const since = ({ progress }: OpenRequest) => progress?.at ?? Infinity;
  return [...requests].filter((request) => since(request) <= before).sort((one, other) => since(one) - since(other));
}

const longest = <T extends { readonly length: number }>(lists: readonly T[]) =>
  lists.reduce((one, other) => (other.length > one.length ? other : one));

/** Counts the open requests in total and by address, and ends those with a caller that neither sends nor reads. */
export function createOpenRequests(limits: TrafficLimits) {
  const addresses = new Map<string, Address>();
  const bySocket = new WeakMap<Socket, Set<OpenRequest>>();
  /** Connections that carry a live stream: a request pipelined behind it would wait for hours. */
  const endless = new WeakSet<Socket>();
  const total = { requests: 0, heldBytes: 0 };

  function end(request: OpenRequest, rejection: Rejection): void {
    leave(request);
    request.log.info(
      { code: rejection.code },
      'a request was closed early: its caller neither sent nor read fast enough',
    );
    if (request.refuseBody) request.refuseBody(rejection);
    // An answer that is not read cannot be followed by another.
    else request.socket.destroy();
  }

  /** Makes room by ending the address's request that has waited longest for its caller; false when none waits. */
  function endStalled(address: Address | undefined, rejection: Rejection): boolean {
    const [stalled] = address ? stalledOf(address) : [];
    if (stalled) end(stalled, rejection);
    return stalled !== undefined;
  }

  function leave(request: OpenRequest): void {
    const { address, heldBytes } = request;
    if (!address.requests.delete(request)) return;
    if (address.requests.size === 0) addresses.delete(address.name);
    bySocket.get(request.socket)?.delete(request);
    address.heldBytes -= heldBytes;
    total.heldBytes -= heldBytes;
    total.requests -= 1;
  }

  const busiest = () =>
    [...addresses.values()].reduce((one, other) => (other.requests.size > one.requests.size ? other : one));

  /**
   * The open requests of a connection. Ends a connection with more pipelined requests than any browser or proxy sends.
   */
  function onSameSocket(socket: Socket): Set<OpenRequest> {
    const own = bySocket.get(socket) ?? new Set();
    bySocket.set(socket, own);
    if (own.size >= limits.openRequestsPerConnection || endless.has(socket)) {
      socket.destroy();
      throw callerLeft();
    }
    return own;
  }

  function admit({ ip, raw, log }: FastifyRequest, reply: FastifyReply): OpenRequest {
    const onSocket = onSameSocket(raw.socket);
    const name = subjectAddress(ip);
    const known = addresses.get(name);
    if (known && known.requests.size >= limits.openRequestsPerAddress && !endStalled(known, addressBusy()))
      throw addressBusy();
    if (total.requests >= limits.openRequests && !endStalled(busiest(), gatewayBusy())) throw gatewayBusy();
    const address = addresses.get(name) ?? { name, requests: new Set(), heldBytes: 0 };
    const request: OpenRequest = { address, socket: raw.socket, log, refuseBody: null, progress: null, heldBytes: 0 };
    addresses.set(name, address);
    address.requests.add(request);
    onSocket.add(request);
    total.requests += 1;
    reply.raw.once('close', () => leave(request));
    return request;
  }

  /**
   * Makes room by rejecting the oldest arriving body of the address that holds the most; false when no address holds
   * more than this many bytes.
   */
  function endArriving(moreThanBytes: number): boolean {
    const most = [...addresses.values()].reduce((one, other) => (other.heldBytes > one.heldBytes ? other : one));
    if (most.heldBytes <= moreThanBytes) return false;
    const arriving = [...most.requests].find(({ refuseBody, heldBytes }) => refuseBody && heldBytes > 0);
    if (arriving) end(arriving, gatewayBusy());
    return arriving !== undefined;
  }

  function hold(request: OpenRequest, bytes: number): void {
    const { address } = request;
    if (address.heldBytes + bytes > limits.bodyBytesPerAddress) throw addressBusy();
    while (total.heldBytes + bytes > limits.bodyBytes) if (!endArriving(address.heldBytes + bytes)) throw gatewayBusy();
    for (const counted of [request, address, total]) counted.heldBytes += bytes;
  }

  /** Records the caller's progress, and ends a request that is too slow. */
  function look(request: OpenRequest, now: number): void {
    if (!request.refuseBody && request.socket.writableLength === 0) {
      request.progress = null;
      return;
    }
    const bytes = bytesOf(request);
    const { at, bytes: before } = (request.progress ??= { at: now, bytes });
    const graceMs = request.refuseBody ? limits.arrivalGraceMs : limits.readingGraceMs;
    if (bytes - before >= ((now - at) / 1000) * limits.leastBytesPerSecond) request.progress = { at: now, bytes };
    else if (now - at >= graceMs) end(request, bodyTooSlow());
  }

  function lookAtAll(): void {
    const now = Date.now();
    const stalled: OpenRequest[][] = [];
    for (const address of addresses.values()) {
      for (const request of address.requests) look(request, now);
      const own = stalledOf(address);
      for (const request of own.splice(0, Math.max(0, own.length - limits.stalledRequestsPerAddress)))
        end(request, addressBusy());
      if (own.length > 0) stalled.push(own);
    }
    let count = stalled.reduce((sum, { length }) => sum + length, 0);
    for (; count > limits.stalledRequests; count -= 1) {
      const request = longest(stalled).shift();
      if (request) end(request, gatewayBusy());
    }
  }

  return {
    /** Counts every request of the server from now on. */
    watch(fastify: FastifyInstance): void {
      fastify.decorateRequest('open', null);
      fastify.addHook('onRequest', async (request, reply) => {
        if (!probes.has(request.routeOptions.url ?? '')) request.open = admit(request, reply);
      });
      const timer = setInterval(lookAtAll, lookEveryMs).unref();
      fastify.addHook('onClose', async () => clearInterval(timer));
    },
    /** A body begins to arrive; `refuse` ends it. */
    arriving({ open }: FastifyRequest, refuse: (rejection: Rejection) => void): ArrivingBody {
      if (!open) return { hold: () => undefined, arrived: () => undefined };
      open.refuseBody = refuse;
      open.progress = { at: Date.now(), bytes: open.socket.bytesRead };
      return {
        hold: (bytes) => hold(open, bytes),
        arrived() {
          open.refuseBody = null;
          open.progress = null;
        },
      };
    },
    /** Stops counting the request here: a live stream is open for hours. The stream has its connection for itself. */
    letGo({ open }: FastifyRequest, reply: FastifyReply): void {
      if (!open) return;
      leave(open);
      endless.add(open.socket);
      reply.raw.once('close', () => endless.delete(open.socket));
      if (bySocket.get(open.socket)?.size) open.socket.destroy();
    },
  };
}

export type OpenRequests = ReturnType<typeof createOpenRequests>;

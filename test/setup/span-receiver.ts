import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/** A span as it was received. */
export interface ReceivedSpan {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Null: the first of its trace. */
  readonly parentId: string | null;
  readonly linkedTo: readonly string[];
  readonly isFailed: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
}

const attributes = z
  .array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) }))
  .default([])
  .transform((list) => Object.fromEntries(list.map(({ key, value }) => [key, Object.values(value)[0]])));
const span = z.object({
  name: z.string(),
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  links: z.array(z.object({ spanId: z.string() })).default([]),
  status: z.object({ code: z.number().optional() }).optional(),
  attributes,
});
const request = z.object({
  resourceSpans: z.array(z.object({ resource: z.object({ attributes }), scopeSpans: z.array(z.object({ spans: z.array(span) })) })),
});

/** Takes spans by OTLP, as JSON over HTTP, and keeps them. */
export interface SpanReceiver {
  readonly url: string;
  readonly spans: readonly ReceivedSpan[];
  /** All that was received, as it came. */
  readonly bodies: readonly string[];
  stop(): Promise<void>;
}

const failed = 2;

/** Starts a receiver of spans on a free port. */
export async function startSpanReceiver(): Promise<SpanReceiver> {
  const spans: ReceivedSpan[] = [];
  const bodies: string[] = [];
  const server = createServer(async (incoming, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of incoming) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces).toString();
    bodies.push(body);
    for (const { resource, scopeSpans } of request.parse(JSON.parse(body)).resourceSpans) {
      for (const { name, traceId, spanId, parentSpanId, links, status, attributes: own } of scopeSpans.flatMap((scope) => scope.spans)) {
        spans.push({
          service: String(resource.attributes['service.name']),
          ...{ name, traceId, spanId, parentId: parentSpanId || null, linkedTo: links.map((link) => link.spanId) },
          isFailed: status?.code === failed,
          attributes: own,
        });
      }
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    bodies,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

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

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}
interface WrittenSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly links?: readonly { readonly spanId: string }[];
  readonly status?: { readonly code?: number };
  readonly attributes?: readonly Attribute[];
}
/** OTLP's JSON format for spans. */
interface Written {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly WrittenSpan[] }[];
  }[];
}

const read = (attributes: readonly Attribute[] = []) =>
  Object.fromEntries(attributes.map(({ key, value }): [string, unknown] => [key, Object.values(value)[0]]));

/** Receives spans by OTLP, as JSON over HTTP, and keeps them. */
export interface SpanReceiver {
  readonly url: string;
  readonly spans: readonly ReceivedSpan[];
  /** Everything that was received, in its original form. */
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
    for (const { resource, scopeSpans } of (JSON.parse(body) as Written).resourceSpans) {
      const service = String(read(resource.attributes)['service.name']);
      for (const span of scopeSpans.flatMap((scope) => scope.spans)) {
        const { name, traceId, spanId, parentSpanId, links = [], status, attributes } = span;
        const linkedTo = links.map((link) => link.spanId);
        const parentId = parentSpanId || null;
        spans.push({
          service,
          name,
          traceId,
          spanId,
          parentId,
          linkedTo,
          isFailed: status?.code === failed,
          attributes: read(attributes),
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

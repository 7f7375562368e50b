import { readFiles } from '../environment/environment.ts';
import { useBackend } from './tracer.ts';

type Source = Readonly<Record<string, string | undefined>>;

const protocols = ['http/protobuf', 'http/json'];

/** Headers as the OpenTelemetry specification writes them: `name=value,name=value`, percent-encoded. */
const headersOf = (text = '') =>
  Object.fromEntries(
    text
      .split(',')
      .filter((pair) => pair.includes('='))
      .map((pair) =>
        [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)].map((part) =>
          decodeURIComponent(part.trim()),
        ),
      ),
  ) as Record<string, string>;

/** Whether an environment says where to send spans. */
export const isTraced = (source: Source) =>
  Boolean(source['OTEL_EXPORTER_OTLP_ENDPOINT']?.trim()) && source['OTEL_SDK_DISABLED'] !== 'true';

/**
 * Sends the spans of a service to OTEL_EXPORTER_OTLP_ENDPOINT; when that is not set, nothing is even loaded for it.
 * Throws a readable error when a variable is unusable. `warn` is called when spans cannot be sent. Returns a function
 * that sends the last ones and ends tracing.
 */
export async function startTracing(
  service: string,
  source: Source,
  warn: (message: string) => void,
): Promise<() => Promise<void>> {
  if (!isTraced(source)) return async () => undefined;
  const endpoint = source['OTEL_EXPORTER_OTLP_ENDPOINT']?.trim() ?? '';
  const protocol =
    source['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL']?.trim() ||
    source['OTEL_EXPORTER_OTLP_PROTOCOL']?.trim() ||
    'http/protobuf';
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
    throw new Error(
      'OTEL_EXPORTER_OTLP_ENDPOINT: set it to the address of an OTLP receiver, such as http://collector:4318.',
    );
  }
  if (!protocols.includes(protocol))
    throw new Error(`OTEL_EXPORTER_OTLP_PROTOCOL: set it to ${protocols.join(' or ')}.`);
  // OpenTelemetry itself reads what is in the environment.
  const headers = readFiles(['OTEL_EXPORTER_OTLP_HEADERS'], source);
  if (headers.issues[0]) throw new Error(`${headers.issues[0]}.`);
  const { createBackend } = await import('./opentelemetry.ts');
  const { backend, stop } = createBackend(
    service,
    { isJson: protocol === 'http/json', headers: headersOf(headers.values['OTEL_EXPORTER_OTLP_HEADERS']) },
    warn,
  );
  useBackend(service, backend);
  return async () => {
    useBackend(service, null);
    await stop();
  };
}

import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, request, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { join } from 'node:path';
import { derivedSecrets } from '../../../launcher/home/secrets.ts';
import { selfSignedCertificate } from '../../setup/certificate.ts';
import type { Product } from '../../setup/product.ts';
import { listen } from './listen.ts';

export interface ProxyOptions {
  /** Whether it reports the caller's address. */
  readonly isForwarding?: boolean;
  /** Whether it buffers answers until they are complete. */
  readonly isBuffering?: boolean;
}

function proxyRoute(target: string, { isForwarding = true, isBuffering = false }: ProxyOptions): RequestListener {
  return (incoming, outgoing) => {
    const headers = { ...incoming.headers, ...(isForwarding && { 'x-forwarded-for': '203.0.113.9' }) };
    const passed = request(new URL(incoming.url ?? '/', target), { method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      if (!isBuffering) return void answer.pipe(outgoing);
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => outgoing.end(Buffer.concat(chunks)));
    });
    passed.on('error', () => outgoing.destroy());
    outgoing.on('close', () => passed.destroy());
    incoming.pipe(passed);
  };
}

/** A reverse proxy in front of the product; returns its address. */
export async function startProxy(target: string, options: ProxyOptions = {}): Promise<string> {
  return `http://127.0.0.1:${await listen(createHttpServer(proxyRoute(target, options)))}`;
}

/** A reverse proxy with its own certificate, in PEM. */
export async function startTlsProxy(target: string): Promise<{ readonly url: string; readonly certificate: string }> {
  const { certificate, key } = selfSignedCertificate();
  const port = await listen(createHttpsServer({ cert: certificate, key }, proxyRoute(target, {})));
  return { url: `https://localhost:${port}`, certificate };
}

/** The variables of an installation whose product runs, as in its .env; the vendors are sandbox servers. */
export function variablesOf(product: Product): Record<string, string> {
  const { KONSTRUCT_HOME: home = '', PLATFORM_SECRET: platformSecret = '' } = product.environment;
  const kept = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')) as Record<string, string>;
  const ports = JSON.parse(readFileSync(join(home, 'ports.json'), 'utf8')) as Record<string, number>;
  const own = Object.fromEntries(Object.entries(kept).filter(([name]) => !/^(SANDBOX|KONSTRUCT)_/.test(name)));
  const services = new URL(product.database.ownerUrl);
  [services.username, services.password] = ['', ''];
  const model = product.sandbox('model');
  return {
    ...own,
    ...derivedSecrets(platformSecret),
    PLATFORM_SECRET: platformSecret,
    PUBLIC_URL: product.url,
    DATABASE_URL: services.href,
    OWNER_DATABASE_URL: product.database.ownerUrl,
    SMTP_URL: `smtp://127.0.0.1:${ports['smtp']}`,
    MAIL_FROM: 'Konstruct <hello@konstruct.example>',
    SLACK_CLIENT_ID: 'sandbox-client',
    SLACK_CLIENT_SECRET: kept['SANDBOX_SLACK_CLIENT_SECRET'] ?? '',
    SLACK_SIGNING_SECRET: kept['SANDBOX_SLACK_SIGNING_SECRET'] ?? '',
    SLACK_API_URL: `${product.sandbox('slack')}/api/`,
    META_GRAPH_URL: product.sandbox('meta'),
    STRIPE_SECRET_KEY: kept['SANDBOX_STRIPE_SECRET_KEY'] ?? '',
    STRIPE_WEBHOOK_SECRET: kept['SANDBOX_STRIPE_WEBHOOK_SECRET'] ?? '',
    STRIPE_API_URL: product.sandbox('stripe'),
    OPENAI_BASE_URL: `${model}/v1`,
    ANTHROPIC_BASE_URL: `${model}/v1`,
  };
}

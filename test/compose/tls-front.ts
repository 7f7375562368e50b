import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';

/**
 * A certificate for every name under example.net, and where its file is: a process that trusts that file trusts the
 * certificate.
 */
export interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
  readonly certPath: string;
}

/** Makes one that is valid for two days, with the `openssl` of this machine. */
export function makeCertificate(): Certificate {
  const directory = mkdtempSync(join(tmpdir(), 'konstruct-tls-'));
  const [keyPath, certPath] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const names = ['-subj', '/CN=example.net', '-addext', 'subjectAltName=DNS:*.example.net'];
  execFileSync('openssl', ['req', '-x509', ...kind, ...names, '-keyout', keyPath, '-out', certPath], {
    stdio: 'ignore',
  });
  return { key: readFileSync(keyPath), cert: readFileSync(certPath), certPath };
}

/** A TLS front for a plain server. */
export interface TlsFront {
  readonly port: number;
  /** The port on this machine that it forwards to. */
  target: number;
  stop(): Promise<void>;
}

/** Listens on a free port of the loopback address. */
export async function startTlsFront({ key, cert }: Certificate, target = 0): Promise<TlsFront> {
  const open = new Set<{ destroy(): void }>();
  const server = createServer({ key, cert }, (client) => {
    const upstream = connect({ port: front.target, host: '127.0.0.1' });
    for (const [one, other] of [[client, upstream] as const, [upstream, client] as const]) {
      open.add(one);
      one.on('error', () => one.destroy());
      one.once('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const front: TlsFront = {
    port: (server.address() as AddressInfo).port,
    target,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
  return front;
}

import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { simpleParser, type AddressObject } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Address, Mail } from './mailbox.ts';

/** A listening SMTP server. */
export interface RunningSmtp {
  port: number;
  stop(): Promise<void>;
}

/** Rejects the next mails with this SMTP code. */
export interface SmtpFault {
  /** 4xx is temporary, 5xx permanent. */
  code: number;
  message?: string;
  /** The number of mails; 1 if absent. */
  times?: number;
}

/** How mails are accepted. */
export interface SmtpOptions {
  port: number;
  host: string;
  now(): number;
  takeFault(): SmtpFault | undefined;
  onMail(mail: Mail): void;
}

/** Accepts mail from anyone, to anyone, with any credentials, without TLS. Only loopback should be able to reach it. */
export async function startSmtp(options: SmtpOptions): Promise<RunningSmtp> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onAuth: (auth, _session, callback) => callback(null, { user: auth.username ?? 'anyone' }),
    onData: (stream, session, callback) => {
      simpleParser(stream)
        .then((parsed) => {
          const fault = options.takeFault();
          if (fault !== undefined) {
            callback(Object.assign(new Error(fault.message ?? 'Refused on purpose'), { responseCode: fault.code }));
            return;
          }
          options.onMail({
            id: randomUUID(),
            receivedAt: new Date(options.now()).toISOString(),
            from: flatten(parsed.from)[0] ?? null,
            recipients: recipientsOf(session),
            to: flatten(parsed.to),
            subject: parsed.subject ?? '',
            text: parsed.text ?? '',
            html: typeof parsed.html === 'string' ? parsed.html : null,
            headers: Object.fromEntries(
              parsed.headerLines.map((line) => [line.key, line.line.slice(line.line.indexOf(':') + 1).trim()]),
            ),
            attachments: parsed.attachments.map((file) => ({
              filename: file.filename ?? '',
              contentType: file.contentType,
              sizeBytes: file.size,
            })),
          });
          callback();
        })
        .catch((error: unknown) => callback(error as Error));
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  // A client may hang up in the middle; that is not the server's problem.
  server.on('error', () => undefined);
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function recipientsOf(session: SMTPServerSession): string[] {
  return session.envelope.rcptTo.map((recipient) => recipient.address);
}

function flatten(addresses: AddressObject | AddressObject[] | undefined): Address[] {
  const list = addresses === undefined ? [] : Array.isArray(addresses) ? addresses : [addresses];
  return list.flatMap((one) => one.value.map((entry) => ({ address: entry.address ?? '', name: entry.name })));
}

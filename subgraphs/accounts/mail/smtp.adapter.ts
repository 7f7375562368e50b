import nodemailer from 'nodemailer';
import type { Mailer } from './mailer.port.ts';

const timeoutMs = 15_000;

/** 5xx: the server will never accept this mail (RFC 5321, 4.2.1). */
function rejectionReason(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('responseCode' in error) || Number(error.responseCode) < 500) return undefined;
  // 535 and similar concern our login, not the mail: they stop once the password is fixed.
  return 'code' in error && error.code === 'EAUTH' ? undefined : error.message;
}

/** Sends by SMTP. `from` is the sender shown in the mail. */
export function createSmtpMailer({ url, from }: { url: string; from: string }): Mailer {
  const transport = nodemailer.createTransport(url, { from, headers: { 'auto-submitted': 'auto-generated' } });
  Object.assign(transport.options, {
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    async send(id, { recipient, subject, text, html }) {
      try {
        await transport.sendMail({
          to: { name: '', address: recipient },
          subject,
          text,
          html,
          messageId: `<${id}@${domain}>`,
        });
        return { outcome: 'sent' };
      } catch (error) {
        const reason = rejectionReason(error);
        if (reason) return { outcome: 'refused', reason };
        throw error;
      }
    },
    close: () => transport.close(),
  };
}

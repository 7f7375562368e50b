import { createSmtpMailer } from '@konstruct/accounts/mailer';
import { newId } from '@konstruct/kit/database';

export interface TestMail {
  readonly smtpUrl: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Sends one mail as the product does; reports what is wrong when the mail server does not accept it. The recipient must
 * check that it arrives.
 */
export async function sendTestMail({ smtpUrl, from, to }: TestMail): Promise<string | null> {
  if (!URL.canParse(smtpUrl) || !from) return 'set SMTP_URL and MAIL_FROM first.';
  const text =
    'This installation of Konstruct can send mail. It was sent by npm run check-setup; you do not need to do anything.';
  const mailer = createSmtpMailer({ url: smtpUrl, from });
  try {
    const sent = await mailer.send(newId(), {
      recipient: to,
      subject: 'Konstruct: mail works',
      text,
      html: `<p>${text}</p>`,
    });
    return sent.outcome === 'sent' ? null : `the mail server rejected it: ${sent.reason}.`;
  } catch (error) {
    // Only the code: a server's message about a login may repeat the credentials.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no reason';
    return code === 'EAUTH'
      ? 'the mail server does not accept the login in SMTP_URL.'
      : `it could not be sent (${code}); see the mail server's log.`;
  } finally {
    mailer.close();
  }
}

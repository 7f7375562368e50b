import type { MailContent } from '../mailer.port.ts';

interface MailTexts {
  readonly recipient: string;
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly action: { readonly label: string; readonly url: string } | null;
  /** What to do if the mail was unexpected, or why it was sent. */
  readonly afterword: string;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const style = {
  page: 'margin:0;padding:32px 16px;background:#f4f4f5;font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;color:#18181b',
  card: 'max-width:480px;margin:0 auto;background:#ffffff;border-radius:12px;padding:32px;border:1px solid #e4e4e7',
  brand: 'font-size:14px;font-weight:600;letter-spacing:.02em;color:#52525b;margin:0 0 24px',
  heading: 'font-size:20px;line-height:28px;margin:0 0 12px;font-weight:600',
  text: 'font-size:15px;line-height:24px;margin:0 0 16px',
  button:
    'display:inline-block;background:#18181b;color:#ffffff;text-decoration:none;font-size:15px;font-weight:600;padding:12px 20px;border-radius:8px',
  small: 'font-size:13px;line-height:20px;color:#52525b;margin:24px 0 0;overflow-wrap:anywhere',
} as const;

function actionHtml({ label, url }: { label: string; url: string }): string {
  const address = escapeHtml(url);
  return `<p style="${style.text}"><a href="${address}" style="${style.button}">${escapeHtml(label)}</a></p>
<p style="${style.small}">Or open this address: <a href="${address}" style="color:#52525b">${address}</a></p>`;
}

/** One mail in our design, as text and as HTML: no pictures, no tracking, nothing loaded from a server. */
export function composeMail({ recipient, subject, heading, paragraphs, action, afterword }: MailTexts): MailContent {
  const body = paragraphs.map((text) => `<p style="${style.text}">${escapeHtml(text)}</p>`).join('');
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="${style.page}"><div style="${style.card}">
<p style="${style.brand}">Konstruct</p>
<h1 style="${style.heading}">${escapeHtml(heading)}</h1>
${body}
${action ? actionHtml(action) : ''}
<p style="${style.small}">${escapeHtml(afterword)}</p>
</div></body></html>`;
  const text = [
    heading,
    ...paragraphs,
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    afterword,
    '-- \nKonstruct',
  ].join('\n\n');
  return { recipient, subject, text, html };
}

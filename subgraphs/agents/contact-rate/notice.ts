const words: Readonly<Record<string, (when: string) => string>> = {
  en: (when) => `Thank you for your messages. You have sent a lot of them, so I can only answer again ${when}.`,
  de: (when) => `Vielen Dank für Ihre Nachrichten. Es waren sehr viele, daher kann ich erst ${when} wieder antworten.`,
  es: (when) => `Gracias por sus mensajes. Han sido muchos, así que solo podré volver a responder ${when}.`,
  fr: (when) => `Merci pour vos messages. Ils ont été très nombreux : je ne pourrai répondre à nouveau que ${when}.`,
};

const minuteMs = 60_000;

/** The notice to a contact who has to wait: when answers resume, in the agent's language or in English. */
export function limitNotice(waitMs: number, language: string | null): string {
  const tongue = language?.split('-')[0]?.toLowerCase() ?? 'en';
  const write = words[tongue];
  const format = new Intl.RelativeTimeFormat(write ? tongue : 'en');
  const minutes = Math.max(Math.ceil(waitMs / minuteMs), 1);
  const when = minutes > 90 ? format.format(Math.ceil(minutes / 60), 'hour') : format.format(minutes, 'minute');
  return (write ?? words['en'] ?? String)(when);
}

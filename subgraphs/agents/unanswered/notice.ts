const words: Readonly<Record<string, string>> = {
  en: 'I am sorry, I could not answer that. My colleagues can see your message.',
  de: 'Es tut mir leid, das konnte ich nicht beantworten. Meine Kollegen können Ihre Nachricht sehen.',
  es: 'Lo siento, no he podido responder a eso. Mis compañeros pueden ver su mensaje.',
  fr: 'Je suis désolé, je n’ai pas pu répondre à cela. Mes collègues peuvent voir votre message.',
};

/**
 * The notice to a contact whose message moved to the dead-letter queue, in the agent's language (a BCP 47 tag) or in
 * English.
 */
export const unansweredNotice = (language: string | null): string =>
  words[language?.split('-')[0]?.toLowerCase() ?? 'en'] ?? words['en'] ?? '';

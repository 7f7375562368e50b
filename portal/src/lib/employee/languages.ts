import { text } from './text.ts';

/** The languages on offer, by BCP 47 tag. An empty tag means the language of the message. */
export const languages: readonly { tag: string; name: string }[] = Object.entries(text.languages).map(
  ([tag, name]) => ({ tag, name }),
);

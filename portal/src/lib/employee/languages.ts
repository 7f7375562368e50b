import { text } from './text.ts';

/** Languages to choose from, by BCP 47 tag; empty: the language that a message is written in. */
export const languages: readonly { tag: string; name: string }[] = Object.entries(text.languages).map(([tag, name]) => ({ tag, name }));

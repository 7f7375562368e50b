/** Languages to choose from, by BCP 47 tag; empty: the language one is written to in. */
export const languages: readonly { tag: string; name: string }[] = [
  { tag: '', name: 'The language it is written to in' },
  { tag: 'en', name: 'English' },
  { tag: 'de', name: 'German' },
  { tag: 'es', name: 'Spanish' },
  { tag: 'fr', name: 'French' },
  { tag: 'it', name: 'Italian' },
  { tag: 'nl', name: 'Dutch' },
  { tag: 'pl', name: 'Polish' },
  { tag: 'pt', name: 'Portuguese' },
  { tag: 'tr', name: 'Turkish' },
];

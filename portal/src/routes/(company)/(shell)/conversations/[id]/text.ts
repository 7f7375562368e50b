import { plural } from '#lib/format/count.ts';

/** UI text for the page of one conversation. */
export const text = {
  notFound: 'This conversation doesn’t exist in your company.',
  title: (contact: string) => `Conversation with ${contact}`,
  back: 'Conversations',
  playground: 'Try it',
  channel: 'Channel',
  employee: 'The AI employee',
  with: 'With ',
  since: (moment: string) => `Since ${moment}`,
  /** Followed by their cost. */
  shown: (answers: number) => `${plural(answers, 'answer')} shown, `,
  newest: 'Back to the newest messages',
  earlier: 'Earlier messages',
} as const;

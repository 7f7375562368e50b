import type { UsageFiguresFragment } from '#generated/graphql.ts';

/** What a table can show of a row. */
export type Figure = 'answers' | 'unanswered' | 'cutOff' | 'read' | 'written' | 'tokens' | 'cost';

/** One employee, provider or channel in a range of days. */
export interface FigureRow {
  id: string;
  name: string;
  totals: UsageFiguresFragment;
  /** Where the events are that make up the row. */
  events: string;
}

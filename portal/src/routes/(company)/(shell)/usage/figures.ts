import type { UsageFiguresFragment } from '#generated/graphql.ts';

/** The figures that a table can show for a row. */
export type Figure = 'answers' | 'unanswered' | 'cutOff' | 'read' | 'written' | 'tokens' | 'cost';

/** One employee, provider or channel in a range of days. */
export interface FigureRow {
  id: string;
  name: string;
  totals: UsageFiguresFragment;
  /** The address of the events behind the row. */
  events: string;
}

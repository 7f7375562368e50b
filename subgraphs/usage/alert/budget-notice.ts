import { exactUsd, formatUsd } from '@konstruct/schema/money/usd';
import type { BudgetSnapshot } from '../budget/budget-snapshot.ts';

/** The content of a notice, which accounts sends by mail. */
export interface BudgetNotice {
  readonly subject: string;
  readonly paragraphs: string[];
}

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

function figuresOf({ currentUsd, limitUsd, percentage }: BudgetSnapshot, periodStart: string): string {
  const [current, month] = [formatUsd(currentUsd), monthName.format(new Date(`${periodStart}T00:00:00Z`))];
  return limitUsd === null
    ? `${current} spent in ${month}. There is no limit any more.`
    : `${current} of ${exactUsd(limitUsd)} spent in ${month} (${Math.floor(percentage ?? 0)}%).`;
}

/** Reports that a threshold was reached. */
export function reachedNotice(snapshot: BudgetSnapshot, threshold: number, periodStart: string): BudgetNotice {
  const { name, isUsedUp } = snapshot;
  const isOver = threshold >= 100 || isUsedUp;
  const who = name ?? 'Your company';
  const what = isOver
    ? `The rest does not cover another answer${name === null ? '' : ` from ${name}`}. New messages will wait until the limit is raised or a new month begins.`
    : `At the limit, ${name === null ? 'your AI employees stop' : `${name} stops`} answering, and new messages will wait.`;
  return {
    subject: isOver ? `${who} has used up its monthly budget` : `${who} has used ${threshold}% of its monthly budget`,
    paragraphs: [figuresOf(snapshot, periodStart), what],
  };
}

/** Reports that a threshold is no longer reached. */
export function resolvedNotice(snapshot: BudgetSnapshot, threshold: number, periodStart: string): BudgetNotice {
  const who = snapshot.name ?? 'Your company';
  return {
    subject: `Resolved: ${who} is below ${threshold}% of its monthly budget again`,
    paragraphs: [
      figuresOf(snapshot, periodStart),
      'Messages that were waiting for the budget will be answered automatically.',
    ],
  };
}

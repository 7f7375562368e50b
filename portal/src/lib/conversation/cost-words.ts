import type { TranscriptMessageFragment } from '#generated/graphql.ts';
import { exactUsd, usd } from '#lib/format/usd.ts';

type Cost = Pick<NonNullable<TranscriptMessageFragment['usage']>, 'costUsd' | 'isPriced' | 'isMeasured' | 'reportedUsd'>;

function whyAtMost({ isPriced, isMeasured, reportedUsd }: Cost): string | null {
  if (reportedUsd) return `the most that it can have cost: the provider reported ${exactUsd(reportedUsd)}`;
  if (!isPriced) return 'a safe upper bound: the price of this model is not known';
  return isMeasured ? null : 'the most that it can have cost: the provider did not report what it used';
}

/** What an answer cost, and in its title to the last digit. Where that is not known to be all, it says so, and why. */
export function costWords(cost: Cost): { text: string; title: string } {
  const why = whyAtMost(cost);
  const exact = exactUsd(cost.costUsd);
  return why === null ? { text: usd(cost.costUsd), title: exact } : { text: `at most ${usd(cost.costUsd)}`, title: `${exact}, ${why}` };
}

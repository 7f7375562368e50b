import type { TranscriptMessageFragment } from '#generated/graphql.ts';
import { exactUsd, usd } from '#lib/format/usd.ts';
import { text } from './text.ts';

type Cost = Pick<
  NonNullable<TranscriptMessageFragment['usage']>,
  'costUsd' | 'isPriced' | 'isMeasured' | 'reportedUsd'
>;

function whyAtMost({ isPriced, isMeasured, reportedUsd }: Cost): string | null {
  if (reportedUsd) return text.cost.reported(exactUsd(reportedUsd));
  if (!isPriced) return text.cost.priceUnknown;
  return isMeasured ? null : text.cost.notReported;
}

/**
 * The cost of an answer; the title shows every digit. If the cost may be incomplete, the text says so and the title
 * says why.
 */
export function costWords(cost: Cost): { text: string; title: string } {
  const why = whyAtMost(cost);
  const exact = exactUsd(cost.costUsd);
  return why === null
    ? { text: usd(cost.costUsd), title: exact }
    : { text: text.cost.atMost(usd(cost.costUsd)), title: text.cost.explained(exact, why) };
}

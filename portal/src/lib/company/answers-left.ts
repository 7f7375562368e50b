import { text } from './text.ts';

/** How much of the evaluation is left. */
export const answersLeft = ({ usedCount, limitCount }: { usedCount: number; limitCount: number }): string =>
  text.answersLeft(Math.max(limitCount - usedCount, 0), limitCount);

/** How much of the evaluation is left. */
export const answersLeft = ({ usedCount, limitCount }: { usedCount: number; limitCount: number }): string =>
  `${Math.max(limitCount - usedCount, 0)} of ${limitCount} free answers left`;

import { expect, test } from 'vitest';
import { costWords } from './cost-words.ts';

test('L9 an answer’s cost that was not measured is the most that it can have cost, and is not said to have no price', () => {
  const costUsd = '0.0500000000';
  const known = { costUsd, isPriced: true, isMeasured: true, reportedUsd: null };
  expect(costWords(known)).toEqual({ text: '$0.05', title: '$0.05' });
  expect(costWords({ ...known, isMeasured: false })).toEqual({
    text: 'at most $0.05',
    title: '$0.05, the maximum it can have cost: the provider didn’t report usage',
  });
  expect(costWords({ ...known, isPriced: false }).title).toMatch(/the price of this model is unknown$/);
  expect(costWords({ ...known, isMeasured: false, reportedUsd: '3.0012345678' }).title).toMatch(
    /the provider reported \$3\.0012345678$/,
  );
});

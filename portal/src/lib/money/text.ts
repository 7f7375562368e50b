export const text = {
  status: { OK: 'Within budget', WARNING: 'Almost used up', EXCEEDED: 'Used up' },
  spent: ' spent, no limit',
  of: (limit: string) => ` of ${limit}`,
  meter: (spent: string, limit: string, held: string) => `${spent} of ${limit} spent, ${held} reserved`,
  held: (amount: string) => `${amount} reserved for answers in progress`,
};

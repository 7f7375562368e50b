/** The graph's `PlanLimitError` for agents. */
export function planLimit(limit: number) {
  const seats = limit === 1 ? 'one active AI employee' : `${limit} active AI employees`;
  return {
    __typename: 'PlanLimitError' as const,
    message:
      limit === 0
        ? 'Your plan doesn’t allow active AI employees right now. See Billing.'
        : `Your plan allows ${seats}. Pause or archive one, or choose a larger plan.`,
    limit,
  };
}

/** The graph's `PlanLimitError` for employees. */
export function planLimit(limit: number) {
  const places = limit === 1 ? 'one active AI employee' : `${limit} active AI employees`;
  return {
    __typename: 'PlanLimitError' as const,
    message:
      limit === 0
        ? 'The plan allows no active AI employee now. See Billing.'
        : `The plan allows ${places}. Pause or archive one, or choose a bigger plan.`,
    limit,
  };
}

/** The graph's `RoleNotBelowError`. */
export const roleNotBelow = (message = 'You can manage only members, and give only roles, below your own.') => ({
  __typename: 'RoleNotBelowError' as const,
  message,
});

/** The graph's `LastOwnerError`. */
export const lastOwner = () => ({
  __typename: 'LastOwnerError' as const,
  message: 'A company always has an owner. Make another member the owner first.',
});

export const noSuchMember = 'There is no such member in this company.';

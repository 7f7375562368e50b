/** The graph's `RoleNotBelowError`. */
export const roleNotBelow = (message = 'You can only manage members, and assign roles, below your own role.') => ({
  __typename: 'RoleNotBelowError' as const,
  message,
});

/** The graph's `LastOwnerError`. */
export const lastOwner = () => ({
  __typename: 'LastOwnerError' as const,
  message: 'A company must have an owner. Make another member an owner first.',
});

export const noSuchMember = 'This person is not a member of the company.';

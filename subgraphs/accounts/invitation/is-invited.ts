/** Whether the invitation was sent to this operator. A signed-in operator has proved that the address is theirs. */
export function isInvited(operator: { readonly email: string }, invitation: { readonly email: string }): boolean {
  return operator.email.toLowerCase() === invitation.email;
}

/** Whether the operator is the one whom the invitation was sent to. Who is signed in has shown that the address is theirs. */
export function isInvited(operator: { readonly email: string }, invitation: { readonly email: string }): boolean {
  return operator.email.toLowerCase() === invitation.email;
}

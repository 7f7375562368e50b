export const text = {
  revoked: {
    title: 'This invitation is no longer valid',
    text: 'It was withdrawn, or replaced by a newer e-mail. Look for the latest e-mail, or ask the person who invited you.',
  },
  used: { title: 'This invitation was already used', text: 'It works once. If it was you, just open the company.' },
  expired: {
    title: 'This invitation has expired',
    text: (inviter: string, email: string) =>
      `Invitations are valid for 7 days. Ask ${inviter} to send it to ${email} again.`,
  },
  join: (company: string) => `Join ${company}`,
  /** The text before the address, the address, and the text after it. */
  invited: (inviter: string, email: string) => [`${inviter} invited `, email, ' to the company.'] as const,
  role: (role: string) => `You’ll join as ${role}.`,
  otherAccount: {
    title: 'You’re signed in with another address',
    text: (current: string, invited: string) =>
      `You’re signed in as ${current}. The invitation only works for ${invited}.`,
  },
  signOut: 'Sign out and continue',
  signUp: 'Create an account',
  signInHere: 'I have an account',
  overview: 'Go to overview',
  signIn: 'Sign in',
};

/** UI text for the team page. */
export const text = {
  title: 'Team',
  lead: (company: string | null) => `Who belongs to ${company ?? 'your company'} and what each person can do.`,
  members: 'Members',
  missing: 'Your team',
  readOnly: (role: string) => `Your role is ${role}. An owner or admin can change the team.`,
  member: {
    you: 'You',
    joined: (date: string) => `Joined ${date}`,
    roleOf: (name: string) => `Role of ${name}`,
    roleChanged: (name: string, role: string) => `The role of ${name} is now ${role}.`,
    ownRoleChanged: (role: string) => `Your role is now ${role}.`,
  },
  remove: {
    action: 'Remove',
    label: (name: string) => `Remove ${name}`,
    title: (name: string) => `Remove ${name}?`,
    body: (name: string) =>
      `${name} loses access immediately, on every device. Invitations they sent that haven’t been accepted are revoked. API tokens belong to the company and keep working, even the ones ${name} created.`,
    done: (name: string) => `${name} is no longer in your company.`,
  },
  leave: {
    action: 'Leave',
    label: 'Leave the company',
    title: 'Leave the company?',
    body: 'You lose access immediately, on every device. Invitations you sent that haven’t been accepted are revoked. API tokens belong to the company and keep working, even the ones you created.',
  },
  transfer: {
    action: 'Make owner',
    label: (name: string) => `Make owner: ${name}`,
    title: (name: string) => `Make ${name} the owner?`,
    confirm: 'Transfer ownership',
    body: (name: string) =>
      `${name} gets every right, including changing the plan and closing the company. You become an admin, and you can’t take ownership back yourself.`,
    done: (name: string) => `${name} is now the owner. You’re an admin.`,
  },
  ownRole: {
    title: 'Change your own role?',
    confirm: (role: string) => `Become ${role}`,
    /** Follows the role's purpose. */
    warning: 'You can’t change it back yourself.',
  },
  invite: {
    action: 'Invite someone',
    lead: 'They get an e-mail with a link that works once, for 7 days, and only for this address.',
    email: 'E-mail',
    role: 'Role',
    cancel: 'Cancel',
    submit: 'Send invitation',
    done: (email: string) => `Your invitation to ${email} is on its way.`,
  },
  invitations: {
    title: 'Invitations',
    lead: 'Sent, but not accepted yet.',
    expired: 'Expired',
    sent: (name: string, date: string) => `Sent by ${name}, ${date}.`,
    expires: (date: string, isPast: boolean) => `${isPast ? 'Expired' : 'Expires'} ${date}.`,
    resend: 'Send again',
    resendLabel: (email: string) => `Send again: the invitation to ${email}`,
    resent: 'Invitation sent again. Only the newest link works.',
    revoke: 'Revoke',
    revokeLabel: (email: string) => `Revoke the invitation to ${email}`,
    revokeTitle: 'Revoke the invitation?',
    revokeBody: (email: string) =>
      `The link we sent to ${email} stops working. You can invite this address again at any time.`,
    revoked: 'Invitation revoked.',
  },
} as const;

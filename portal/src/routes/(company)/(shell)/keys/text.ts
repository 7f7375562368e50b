/** UI text for the LLM keys page. */
export const text = {
  title: 'LLM keys',
  lead: 'Use your own keys and pay the provider directly. We test each key before saving it, store it encrypted, and never show it again.',
  add: 'Add a key',
  missing: 'LLM keys',
  emptyTitle: 'No LLM keys yet',
  empty:
    'The sandbox model doesn’t need one. Add a key to get real answers from an AI provider or from your own endpoint.',
  status: { VALID: 'Works', RESTRICTED: 'Limited', INVALID: 'Rejected' },
  needsAttention: 'Needs attention',
  endsIn: 'ends in',
  unopenable:
    'This key can’t be decrypted on this installation, and messages that need it wait. Enter it again, or contact your administrator.',
  /** Followed by its fingerprint. */
  added: (name: string, moment: string) => `Added by ${name}, ${moment}. Encrypted. Fingerprint `,
  remove: {
    action: 'Remove',
    label: (key: string) => `Remove ${key}`,
    title: (key: string) => `Remove “${key}”?`,
    confirm: 'Remove key',
    body: 'We delete it permanently. AI employees that use it stop answering, and new messages wait until you give them another key.',
    done: 'Key removed.',
  },
} as const;

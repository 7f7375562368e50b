/** Starting points for a new user, who can change every word of them. */
const templates = {
  'front-desk': {
    label: 'Front desk',
    name: 'Mia',
    role: 'Front desk',
    instructions:
      'Be friendly and brief. Greet people by name if you know it. Answer questions about opening hours, prices and bookings from what you know. If you don’t know something, say so, and offer that a colleague will get back to them.',
    knowledge:
      'We are open Monday to Friday from 9:00 to 18:00, and Saturday from 10:00 to 14:00.\nA first consultation is free and takes 30 minutes.\nAppointments can be moved or cancelled up to 24 hours in advance.\nOur address is 12 Station Street. Parking is behind the building.',
    questions: ['When are you open on Saturday?', 'What does a first consultation cost?', 'Can I move my appointment?'],
  },
  'customer-support': {
    label: 'Customer support',
    name: 'Sam',
    role: 'Customer support',
    instructions:
      'Help customers solve their problem step by step. Ask one question at a time. Stay calm and polite when someone is upset. Never promise a refund; say that a colleague decides, usually within one working day.',
    knowledge:
      'Orders leave our warehouse within two working days; delivery takes three to five days.\nUnused goods can be returned within 30 days. Return labels are in the parcel.\nOur warranty is two years.\nTracking numbers are in the shipping e-mail.',
    questions: ['Where is my parcel?', 'How do I return something?', 'How long is the warranty?'],
  },
  'team-assistant': {
    label: 'Team assistant',
    name: 'Alex',
    role: 'Team assistant',
    instructions:
      'Answer colleagues’ everyday questions about how we work. Be concrete, use short lists, and say where something is written down. If you’re not sure, say whom to ask.',
    knowledge:
      'Request holidays in the HR tool at least two weeks ahead; the team lead approves.\nExpenses up to 100 dollars need no approval; hand in receipts by the 25th.\nThe office Wi-Fi is called “Studio”; guests use “Studio Guest”.\nOn the first Monday of the month there is a team lunch.',
    questions: [
      'How do I request holidays?',
      'Do I need approval for a 60 dollar expense?',
      'Which Wi-Fi is for guests?',
    ],
  },
};

export const text = {
  status: { ACTIVE: 'Active', PAUSED: 'Paused', PAUSED_BY_PLAN: 'Paused by plan', ARCHIVED: 'Archived' },
  form: {
    label: 'AI employee settings',
    stale: {
      title: 'This AI employee was changed by someone else',
      text: 'Reload to see the latest version. What you typed here will be lost, so copy what you want to keep first.',
      reload: 'Reload',
    },
    name: 'Name',
    role: 'Role',
    instructions: { label: 'Instructions', hint: 'What you would tell a new colleague on their first day.' },
    knowledge: { label: 'Knowledge', hint: 'Opening hours, prices, rules, answers to common questions.' },
    budget: { label: 'Monthly budget', hint: 'In US dollars. Leave empty for no limit.' },
    answerLength: {
      label: 'Answer length',
      hint: 'Longer answers cost more.',
      SHORT: 'Short: one or two sentences',
      MEDIUM: 'Medium: a paragraph',
      LONG: 'Long: as long as needed',
    },
    language: 'Answer language',
  },
  model: {
    provider: 'AI provider',
    model: 'Model',
    sandbox: 'Scripted and free, for trying out Konstruct. It shows example costs, and you’re never charged.',
    hundredAnswers: (amount: string) => `About ${amount} per 100 answers.`,
    perMillion: (input: string, output: string) => `${input} per million tokens read, ${output} per million written.`,
    priceUnknown: 'The price of this model is unknown. We count a safe upper price against the budget instead.',
    key: 'LLM key',
    keyChoice: (label: string, lastFour: string) => `${label} (ends in ${lastFour})`,
    addAnotherKey: 'Add another key',
    needsKey: (provider: string) => `${provider} needs your own LLM key`,
    keyHint: 'We check the key before saving it, and store it encrypted.',
    addKey: 'Add key',
  },
  templates,
  startFrom: 'Start from',
  tryIt: {
    title: 'Try it',
    lead: 'The real model answers, and the conversation is marked as a test. Each answer shows its cost.',
    you: 'You',
    suggest: (name: string) => `Ask ${name} something, or try one of these:`,
    unsaved: 'Save the settings to talk to your AI employee here.',
    message: 'Your message',
    placeholder: 'Write a message',
    send: 'Send',
  },
  languages: {
    '': 'Same language as the message',
    en: 'English',
    de: 'German',
    es: 'Spanish',
    fr: 'French',
    it: 'Italian',
    nl: 'Dutch',
    pl: 'Polish',
    pt: 'Portuguese',
    tr: 'Turkish',
  },
};

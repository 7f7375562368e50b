export const text = {
  lead: 'On WhatsApp, customers write to your company’s number.',
  needs: 'a phone number for WhatsApp',
  whom: 'the admin of your Meta business',
  takes: '15 minutes for WhatsApp',
  waiting:
    'No messages yet. Finish setup at Meta, then say hi from a phone. This turns green once your message arrives.',
  disconnecting:
    'Your AI employees will no longer receive or send anything there. Meta stops sending us messages, and we delete the access token and app secret. If nothing else uses the token, delete it at Meta too.',
  connect: 'Connect WhatsApp',
  connectAgain: 'Connect again',
  connectAnother: 'Connect another number',
  setUp: 'Setup at Meta',
  card: {
    lead: 'Customers write to your company’s number. Takes 15 minutes.',
    rights: [
      'Only answers people who write to the number',
      'Uses your own Meta app: the number, customers and bill stay yours',
      'Can be disconnected at any time, here or at Meta',
    ],
    finish: 'Finish at Meta and say hi',
  },
  facts: {
    number: 'Number',
    name: 'Name people see',
    quality: 'Quality at Meta',
    qualities: { GREEN: 'Good', YELLOW: 'Medium', RED: 'Low', UNKNOWN: 'Not rated yet' },
    token: 'Access token',
    temporary: 'Temporary',
    until: (moment: string) => `until ${moment}`,
    lasting: 'Doesn’t expire',
  },
  test: {
    writeTitle: (employee: string) => `1. Write to ${employee} from your phone`,
    writeLead: (number: string) => `To ${number} on WhatsApp.`,
    arrived: 'Received',
    lastMessage: (moment: string) => `Last message received ${moment}.`,
    waiting: 'Waiting for the first message…',
    nothingArrives: 'Nothing arriving?',
    seeSetUp: 'Check the setup at Meta',
    sendTitle: '2. Send a test message',
    sendLead: 'To the person who wrote last. WhatsApp allows this for 24 hours after their message.',
  },
  hi: {
    code: (number: string) => `QR code that opens a chat with ${number}`,
    lead: 'Scan the code with a phone’s camera, or open the chat here, and send the prefilled message.',
    why: (number: string) =>
      `It goes to ${number}, shows that messages arrive, and lets your company write back for 24 hours, as WhatsApp’s rules require.`,
    open: 'Open chat',
  },
};

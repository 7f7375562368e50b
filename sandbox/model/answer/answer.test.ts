import { describe, expect, test } from 'vitest';
import { answer } from './answer.ts';
import type { Turn } from './memory.ts';

const system = `You are Nora, customer support assistant at Brightleaf Coffee. You answer customers in Slack.

## How to behave
- Be friendly and brief.
- Never promise refunds by telephone.

## What you know
Brightleaf Coffee roasts beans in Leeds. We are open Monday to Friday from 9:00 to 17:30 and on Saturdays from 10:00 to 14:00.
Standard shipping takes 2 to 3 working days and costs £3.50. Orders over £30 ship free.

Q: Can I return opened coffee?
A: Unopened bags can be returned within 30 days. Opened bags cannot be returned, but if the coffee was faulty we replace it.

### Subscriptions
A subscription costs £24 per month. You can pause or cancel at any time in your account.

How do I reach you?
Write to hello@brightleaf.example or call +44 113 555 0100.`;

/** Holds a complete conversation and returns the last answer. */
function say(...texts: string[]): string {
  const turns: Turn[] = [];
  for (const text of texts) {
    turns.push({ role: 'user', text });
    turns.push({ role: 'assistant', text: answer(system, turns).text });
  }
  return (turns.at(-1)?.text ?? '').replace('\n\n(sandbox model)', '');
}

describe('a question is answered from the knowledge', () => {
  test.each([
    ['When are you open?', 'We are open Monday to Friday from 9:00 to 17:30 and on Saturdays from 10:00 to 14:00.'],
    [
      'how much is delivery?',
      'Standard shipping takes 2 to 3 working days and costs £3.50. Orders over £30 ship free.',
    ],
    ['what does a subscription cost', 'A subscription costs £24 per month.'],
    ['How can I contact you?', 'Write to hello@brightleaf.example or call +44 113 555 0100.'],
    ['Hi Nora, where do you roast?', 'Hello! Brightleaf Coffee roasts beans in Leeds.'],
  ])('%s', (question, expected) => {
    expect(say(question)).toBe(expected);
  });

  test('a question that matches a listed one gets its answer', () => {
    expect(say('Can I send back a bag I opened?')).toContain('Opened bags cannot be returned');
  });

  test('a follow-up borrows the words of the question before', () => {
    expect(say('When are you open?', 'and on Sunday?')).toContain('Monday to Friday');
    expect(say('Do you have subscriptions?', 'how much does it cost?')).toContain('£24');
  });

  test('a new question borrows nothing', () => {
    expect(say('When are you open?', 'Do you have a car park?')).toContain("doesn't cover that");
  });
});

test.each(['Who won the world cup in 1998?', 'Do you sell tea?'])(
  'what the knowledge does not cover is said to be so, and a person offered: %s',
  (question) => {
    expect(say(question)).toMatch(/doesn't cover that.*person/);
  },
);

test('rules are never quoted as knowledge', () => {
  expect(say('Are you friendly and brief?')).not.toContain('Be friendly');
});

test('a greeting is answered with name, role and company', () => {
  expect(say('hello')).toBe("Hello! I'm Nora, customer support assistant at Brightleaf Coffee. How can I help you?");
});

test('asked what it is, it says that it is a sandbox model', () => {
  for (const question of ['Are you a real person?', 'which model are you?', 'are you an AI?'])
    expect(say(question)).toContain('sandbox model');
});

test('it says once a conversation, unasked, that it is a sandbox model', () => {
  const first = answer(system, [{ role: 'user', text: 'hello' }]).text;
  expect(first).toContain('(sandbox model)');
  const turns: Turn[] = [
    { role: 'user', text: 'hello' },
    { role: 'assistant', text: first },
    { role: 'user', text: 'When are you open?' },
  ];
  expect(answer(system, turns).text).not.toContain('(sandbox model)');
});

test('it remembers what it was told', () => {
  expect(say('My name is Sam and my order number is 4711', 'what is my name?')).toBe(
    'You told me that your name is Sam.',
  );
  expect(say('My name is Sam and my order number is 4711', "what's my order number?")).toBe(
    'You told me that your order number is 4711.',
  );
  expect(say("I'm Ada", 'hi')).toBe('Hello Ada! How can I help you?');
  expect(say('what is my name?')).toBe("You haven't told me your name yet.");
});

test('a wish for a person is granted in words, also as a yes to the offer', () => {
  expect(say('I want to talk to a human')).toMatch(/a person from Brightleaf Coffee/i);
  expect(say('Do you sell tea?', 'yes please')).toMatch(/a person from Brightleaf Coffee/i);
});

test('a reply that the prompt prescribes for the unknown is used word for word', () => {
  const strict = `${system}\n\n## Hand-off\nIf you do not know the answer, reply with "HANDOFF".`;
  expect(answer(strict, [{ role: 'user', text: 'Do you sell tea?' }]).text).toContain('HANDOFF');
});

test('a prompt without headings is answered from all the same', () => {
  expect(
    answer('You are a helper. The museum closes at 18:00.', [{ role: 'user', text: 'When does the museum close?' }])
      .text,
  ).toContain('18:00');
});

test('nothing at all is answered with a sentence', () => {
  expect(answer('', []).text).not.toBe('');
  expect(answer('', [{ role: 'user', text: '🙂' }]).text).not.toBe('');
});

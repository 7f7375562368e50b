import { KnownNumberDocument } from '@konstruct/portal/documents';
import type { ChannelKind } from '@konstruct/schema/channel-kinds';
import type { Channel } from './channels.ts';
import type { Operator } from '../operator/operator.ts';
import { waitFor } from '../operator/wait-for.ts';
import type { RunningProduct } from './running-product.ts';
import { inSlack, onWhatsApp } from './script.ts';
import { control } from './sandbox-control.ts';

interface Line {
  readonly text: string;
  readonly isAnswer: boolean;
}

/** A chat with the company, from an outsider's point of view. */
interface Chat {
  readonly questions: readonly string[];
  history(): Promise<readonly Line[]>;
  write(text: string): Promise<unknown>;
}

interface Shown {
  readonly text: string;
  readonly from: string;
}
const linesOf = (shown: readonly Shown[] | null, us: string): Line[] =>
  (shown ?? []).map(({ text, from }) => ({ text, isAnswer: from === us }));

async function slackChats(product: RunningProduct, { name }: Channel): Promise<Chat[]> {
  const state = await control<{ teams: readonly { id: string; name: string }[] }>(product, 'slack', 'state');
  const team = state?.teams.find((one) => one.name === name)?.id ?? '';
  return Object.entries(inSlack).map(([user, questions]) => ({
    questions,
    history: async () =>
      linesOf(await control<Shown[]>(product, 'slack', `messages?${new URLSearchParams({ user, team })}`), 'app'),
    write: (text) => control(product, 'slack', 'messages', { user, team, channel: 'dm', text }),
  }));
}

async function whatsAppChats(operator: Operator, product: RunningProduct, { id }: Channel): Promise<Chat[]> {
  const { channel } = await operator.ask(KnownNumberDocument, { id });
  const number = channel?.whatsApp?.phoneNumberId ?? '';
  return Object.entries(onWhatsApp).map(([from, questions]) => ({
    questions,
    history: async () =>
      linesOf(await control<Shown[]>(product, 'meta', `messages?${new URLSearchParams({ from, number })}`), 'business'),
    write: (text) => control(product, 'meta', 'messages', { from, number, text }),
  }));
}

/** Asks the questions one after another, each once, and waits for each answer. Returns how many it asked. */
async function hold({ questions, history, write }: Chat): Promise<number> {
  let asked = 0;
  for (const text of questions) {
    const before = await history();
    if (before.some((line) => !line.isAnswer && line.text === text)) continue;
    const answers = (lines: readonly Line[]) => lines.filter(({ isAnswer }) => isAnswer).length;
    await write(text);
    await waitFor(`An answer to “${text}”`, async () => answers(await history()) > answers(before));
    asked += 1;
  }
  return asked;
}

interface Sandbox {
  readonly sandbox: Parameters<RunningProduct['sandbox']>[0];
  chats(operator: Operator, product: RunningProduct, channel: Channel): Promise<Chat[]>;
}

/** Where the made-up people write, by channel kind. */
const sandboxes: Readonly<Partial<Record<ChannelKind, Sandbox>>> = {
  SLACK: { sandbox: 'slack', chats: (_operator, product, channel) => slackChats(product, channel) },
  WHATSAPP: { sandbox: 'meta', chats: whatsAppChats },
};

/** Lets people write in a channel, all at the same time. */
export async function converse(operator: Operator, product: RunningProduct, channel: Channel): Promise<string> {
  const canHear = channel.status === 'CONNECTED' || channel.status === 'WAITING_FOR_MESSAGE';
  const sandbox = sandboxes[channel.kind];
  if (!canHear || !sandbox || product.sandbox(sandbox.sandbox) === null) return 'receives nothing now: unchanged';
  const chats = await sandbox.chats(operator, product, channel);
  const asked = await Promise.all(chats.map(hold));
  const sum = asked.reduce((one, other) => one + other, 0);
  return sum === 0 ? 'are there' : `${sum} questions answered, by ${chats.length} people`;
}

import { randomUUID } from 'node:crypto';
import type { Company } from '../../test/fault/harness/company.ts';
import {
  type Conversation,
  openConversations,
  type Signed,
  webhookOf,
} from '../../test/fault/harness/conversations.ts';
import type { Deployment } from '../../test/fault/harness/deployment.ts';
import { sendUntilAcknowledged } from '../../test/fault/harness/traffic.ts';
import { markersIn, markerText, type Marker } from '../../test/fault/harness/vendors/ledger.ts';
import { mention, slackWebhook } from '../../test/fault/harness/vendors/webhook-requests.ts';

/** One question in flight, in milliseconds of `performance.now()`. */
export interface Asked {
  readonly sentAt: number;
  readonly acknowledgedAt: number;
  /** When the model was called. */
  readonly calledAt: number;
  /** When the vendor took the answer. */
  readonly postedAt: number;
}

/** How a question is asked: in a direct message, or in a Slack thread of its own. */
export type Way = Conversation['kind'] | 'slack thread';

export interface Questions {
  /** Asks, and waits for the answer at the vendor; null if it does not arrive within the limit. */
  ask(company: Company, way: Way, limitMs?: number): Promise<Asked | null>;
  /** Asks and does not wait; resolves once the webhook is acknowledged. */
  send(company: Company, way: Way): Promise<void>;
  /** How many questions have no answer yet. */
  openCount(): number;
  /** The next questions come from people who have never written before. */
  meetNewPeople(company: Company, way: Way): void;
}

/**
 * Asks questions through the public port, and sees their answers at the vendors. `peopleCount` people of each company
 * and way take turns: each writes seldom, so that histories stay short and no one is limited for writing too much.
 */
export function openQuestions(deployment: Deployment, peopleCount = 60): Questions {
  const { ledger, signingSecret } = deployment.vendors;
  const waiting = new Map<string, (postedAt: number) => void>();
  const open = new Set<string>();
  const people = new Map<string, Conversation[]>();
  const written = new Map<string, number>();
  let turn = 0;
  ledger.onPost = ({ at, text }) => {
    for (const marker of markersIn(text).map(markerText)) {
      open.delete(marker);
      waiting.get(marker)?.(at);
    }
  };

  const keyOf = ({ agentId }: Company, way: Way) => `${agentId} ${way}`;

  function peopleOf(company: Company, way: Way): Conversation[] {
    const key = keyOf(company, way);
    const known =
      people.get(key) ?? openConversations(company, peopleCount, [way === 'whatsapp' ? 'whatsapp' : 'slack']);
    people.set(key, known);
    return known;
  }

  function write(company: Company, way: Way): { marker: string; signed: Signed } {
    const conversation = peopleOf(company, way)[(turn += 1) % peopleCount];
    if (!conversation) throw new Error('No one is there to ask.');
    const number = (written.get(conversation.id) ?? 0) + 1;
    written.set(conversation.id, number);
    const marker: Marker = { conversation: conversation.id, number };
    open.add(markerText(marker));
    if (way !== 'slack thread')
      return { marker: markerText(marker), signed: webhookOf(deployment, conversation, [marker]) };
    const seconds = Math.floor(Date.now() / 1000) + turn / 1_000_000;
    const event = mention(company.slack, {
      userId: conversation.person,
      text: `When are you open? ${markerText(marker)}`,
      seconds,
    });
    const eventId = `Ev${randomUUID()}`;
    return { marker: markerText(marker), signed: () => slackWebhook(signingSecret, company.slack, eventId, event) };
  }

  return {
    async ask(company, way, limitMs = 60_000) {
      const { marker, signed } = write(company, way);
      const posted = new Promise<number | null>((resolve) => {
        const timer = setTimeout(() => resolve(null), limitMs);
        waiting.set(marker, (at) => {
          clearTimeout(timer);
          resolve(at);
        });
      });
      const sentAt = performance.now();
      await sendUntilAcknowledged(deployment, signed);
      const acknowledgedAt = performance.now();
      const postedAt = await posted;
      waiting.delete(marker);
      if (postedAt === null) return null;
      const call = ledger.calls.findLast(({ asked }) => asked.some((each) => markerText(each) === marker));
      return { sentAt, acknowledgedAt, calledAt: call?.at ?? Number.NaN, postedAt };
    },
    send: (company, way) => sendUntilAcknowledged(deployment, write(company, way).signed),
    openCount: () => open.size,
    meetNewPeople: (company, way) => void people.delete(keyOf(company, way)),
  };
}

/** Runs `work` `total` times, `width` side by side. */
export async function sideBySide(total: number, width: number, work: () => Promise<unknown>): Promise<void> {
  let begun = 0;
  const worker = async () => {
    while (begun < total) {
      begun += 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
}

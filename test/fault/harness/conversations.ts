import { randomUUID } from 'node:crypto';
import type { Company } from './company.ts';
import type { ReachableDeployment as Deployment } from './deployment.ts';
import { type Marker, markerText } from './vendors/ledger.ts';
import {
  directMessage,
  metaWebhook,
  phoneMessages,
  slackWebhook,
  type WebhookRequest,
} from './vendors/webhook-requests.ts';

/** One person who writes to one company on one channel. */
export interface Conversation {
  /** `c1`, `c2` and so on, as the markers in its messages say. */
  readonly id: string;
  readonly company: Company;
  readonly kind: 'slack' | 'whatsapp';
  /** A Slack user or a phone number. */
  readonly person: string;
  /** Where answers must go: account and destination, as the ledger records them. */
  readonly account: string;
  readonly place: string;
}

let lastNumber = 0;

/**
 * Conversations of a company, the first half of them in Slack and the others on WhatsApp, with ids that no other has.
 */
export function openConversations(
  company: Company,
  count: number,
  kinds: readonly Conversation['kind'][] = ['slack', 'whatsapp'],
) {
  return Array.from({ length: count }, (_, index): Conversation => {
    lastNumber += 1;
    const common = { id: `c${lastNumber}`, company };
    if (kinds[Math.floor((index * kinds.length) / count)] === 'slack') {
      const person = `U${company.slack.teamId}P${lastNumber}`;
      return { ...common, kind: 'slack', person, account: company.slack.teamId, place: `D${person.slice(1)}` };
    }
    const person = `4477009${String(lastNumber).padStart(5, '0')}`;
    return { ...common, kind: 'whatsapp', person, account: company.whatsApp.phoneNumberId, place: person };
  });
}

/** A webhook, signed when it is sent: repeats may follow long after. */
export type Signed = () => WebhookRequest;

/**
 * The webhook with one message, or several if the vendor combines them; each a second after the previous one, by the
 * vendor's clock.
 */
export function webhookOf(
  deployment: Deployment,
  { company, kind, person }: Conversation,
  markers: readonly Marker[],
): Signed {
  // Between the first and the last message of a test, up to an hour passes on this clock, and it never shows a future
  // time.
  const seconds = (number: number) => Math.floor(Date.now() / 1000) - 3600 + number;
  const written = markers.map((marker) => ({
    text: `When are you open? ${markerText(marker)}`,
    seconds: seconds(marker.number),
  }));
  const unique = randomUUID();
  if (kind === 'slack') {
    const [message = { text: '', seconds: 0 }] = written;
    const event = directMessage(company.slack, { userId: person, ...message });
    return () => slackWebhook(deployment.vendors.signingSecret, company.slack, `Ev${unique}`, event);
  }
  const value = phoneMessages(
    person,
    written.map((message, index) => ({ id: `wamid.${unique}${index}`, ...message })),
  );
  return () => metaWebhook(company.whatsApp, value);
}

import { type Conversation, type Signed, webhookOf } from './conversations.ts';
import type { ReachableDeployment as Deployment } from './deployment.ts';
import { type Marker, markerText } from './vendors/ledger.ts';
import { pause } from './vendors/http-server.ts';

/** What has been written so far. */
export interface Traffic {
  /** Messages whose webhook was acknowledged, by their markers' texts. */
  readonly acknowledged: Set<string>;
  /** How often a webhook was sent, repeats included. */
  sentCount: number;
  /** Resolves when every person has written everything. */
  readonly done: Promise<void>;
  /** Lets no one write more than the current message. */
  end(): void;
}

export interface TrafficOptions {
  /** Messages of each conversation; without a limit until `end`. */
  readonly messagesEach: number;
  /** Mean pause between two messages of one conversation. */
  readonly pauseMs: number;
  /** Each webhook is sent once up to this many times. */
  readonly mostCopies?: number;
  /** Most messages that WhatsApp puts into one webhook. */
  readonly mostTogether?: number;
}

const upTo = (most: number) => 1 + Math.floor(Math.random() * most);

/** Sends a webhook until it is acknowledged, as vendors do. */
export async function sendUntilAcknowledged(deployment: Deployment, signed: Signed): Promise<void> {
  for (;;) {
    try {
      await deployment.vendors.deliver(signed());
      return;
    } catch {
      await pause(200);
    }
  }
}

/**
 * People write, all conversations side by side. Within one the next webhook is sent once the last was acknowledged, and
 * the vendor's times rise; repeats of a webhook come at any time after the first attempt.
 */
export function startTraffic(
  deployment: Deployment,
  conversations: readonly Conversation[],
  options: TrafficOptions,
): Traffic {
  const { messagesEach, pauseMs, mostCopies = 1, mostTogether = 1 } = options;
  const acknowledged = new Set<string>();
  const repeats: Promise<void>[] = [];
  let isEnding = false;
  const traffic: Traffic = {
    acknowledged,
    sentCount: 0,
    done: Promise.all(conversations.map(write)).then(async () => void (await Promise.all(repeats))),
    end: () => (isEnding = true),
  };

  async function repeatLater(signed: Signed): Promise<void> {
    await pause(Math.random() * 3000);
    traffic.sentCount += 1;
    // A failing repeat is not repeated: the first attempt was acknowledged.
    await deployment.vendors.deliver(signed()).catch(() => undefined);
  }

  async function write(conversation: Conversation): Promise<void> {
    let number = 0;
    while (number < messagesEach && !isEnding) {
      await pause(Math.random() * 2 * pauseMs);
      const together = Math.min(conversation.kind === 'whatsapp' ? upTo(mostTogether) : 1, messagesEach - number);
      const markers = Array.from({ length: together }, (): Marker => ({
        conversation: conversation.id,
        number: (number += 1),
      }));
      const signed = webhookOf(deployment, conversation, markers);
      for (let copy = upTo(mostCopies); copy > 1; copy -= 1) repeats.push(repeatLater(signed));
      await sendUntilAcknowledged(deployment, signed);
      traffic.sentCount += 1;
      for (const marker of markers) acknowledged.add(markerText(marker));
    }
  }

  return traffic;
}

import type { Item } from './split-payload.ts';

/** An item as it is handed to the inbox. */
export interface StoredItem {
  /**
   * The connection whose app signed. No other company's app can fill its inbox; and since the app may write any number into a webhook, it
   * cannot have more than one inbox by that.
   */
  readonly account: string;
  readonly externalId: string;
  readonly body: Buffer;
}

/** The items of a webhook of so many bytes, that came to a channel's address. */
export interface Received {
  readonly channelId: string;
  readonly items: Iterable<Item>;
  readonly bodyBytes: number;
}

/** What was stored of a webhook, and what was not. */
export interface Stored {
  readonly keptCount: number;
  readonly tooLargeCount: number;
  readonly tooManyCount: number;
}

/** Meta puts at most 1,000 updates into one webhook. https://developers.facebook.com/docs/graph-api/webhooks/getting-started */
const mostItems = 2_000;
/** The longest text of a message has 4,096 characters; orders and shared contacts are longer. */
const mostItemBytes = 128 * 1024;
const portionItems = 100;
const portionBytes = 1024 * 1024;
/** Each item is stored with the number and the channel that it is of: a webhook of small ones grows by them, and by no more. */
const mostBytesFor = (bodyBytes: number) => 3 * bodyBytes + 64 * 1024;

/**
 * Stores the items of a webhook, a portion at a time, so that no more of it than a portion is in memory twice. What
 * is beyond the bounds is counted and left out; the rest is stored all the same.
 */
export async function storeItems(
  { channelId, items, bodyBytes }: Received,
  store: (portion: readonly StoredItem[]) => Promise<void>,
): Promise<Stored> {
  const most = mostBytesFor(bodyBytes);
  let [keptCount, tooLargeCount, tooManyCount, allBytes, heldBytes] = [0, 0, 0, 0, 0];
  let portion: StoredItem[] = [];
  const storePortion = async () => {
    if (portion.length > 0) await store(portion);
    [portion, heldBytes] = [[], 0];
  };
  for (const { externalId, ...item } of items) {
    if (keptCount >= mostItems || allBytes >= most) {
      tooManyCount += 1;
      continue;
    }
    const body = Buffer.from(JSON.stringify({ channelId, ...item }));
    if (body.length > mostItemBytes) {
      tooLargeCount += 1;
      continue;
    }
    portion.push({ account: channelId, externalId, body });
    keptCount += 1;
    allBytes += body.length;
    heldBytes += body.length;
    if (portion.length >= portionItems || heldBytes >= portionBytes) await storePortion();
  }
  await storePortion();
  return { keptCount, tooLargeCount, tooManyCount };
}

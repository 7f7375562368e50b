import type { Item } from './split-payload.ts';

/** An item as it is passed to the inbox. */
export interface StoredItem {
  /**
   * The connection of the app that signed. So no other company's app can fill its inbox. And since the app may write
   * any number into a webhook, the number must not give it more than one inbox.
   */
  readonly account: string;
  readonly externalId: string;
  readonly body: Buffer;
}

/** The items of a webhook of so many bytes that arrived at a channel's address. */
export interface Received {
  readonly channelId: string;
  readonly items: Iterable<Item>;
  readonly bodyBytes: number;
}

/** How much of a webhook was stored, and how much was not. */
export interface Stored {
  readonly keptCount: number;
  readonly tooLargeCount: number;
  readonly tooManyCount: number;
}

/**
 * Meta puts at most 1,000 updates into one webhook.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started
 */
const mostItems = 2_000;
/** The longest text of a message has 4,096 characters; orders and shared contacts are longer. */
const mostItemBytes = 128 * 1024;
const portionItems = 100;
const portionBytes = 1024 * 1024;
/**
 * Each item is stored with its number and its channel: a webhook of many small items grows by these, and by no more.
 */
const mostBytesFor = (bodyBytes: number) => 3 * bodyBytes + 64 * 1024;

/**
 * Stores the items of a webhook in portions, so that at most one portion of it is in memory twice. Items beyond the
 * limits are counted and skipped; the rest is still stored.
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

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliveryVendors, type DeliveryOptions } from './delivery-vendors.ts';
import { startEventReceiver, type EventReceiver } from './event-receiver.ts';
import { control } from './slack-app.ts';

interface Delivery {
  state: string;
  attempts: unknown[];
}

let receiver: EventReceiver;
let directory: string;
beforeEach(async () => {
  receiver = await startEventReceiver();
  directory = mkdtempSync(join(tmpdir(), 'delivery-'));
});
afterEach(async () => {
  await receiver.stop();
  rmSync(directory, { recursive: true });
});

const quiet = () => new Promise((resolve) => setTimeout(resolve, 150));
const deliveries = (url: string) => control<Delivery[]>(url, '/deliveries', undefined, 'GET');

describe.each(deliveryVendors)('webhooks of $name', (vendor) => {
  const start = (retryDelaysMs: number[], more: Partial<DeliveryOptions> = {}) =>
    vendor.start({ receiverUrl: receiver.url, stateFile: join(directory, 'state.json'), retryDelaysMs, ...more });

  test('are repeated after an error and after a time-out, with the same payload and the vendor’s headers, until they are taken', async () => {
    const { url, stop } = await start([10, 20, 30], { timeoutMs: 400 });
    await vendor.connect(url, receiver.url);
    receiver.answers.push(500, 'hang');
    await vendor.cause(url);
    const all = await receiver.until(3);
    await expect.poll(() => deliveries(url)).toMatchObject([{ state: 'delivered', attempts: [{}, {}, {}] }]);
    await quiet();
    expect(receiver.received).toHaveLength(3);
    expect(new Set(all.map(({ raw }) => raw)).size).toBe(1);
    expect(all.map(vendor.isSigned)).toEqual([true, true, true]);
    expect(all.map(vendor.retryOf)).toEqual(vendor.retries);
    await stop();
  });

  test('fail for good when the retries end', async () => {
    const { url, stop } = await start([10, 10]);
    await vendor.connect(url, receiver.url);
    receiver.answers.push(500, 302, 404);
    await vendor.cause(url);
    await expect.poll(() => deliveries(url)).toMatchObject([{ state: 'failed', attempts: [{}, {}, {}] }]);
    await quiet();
    expect(receiver.received).toHaveLength(3);
    await stop();
  });

  test('that wait for a retry, or were cut off in the middle of an attempt, are sent by the next run, each once', async () => {
    const first = await start([60_000]);
    await vendor.connect(first.url, receiver.url);
    receiver.answers.push(500, 'hang');
    await vendor.cause(first.url);
    await expect.poll(() => deliveries(first.url)).toMatchObject([{ state: 'waiting', attempts: [{}] }]);
    await vendor.cause(first.url);
    const [failed, cutOff] = await receiver.until(2);
    await first.stop();

    receiver.received.length = 0;
    const second = await start([10]);
    const again = await receiver.until(2);
    expect(again.map(({ raw }) => raw).sort()).toEqual([failed?.raw, cutOff?.raw].sort());
    expect(again.every(vendor.isSigned)).toBe(true);
    await expect
      .poll(async () => (await deliveries(second.url)).map(({ state }) => state))
      .toEqual(['delivered', 'delivered']);
    await second.stop();

    const third = await start([10]);
    await quiet();
    expect(receiver.received).toHaveLength(2);
    await third.stop();
  });

  test('go wrong as often as a fault says', async () => {
    const { url, stop } = await start([10]);
    await vendor.connect(url, receiver.url);
    await control(url, '/delivery', { duplicates: 2, ...vendor.badSignature });
    await vendor.cause(url);
    await receiver.until(2);
    await vendor.cause(url);
    const all = await receiver.until(3);
    await quiet();
    expect(all.map(vendor.isSigned)).toEqual([false, false, true]);
    await stop();
  });

  test('are forgotten by a reset', async () => {
    const { url, stop } = await start([1_500]);
    await vendor.connect(url, receiver.url);
    receiver.answers.push(500);
    await vendor.cause(url);
    await receiver.until(1);
    await control(url, '/reset');
    expect(await deliveries(url)).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 1_800));
    expect(receiver.received).toHaveLength(1);
    await stop();
  });
});

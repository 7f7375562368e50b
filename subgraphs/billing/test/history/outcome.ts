import type { History } from './history.ts';

/**
 * What the company has in the end: in the database, in the messages to the answering service, and in what may be
 * bought.
 */
export async function outcomeOf({ billing, owner, sold }: History) {
  const sql =
    'select subscription_id as id, provider_status as status, quantity from billing.subscriptions where tenant_id = $1';
  const [row] = await billing.database.query<{ id: string | null; status: string | null; quantity: number | null }>(
    sql,
    [sold.tenantId],
  );
  const shown = await billing.subscription(owner);
  const messages = (await billing.messagesTo(owner, 'agents')).map(({ body }) => body);
  const published = messages.at(-1);
  return {
    row: { followed: row?.id ?? null, status: row?.status ?? null, quantity: row?.quantity ?? null },
    entitlement: { badge: shown.status, agentQuota: shown.agentQuota },
    published: {
      badge: published?.['status'],
      agentQuota: published?.['agentQuota'],
      mayAnswer: published?.['mayAnswer'],
    },
    isOdd: shown.irregularities.length > 0,
    mayBuy: shown.viewerCanSubscribe,
    mayChange: shown.viewerCanChange,
    /** Each message to the answering service has the next version. */
    isInOrder: messages.every(({ version }, index) => version === index + 1),
  };
}

/** The same, according to the model. */
export const outcomeExpected = ({
  expected: { followed, status, quantity, badge, agentQuota, isOdd, isClear, mayBuy },
}: History) => ({
  row: { followed, status, quantity },
  entitlement: { badge, agentQuota },
  published: { badge, agentQuota, mayAnswer: agentQuota > 0 },
  ...{ isOdd, mayBuy, mayChange: isClear, isInOrder: true },
});

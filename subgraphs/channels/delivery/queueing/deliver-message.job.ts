import { sql } from '@konstruct/kit/database';
import { type Handler, handleMessage } from '@konstruct/kit/jobs';
import type { ChannelKind } from '@konstruct/schema/channel-kinds';
import { answerWritten } from '@konstruct/schema/messages';
import type { z } from 'zod';
import { createTenantContext, type Dependencies, type TenantContext } from '../../context.ts';
import { queueMessage } from './queue-message.ts';
import { splitText } from './split-text.ts';

type WrittenAnswer = z.output<typeof answerWritten.schema>;

const readKind = (tenantId: string, id: string) =>
  sql`select kind from channels.channels where tenant_id = ${tenantId} and id = ${id}`;

/** Takes an answer over from agents: queues it in parts that fit in a post. */
async function deliverMessage(
  ctx: TenantContext,
  { messageId, channelId: id, threadKey, text, agentName }: WrittenAnswer,
): Promise<void> {
  const [channel] = await ctx.em.execute<{ kind: ChannelKind }[]>(readKind(ctx.tenantId, id));
  if (!channel) throw new Error('Channel not found.');
  const { kind } = channel;
  const sender = ctx.deps.vendors.senders[kind];
  const parts = splitText(sender.write(text), sender.partLimit);
  const authorName = agentName.slice(0, 80);
  await queueMessage(ctx, {
    channel: { id, kind },
    messageId,
    threadKey,
    parts,
    authorName,
    isTest: false,
    idempotencyKey: null,
  });
}

/** An answer was written. */
export function handleAnswerWritten(deps: Dependencies): Handler {
  return handleMessage(
    deps.database,
    answerWritten,
    'channels',
    (tx, answer, { tenantId }) => deliverMessage(createTenantContext(deps, tenantId, tx), answer),
    { places: 16 },
  );
}

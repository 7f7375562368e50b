import { metricsOf } from '@konstruct/kit/metrics';
import { tracerOf } from '@konstruct/kit/tracing';
import type { Dependencies } from '../../context.ts';
import type { Posting, PostOutcome } from '../message/sender.port.ts';

const tracer = tracerOf('channels');
const sends = metricsOf('channels').counter(
  'konstruct_sends_total',
  'Messages posted to vendors, by channel, outcome (sent, not_sent, refused, access_lost, unknown) and code of the vendor, none if it accepted them.',
  ['channel', 'state', 'code'],
);

/** Posts a message once, and counts, logs and traces the outcome. */
export async function postMessage({ vendors, log }: Dependencies, posting: Posting<unknown>): Promise<PostOutcome> {
  const { message, channel } = posting;
  const attributes = {
    'konstruct.tenant_id': message.tenantId,
    'konstruct.channel_id': channel.id,
    'konstruct.channel': channel.kind,
    'konstruct.message_id': message.messageId,
    'konstruct.attempt': message.attempt,
  };
  return tracer.span(`post on ${channel.kind}`, { kind: 'client', attributes }, async (span) => {
    const outcome = await vendors.senders[channel.kind].post(posting);
    const code = outcome.kind === 'sent' ? 'none' : outcome.code;
    sends({ channel: channel.kind, state: outcome.kind, code });
    span.set({ 'konstruct.state': outcome.kind });
    if (outcome.kind !== 'sent') span.fail(code);
    const { tenantId, messageId } = message;
    log.info(
      { tenantId, messageId, channelId: channel.id, channel: channel.kind, state: outcome.kind, code },
      'a message was posted',
    );
    return outcome;
  });
}

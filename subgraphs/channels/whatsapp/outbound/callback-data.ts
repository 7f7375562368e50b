import type { OutboundMessage } from '../../delivery/message/outbound-message.entity.ts';

/** What a message carries to Meta and back: which row it is, and which attempt. */
export const callbackDataOf = ({ id, attempt }: Pick<OutboundMessage, 'id' | 'attempt'>) => `${id}.${attempt}`;

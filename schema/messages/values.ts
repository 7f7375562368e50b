import { z } from 'zod';
import { channelKinds, conversationKinds } from '../channel-kinds.ts';

/** US dollars as a decimal text, never a float. */
export const usd = z.string().regex(/^\d{1,10}(\.\d{1,30})?$/, 'must be a decimal number of US dollars, not negative');

/** Where a conversation takes place. */
export const conversationKind = z.enum(conversationKinds);

/** The channels in which people outside the company write. */
export const channelKind = z.enum(channelKinds);

/** One of some words. The compiler checks the sender's; readers take any, since a later release may have more. */
export const oneOf = <TWord extends string>() => z.string() as unknown as z.ZodType<string, TWord>;

import { z } from 'zod';

const metaId = (name: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{5,25}$/, `The ${name} must contain only digits. Copy it again.`);

/**
 * Space around a pasted value comes from the clipboard; anything odd inside it is a mistake, or an attack on the header
 * that carries it.
 */
const secret = (name: string) =>
  z
    .string()
    .trim()
    .min(8, `Paste the ${name}.`)
    .max(2000, `The ${name} is too long.`)
    .regex(/^[\x21-\x7e]*$/, `The ${name} can’t contain spaces, line breaks or special characters. Copy it again.`);

export const connectWhatsAppInput = z.object({
  appId: metaId('app ID'),
  appSecret: secret('app secret').regex(/^[^|]*$/, 'The app secret can’t contain “|”. Copy it again.'),
  businessAccountId: metaId('account ID'),
  phoneNumberId: metaId('phone number ID'),
  accessToken: secret('access token'),
  acceptTemporaryToken: z
    .boolean()
    .nullish()
    .transform((accept) => accept === true),
  registrationPin: z
    .string()
    .trim()
    .nullish()
    .transform((pin) => pin || null)
    .refine((pin) => pin === null || /^\d{6}$/.test(pin), 'Enter a six-digit PIN.'),
});

export type ConnectWhatsApp = z.infer<typeof connectWhatsAppInput>;

import { createHmac } from 'node:crypto';
import { isSigned } from '@konstruct/kit/webhook';

/** The header that carries the signature. */
export const signatureHeader = 'x-signature';

/** The signature of these bytes. */
export const sign = (body: Buffer | string, secret: string): string =>
  createHmac('sha256', secret).update(body).digest('hex');

export const isSignedBy = (secret: string, body: Buffer, signature: string | undefined): boolean =>
  isSigned({ secrets: [secret], parts: [body], signatures: [signature ?? ''] });

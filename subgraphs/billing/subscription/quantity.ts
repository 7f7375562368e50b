import { validationError } from '@konstruct/kit/graph';

/** More is an agreement, not a purchase. */
export const mostAgents = 1000;

/** Null where the quantity can be bought. */
export function refuseQuantity(quantity: number, path: string[]) {
  if (Number.isInteger(quantity) && quantity >= 1 && quantity <= mostAgents) return null;
  const message = `Choose 1 to ${mostAgents} AI employees.`;
  return validationError([{ path, message, code: quantity < 1 ? 'too_small' : 'too_big' }]);
}

/** Null where it can be a part of a key at the payment provider. */
export function refuseKey(idempotencyKey: string) {
  if (/^[\x21-\x7e]{1,100}$/.test(idempotencyKey)) return null;
  const message = 'Use 1 to 100 letters, digits and symbols for the idempotency key, without spaces.';
  return validationError([{ path: ['input', 'idempotencyKey'], message, code: 'invalid_format' }]);
}

import { validationError } from '@konstruct/kit/graph';

/** A larger number needs an individual agreement. */
export const mostAgents = 1000;

/** Null if the quantity can be bought. */
export function refuseQuantity(quantity: number, path: string[]) {
  if (Number.isInteger(quantity) && quantity >= 1 && quantity <= mostAgents) return null;
  const message = `Choose 1 to ${mostAgents} AI employees.`;
  return validationError([{ path, message, code: quantity < 1 ? 'too_small' : 'too_big' }]);
}

import { type Operator, signIn, signUp } from '../operator/operator.ts';
import type { RunningProduct } from './running-product.ts';

/** Known to everyone: it opens only a company of made-up people, on a machine where the mailbox is open too. */
export const password = 'demo demo demo';

/** Signs a person in, after signing up if the product does not know the address. */
export async function enter(
  product: RunningProduct,
  { name, email }: { readonly name: string; readonly email: string },
): Promise<Operator> {
  const known = await signIn(product, { email, password });
  if (known) return known;
  return signUp(product, { name, email, password }).catch((error: unknown) => {
    throw new Error(
      `${email} could not be signed up. If the address is in use with another password, npm run reset starts over.`,
      {
        cause: error,
      },
    );
  });
}

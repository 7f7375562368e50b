import { waitFor } from './wait-for.ts';

/** The parts of a product that an operator needs: its address, and the sandbox's mailbox, where its mails arrive. */
export interface ReachableProduct {
  readonly url: string;
  sandbox(name: 'mail'): string | null;
}

/** The newest link that was mailed to an address and contains `part`. Waits for the mail; throws after a minute. */
export async function mailedLink(product: ReachableProduct, email: string, part: string): Promise<string> {
  return waitFor(`A mail to ${email}`, async () => {
    const response = await fetch(`${product.sandbox('mail')}/_control/mails?to=${encodeURIComponent(email)}`);
    const mails = (await response.json()) as readonly { readonly links: readonly string[] }[];
    return mails.flatMap(({ links }) => links).find((link) => link.includes(part));
  });
}

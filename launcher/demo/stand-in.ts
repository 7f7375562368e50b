import type { RunningProduct, StandInName } from './running-product.ts';

/** Asks a stand-in's control endpoints; with a body it tells them something. Null where there is nothing of the name asked for. */
export async function control<T>(product: RunningProduct, name: StandInName, path: string, body?: object): Promise<T | null> {
  const response = await fetch(`${product.standIn(name)}/_control/${path}`, {
    ...(body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The stand-in for ${name} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

interface Mail {
  readonly links: readonly string[];
}

/** The newest link with `part` in it that was mailed to somebody. */
export async function mailedLink(product: RunningProduct, email: string, part: string): Promise<string | undefined> {
  const mails = (await control<Mail[]>(product, 'mail', `mails?to=${encodeURIComponent(email)}`)) ?? [];
  return mails.flatMap(({ links }) => links).find((link) => link.includes(part));
}

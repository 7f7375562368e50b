import type { RunningProduct, SandboxName } from './running-product.ts';

/**
 * Calls a sandbox server's control endpoints; with a body it changes something there. Null when there is nothing with
 * this name.
 */
export async function control<T>(
  product: RunningProduct,
  name: SandboxName,
  path: string,
  body?: object,
): Promise<T | null> {
  const response = await fetch(`${product.sandbox(name)}/_control/${path}`, {
    ...(body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The sandbox of ${name} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

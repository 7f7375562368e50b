import { page } from '$app/state';

interface ShownProvider {
  name: string;
  url: string | null;
  dashboard: string | null;
  hasValues: boolean;
}

/** The sandbox server that replaces a vendor on this installation; null if the vendor is real. */
export const sandboxOf = (name: string): ShownProvider | null => {
  const providers = page.data['sandboxProviders'] as readonly ShownProvider[] | undefined;
  return providers?.find((provider) => provider.name === name) ?? null;
};

import { z } from 'zod';
import { vendors } from '../list.ts';

/** Whether a path can follow the address. With a user name or a password, each call would be rejected. */
function isBase(address: string): boolean {
  const url = URL.parse(address);
  return url === null || (!/[?#]/.test(address) && url.username === '' && url.password === '');
}

/** A base URL as it is stored: without a trailing slash, so that paths can follow it. */
export const baseUrl = z
  .url({ protocol: /^https?$/, error: 'set it to https://HOST/PATH' })
  .refine(isBase, 'set it to https://HOST/PATH, without a query, a fragment, a user name or a password')
  .transform((url) => url.replace(/\/+$/, ''));

type Vendor = Extract<(typeof vendors)[number], { readonly baseUrl: string }>;
type NameOf<Id extends string> = Id extends string ? `${Uppercase<Id>}_BASE_URL` : never;

/** The variable that replaces a vendor's own address, such as `OPENAI_BASE_URL`. */
export type BaseUrlName = NameOf<Vendor['id']>;

const isOwn = (vendor: (typeof vendors)[number]): vendor is Vendor => vendor.baseUrl !== null;

/** The vendors that have an address of their own, by the variable that may replace it. */
export const vendorsByVariable = Object.fromEntries(
  vendors.filter(isOwn).map((vendor) => [`${vendor.id.toUpperCase()}_BASE_URL`, vendor]),
) as Readonly<Record<BaseUrlName, Vendor>>;

export const baseUrlNames = Object.keys(vendorsByVariable) as BaseUrlName[];

export const baseUrls = Object.fromEntries(
  Object.entries(vendorsByVariable).map(([name, vendor]) => [name, baseUrl.default(vendor.baseUrl)]),
) as Readonly<Record<BaseUrlName, z.ZodDefault<typeof baseUrl>>>;

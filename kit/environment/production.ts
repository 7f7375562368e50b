import { z } from 'zod';
import { bare, isAdmitted, isPublicHost, portOf } from '../http/rules.ts';

/** Whether an integration is used on this installation. */
export const integration = z.enum(['on', 'off'], { error: 'set it to on or off' }).default('on');

/**
 * Contained in every secret that is made for development, so that production can detect and reject it, wherever it was
 * copied to.
 */
export const developmentMark = 'development-only';

/** What production requires of an environment, beyond its shape. */
export interface ProductionRules {
  /** Variables that must be set, although development does without them. */
  readonly required?: readonly string[];
  /** Variables that hold the address of a vendor: https, on the public internet. */
  readonly vendors?: readonly string[];
  /** `host:port` pairs that are accepted as vendors anyway. */
  readonly admitted?: readonly string[];
  /** Other issues that the service found, as `NAME: what to set`. */
  readonly issues?: readonly string[];
}

type Texts = Readonly<Record<string, string>>;

function isVendor(address: string, allowPrivateHosts: readonly string[]): boolean {
  const url = new URL(address);
  return (
    isAdmitted(url.hostname, portOf(url), { allowPrivateHosts }) ||
    (url.protocol === 'https:' && isPublicHost(bare(url.hostname)))
  );
}

/**
 * What makes an environment unfit for production: one issue each, `NAME: what to set`. `given` holds what was set,
 * `effective` the defaults as well. No value is repeated.
 */
export function productionIssues(
  given: Texts,
  effective: Texts,
  { required = [], vendors = [], admitted = [], ...more }: ProductionRules,
) {
  return [
    ...required
      .filter((name) => given[name] === undefined)
      .map((name) => `${name}: it is missing; set it, production needs it`),
    ...Object.entries(given)
      .filter(([, value]) => value.includes(developmentMark))
      .map(([name]) => `${name}: it was made for development; set it to one made for this installation`),
    ...vendors
      .filter((name) => effective[name] !== undefined && !isVendor(effective[name], admitted))
      .map(
        (name) =>
          `${name}: it leads to a test server or into a private network; in production set it to the vendor's https address`,
      ),
    ...(more.issues ?? []),
  ];
}

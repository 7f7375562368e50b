import { randomUUID } from 'node:crypto';
import type { Actor } from '@konstruct/kit/identity';
import {
  foreignTenantId,
  type GatewayService,
  type GatewayServiceOptions,
  openGatewayService,
  tenantId,
} from '../../test/gateway-service.ts';
import { defaultRates, type Rates } from '../policies.ts';

export const total = 'query Total { total }';
export const count = 'mutation Count($by: Int!) { count(by: $by) }';
/** A document that calls a vendor so often. */
export const calls = (amount: number) =>
  `mutation { ${Array.from({ length: amount }, (_, n) => `c${n}: count(by: 1)`).join(' ')} }`;

const token = (name: string, of = tenantId): Actor => ({
  kind: 'token',
  id: randomUUID(),
  name,
  tenantId: of,
  scopes: [],
});
const tokens: Record<string, Actor> = {
  kst_a: token('a'),
  kst_b: token('b'),
  kst_other: token('other', foreignTenantId),
};
const resolveApiToken = async (text: string) => tokens[text] ?? null;

/** The default rates, except for those under test. */
export const ratesWith = (
  points: Partial<Rates['points']>,
  vendorCalls: Partial<Rates['vendor-calls']> = {},
): Rates => ({
  ...defaultRates,
  points: { ...defaultRates.points, ...points },
  'vendor-calls': { ...defaultRates['vendor-calls'], ...vendorCalls },
});

const started: GatewayService[] = [];
/** A gateway that knows the tokens `kst_a` and `kst_b` of one company, and `kst_other` of another. */
export async function start(overrides: GatewayServiceOptions = {}) {
  const gateway = await openGatewayService({ documents: [total, count], resolveApiToken, ...overrides });
  started.push(gateway);
  const as = (secret: string, query: string) => gateway.post({ query }, { authorization: `Bearer ${secret}` });
  return { gateway, as };
}

/** Ends all gateways that `start` has started. */
export async function endGateways(): Promise<void> {
  await Promise.all(started.splice(0).map((gateway) => gateway.close()));
}

/** `{ name: { q, w, r, t } }` from an answer's two headers. */
export function policiesIn(headers: Headers): Record<string, Record<string, number>> {
  const found: Record<string, Record<string, number>> = {};
  for (const name of ['ratelimit-policy', 'ratelimit']) {
    for (const item of (headers.get(name) ?? '').split(', ').filter(Boolean)) {
      const [key = '', ...parameters] = item.split(';');
      const pairs = parameters.map((parameter) => parameter.split('='));
      Object.assign(
        (found[JSON.parse(key) as string] ??= {}),
        Object.fromEntries(pairs.map(([k = '', v]) => [k, Number(v)])),
      );
    }
  }
  return found;
}
export const rejectionOf = ({ status, headers, body }: Awaited<ReturnType<GatewayService['post']>>) => ({
  status,
  code: body.errors?.[0]?.extensions.code,
  isSent:
    Number(headers.get('retry-after')) > 0 &&
    body.errors?.[0]?.extensions.retryAfterSeconds === Number(headers.get('retry-after')),
});
export const refused = { status: 429, code: 'RATE_LIMITED', isSent: true };

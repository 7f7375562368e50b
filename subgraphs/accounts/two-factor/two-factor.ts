import type { BetterAuthPlugin } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { twoFactorNames } from '../auth/table-names.ts';

/** How long a device may go without a code that was remembered with one. */
const rememberedSeconds = 30 * 24 * 3600;

/** When the row was made, which every table of ours holds. */
const createdAt = { type: 'date', required: true, input: false, fieldName: 'created_at', defaultValue: () => new Date() } as const;

/**
 * better-auth's second factor by time-based codes (RFC 6238, six digits, 30 seconds) and ten recovery codes, each good once. Its
 * own lock is off: it would let whoever knows a password lock the owner out; `limit-attempts.ts` counts by device in its place.
 */
export function timeBasedCodes() {
  const plugin = twoFactor({
    issuer: 'Konstruct',
    trustDeviceMaxAge: rememberedSeconds,
    accountLockout: { enabled: false },
    schema: twoFactorNames,
  });
  const { twoFactor: table } = plugin.schema;
  return {
    ...plugin,
    schema: { ...plugin.schema, twoFactor: { ...table, fields: { ...table.fields, createdAt } } },
  } satisfies BetterAuthPlugin;
}

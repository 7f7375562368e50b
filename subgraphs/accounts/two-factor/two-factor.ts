import type { BetterAuthPlugin } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { twoFactorNames } from '../auth/table-names.ts';
import type { Dependencies } from '../context.ts';

/** How long a remembered device may sign in without a code. */
const rememberedSeconds = 30 * 24 * 3600;

/**
 * better-auth's second factor with time-based codes (RFC 6238, six digits, 30 seconds) and ten single-use recovery
 * codes. Its own lock is off: it would let a stranger who knows a password lock the owner out. `attempt-limiter.ts`
 * counts by device instead.
 */
export function createTimeBasedCodes({ clock }: Pick<Dependencies, 'clock'>) {
  const plugin = twoFactor({
    issuer: 'Konstruct',
    trustDeviceMaxAge: rememberedSeconds,
    accountLockout: { enabled: false },
    schema: twoFactorNames,
  });
  // The creation time of the row, a column of all our tables.
  const createdAt = {
    type: 'date',
    required: true,
    input: false,
    fieldName: 'created_at',
    defaultValue: () => clock.now(),
  } as const;
  const { twoFactor: table } = plugin.schema;
  return {
    ...plugin,
    schema: { ...plugin.schema, twoFactor: { ...table, fields: { ...table.fields, createdAt } } },
  } satisfies BetterAuthPlugin;
}

import { directoryRole, p, tenantTable } from '@konstruct/kit/database';

/**
 * The maximum cost of a run, held in its budget from before the call until the run is settled. The row stays for a
 * while after that, so that a late request for the same run reserves nothing.
 */
const ReservationSchema = tenantTable({
  schema: 'usage',
  name: 'Reservation',
  table: 'reservations',
  properties: {
    agentId: p.uuid(),
    periodStart: p.date(),
    amountUsd: p.decimal().precision(20).scale(10),
    reservedAt: p.datetime(),
    /**
     * When no process had settled it in time, and the amount was counted as spent. A later settlement reverses that.
     */
    reapedAt: p.datetime().nullable(),
    settledAt: p.datetime().nullable(),
  },
  indexes: [{ name: 'reservations_open_index', properties: ['reservedAt'], where: 'settled_at is null' }],
  policies: [
    // The reaper looks for overdue reservations in all tenants, and deletes those settled long ago.
    { name: 'reap', command: 'select', roles: [directoryRole('usage')], using: 'true' },
    { name: 'forget', command: 'delete', roles: [directoryRole('usage')], using: 'settled_at is not null' },
  ],
});
export class Reservation extends ReservationSchema.class {}
ReservationSchema.setClass(Reservation);

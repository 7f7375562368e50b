/**
 * Whether an amount is reserved: it is, it may be once other runs are settled, it exceeds the budget, or the run is
 * already settled.
 */
type ReservationOutcome = 'reserved' | 'wait' | 'exceeded' | 'settled';

/** The store of budgets. */
export interface Budgets {
  /** Reserves the highest price of a run. Safe to repeat. Throws when it is unknown whether the amount is reserved. */
  reserve(
    tenantId: string,
    reservation: { runId: string; agentId: string; amountUsd: string },
  ): Promise<ReservationOutcome>;
}

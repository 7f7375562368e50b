/** Whether an amount is held: it is, it may be once others are settled, it does not fit, or the run is over already. */
type ReservationOutcome = 'reserved' | 'wait' | 'exceeded' | 'settled';

/** Where budgets are kept. */
export interface Budgets {
  /** Holds the most that a run can cost. Safe to repeat. Throws when it cannot be told whether the amount is held. */
  reserve(tenantId: string, reservation: { runId: string; agentId: string; amountUsd: string }): Promise<ReservationOutcome>;
}

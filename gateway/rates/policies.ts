import type { CountedEffect } from '@konstruct/schema/effects';

/** The kind of subject whose requests are counted together. */
export type Subject = 'address' | 'person' | 'token' | 'company';

/** What is counted: points of work, and calls of fields that reach outside the database. */
export type Unit = 'points' | CountedEffect;

/** How much of one unit each subject may use in one window. */
interface Rate extends Readonly<Record<Subject, number>> {
  readonly windowSeconds: number;
}

export type Rates = Readonly<Record<Unit, Rate>>;

/** The points of any request, whatever it asks for; the fields of its answer come on top, one point each. */
export const requestPoints = 200;

/**
 * The points of a document that this gateway has not run before, by its number of fields: a small one is validated and
 * planned at once.
 */
export const newDocumentPoints = (fields: number) => 40 * Math.max(0, fields - 20);

/**
 * The rates of one installation, shared by all its gateways. An address gets several times what a company gets, because
 * offices share one, and so do all users of an installation with an undeclared proxy.
 */
export const defaultRates: Rates = {
  points: { windowSeconds: 60, person: 1_000_000, token: 1_000_000, company: 2_000_000, address: 6_000_000 },
  'vendor-calls': { windowSeconds: 60, person: 30, token: 30, company: 60, address: 300 },
  spending: { windowSeconds: 60, person: 100, token: 100, company: 200, address: 1_000 },
  'new-companies': { windowSeconds: 3_600, person: 10, token: 10, company: 10, address: 100 },
};

/** One rate of one kind of subject, as the headers of an answer name it. */
export interface Policy {
  /** `points-per-company`. */
  readonly name: string;
  readonly quota: number;
  readonly windowSeconds: number;
}

/** The policy for a unit and a subject; quotas are multiplied by `scale`. */
export function policiesOf(rates: Rates, scale = 1): Readonly<Record<Unit, Readonly<Record<Subject, Policy>>>> {
  const of = (unit: Unit) => {
    const { windowSeconds, ...quotas } = rates[unit];
    const policy = (subject: Subject): Policy => ({
      name: `${unit}-per-${subject}`,
      quota: Math.max(1, Math.round(quotas[subject] * scale)),
      windowSeconds,
    });
    return { address: policy('address'), person: policy('person'), token: policy('token'), company: policy('company') };
  };
  return {
    points: of('points'),
    'vendor-calls': of('vendor-calls'),
    spending: of('spending'),
    'new-companies': of('new-companies'),
  };
}

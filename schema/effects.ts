/**
 * The effects of a graph field outside the product's own database: `@effect(kind:)` in the schema names a row of this
 * table. The gateway counts each call of such a field, each alias separately, against that row's rate. Every mutation
 * names one.
 */
export const effectTable = {
  none: 'It changes or reads rows of the product, and nothing else.',
  'vendor-calls': 'It calls a vendor, or has the mail server send a mail: an LLM provider, Slack, Meta, Stripe.',
  spending: "It spends the company's money: a model answers, or more is paid for.",
  'new-companies': 'It creates a company, which comes with an evaluation of its own.',
} as const;

export type EffectKind = keyof typeof effectTable;

/** An effect that has a rate. */
export type CountedEffect = Exclude<EffectKind, 'none'>;

/** Every effect that has a rate, in the table's order. */
export const countedEffects = (Object.keys(effectTable) as EffectKind[]).filter(
  (kind): kind is CountedEffect => kind !== 'none',
);

import fc, { type GeneratorValue } from 'fast-check';

/** The random choices of a history: fast-check repeats them for the same seed. */
export interface Random {
  /** From 0 to `count` - 1. */
  below(count: number): number;
  /** One of them. */
  of<T>(values: readonly T[]): T;
}

export const drawFrom = (draw: GeneratorValue): Random => ({
  below: (count) => draw(fc.nat, { max: count - 1 }),
  of: (values) => draw(fc.constantFrom, ...values),
});

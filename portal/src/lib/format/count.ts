import { numbers } from './formats.ts';
import { text } from './text.ts';

/** Takes a number, or a `BigInt` as the graph sends it. */
export const count = (value: string | number): string =>
  numbers().format(typeof value === 'string' ? BigInt(value) : value);

export const compactCount = (value: string | number): string =>
  numbers({ notation: 'compact', maximumFractionDigits: 1 }).format(Number(value));

export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

export const messages = (count: number): string => plural(count, ...text.message);

export const tokens = (prompt: string, completion: string): string =>
  text.tokens(count(BigInt(prompt) + BigInt(completion) + ''));

export const seconds = (milliseconds: number): string =>
  milliseconds < 950 ? text.milliseconds(Math.round(milliseconds)) : text.seconds((milliseconds / 1000).toFixed(1));

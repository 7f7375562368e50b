import { numbers } from './formats.ts';

/** Takes a `BigInt` as the graph sends it, or a number. */
export const count = (value: string | number): string => numbers().format(typeof value === 'string' ? BigInt(value) : value);

export const compactCount = (value: string | number): string =>
  numbers({ notation: 'compact', maximumFractionDigits: 1 }).format(Number(value));

export const plural = (value: number, one: string, many = `${one}s`): string => `${count(value)} ${value === 1 ? one : many}`;

export const messages = (count: number): string => plural(count, 'message');

export const tokens = (prompt: string, completion: string): string => `${count(BigInt(prompt) + BigInt(completion) + '')} tokens`;

export const seconds = (milliseconds: number): string =>
  milliseconds < 950 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

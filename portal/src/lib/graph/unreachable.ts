/** Fails the type check where a union gained a member that no screen was designed for. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected answer: ${JSON.stringify(value)}`);
}

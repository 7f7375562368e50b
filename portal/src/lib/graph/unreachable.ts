/** Fails the type check if a union gains a member that no screen handles. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected answer: ${JSON.stringify(value)}`);
}

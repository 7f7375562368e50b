/** What a setup has created, and how it is torn down. */
export interface SetUp<T> {
  readonly value: T;
  end(): Promise<void>;
}

const kept = Symbol.for('konstruct.test.setups');
const registry = globalThis as { [kept]?: Map<string, Promise<SetUp<unknown>>> };
const made = (registry[kept] ??= new Map());

/**
 * Creates a thing once for all projects of a run, although Vitest sets up each of them, from a separate module. They
 * end together, so the first to tear it down tears it down for all.
 */
export async function onceForTheRun<T>(name: string, make: () => Promise<SetUp<T>>): Promise<SetUp<T>> {
  const making = (made.get(name) ?? make()) as Promise<SetUp<T>>;
  made.set(name, making);
  const { value, end } = await making;
  return {
    value,
    async end() {
      if (made.get(name) !== making) return;
      made.delete(name);
      await end();
    },
  };
}

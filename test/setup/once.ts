/** What a set-up has made, and how it is taken down. */
export interface SetUp<T> {
  readonly value: T;
  end(): Promise<void>;
}

const kept = Symbol.for('konstruct.test.setups');
const registry = globalThis as { [kept]?: Map<string, Promise<SetUp<unknown>>> };
const made = (registry[kept] ??= new Map());

/**
 * Makes a thing once for all projects of a run, although Vitest sets each of them up, from a module of its own. They end together, so the
 * first to take it down takes it down for all.
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

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** The SDK packages that a process has loaded after it ran these statements. */
function loadedBy(statements: string): string[] {
  const script = `
    import { registerHooks } from 'node:module';
    const seen = new Set();
    registerHooks({ resolve(name, context, next) { if (/^(ai|@ai-sdk\\/[a-z-]+)$/.test(name)) seen.add(name); return next(name, context); } });
    ${statements}
    console.log(JSON.stringify([...seen].toSorted()));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' }),
  ) as string[];
}

test('a service that calls no model loads no vendor’s SDK', () => {
  expect(loadedBy(`await import('@konstruct/keys/main');`)).toEqual([]);
});

test('one vendor’s models load that vendor’s SDK', () => {
  const loaded = loadedBy(
    `const { loadAdapter } = await import('@konstruct/providers'); await loadAdapter('google', 'google');`,
  );
  expect(loaded).toContain('@ai-sdk/google');
  expect(loaded.filter((name) => /mistral|groq|azure|anthropic|openai/.test(name))).toEqual([]);
});

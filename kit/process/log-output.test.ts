import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const begin = `import { createLogger, logOutput } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
logOutput(createLogger({ name: 'sample', level: 'info' }));
console.log('said by %s', 'a library');
process.emitWarning('an old thing');`;

test.each([
  ['thrown', `setTimeout(() => { throw new Error('no one catches this'); }, 50);`],
  ['rejected', `setTimeout(() => void Promise.reject(new Error('no one catches this')), 50);`],
])('what is printed, warned of, and %s is a line of JSON each, the last with its stack in a field', (_how, end) => {
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', `${begin}\n${end}`], { encoding: 'utf8' });
  const lines = `${run.stdout}${run.stderr}`.split('\n').filter(Boolean);
  expect(run.status).toBe(1);
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    expect.objectContaining({ name: 'sample', level: 30, msg: 'said by a library' }),
    expect.objectContaining({ name: 'sample', level: 40, msg: 'a warning of Node.js' }),
    expect.objectContaining({
      level: 60,
      msg: 'no one catches this',
      err: expect.objectContaining({ stack: expect.any(String) }),
    }),
  ]);
});

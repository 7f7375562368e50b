// Imported first: a production process prints lines of its log. A developer's terminal stays as it is.
import { basename } from 'node:path';
import { createLogger, logOutput } from '@konstruct/kit/process';
import { environment } from './env.ts';

const [, script = '', service] = process.argv;
const program = basename(script, '.ts');

// A launcher program reports little, and people look for it: that it is ready, and why it is not.
if (environment['NODE_ENV'] === 'production')
  logOutput(createLogger({ name: program === 'serve' && service ? service : program, level: 'info' }));

import type { FastifyInstance } from 'fastify';
import type { Clock } from './clock.ts';
import { readFaultRules, type Faults } from './faults.ts';
import type { Recorder } from './recorder.ts';

/** What the control endpoints steer. */
export interface Controlled {
  clock: Clock;
  faults: Faults;
  recorder: Recorder;
  reset(): void;
}

/** Adds the endpoints that every stand-in has under `/_control`. */
export function addControlRoutes(app: FastifyInstance, controlled: Controlled): void {
  const { clock, faults, recorder } = controlled;

  app.get<{ Querystring: { path?: string } }>('/_control/requests', async (request) => recorder.list(request.query.path));
  app.delete('/_control/requests', async () => {
    recorder.clear();
    return { ok: true };
  });

  app.get('/_control/faults', async () => faults.list());
  app.post('/_control/faults', async (request, reply) => {
    try {
      faults.add(readFaultRules(request.body));
    } catch (error) {
      return reply.code(400).send({ error: (error as Error).message });
    }
    return faults.list();
  });
  app.delete('/_control/faults', async () => {
    faults.clear();
    return { ok: true };
  });

  app.post('/_control/reset', async () => {
    faults.clear();
    recorder.clear();
    clock.setOffset(0);
    controlled.reset();
    return { ok: true };
  });

  app.get('/_control/clock', async () => ({ offsetSeconds: clock.offset(), now: new Date(clock.now()).toISOString() }));
  app.post<{ Body: { offsetSeconds?: unknown } }>('/_control/clock', async (request, reply) => {
    const offset = request.body?.offsetSeconds;
    if (typeof offset !== 'number' || !Number.isFinite(offset)) return reply.code(400).send({ error: 'offsetSeconds must be a number.' });
    clock.setOffset(offset);
    return { offsetSeconds: clock.offset(), now: new Date(clock.now()).toISOString() };
  });
}

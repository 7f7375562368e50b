import type { FastifyInstance } from 'fastify';
import type { Clock } from './clock.ts';
import { readFaultRules, type Faults } from './faults.ts';
import type { Recorder } from './recorder.ts';

/** What the control endpoints control. */
export interface Controlled {
  clock: Clock;
  faults: Faults;
  recorder: Recorder;
  reset(): void;
  clockMoved(): void;
}

/** Adds the endpoints under `/_control` that every sandbox server has. */
export function addControlRoutes(app: FastifyInstance, controlled: Controlled): void {
  const { clock, faults, recorder } = controlled;

  app.get<{ Querystring: { path?: string } }>('/_control/requests', async (request) =>
    recorder.list(request.query.path),
  );
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
  app.post<{ Body: { offsetSeconds?: unknown; advance?: unknown } }>('/_control/clock', async (request, reply) => {
    const { offsetSeconds, advance } = request.body ?? {};
    const offset = advance === undefined ? offsetSeconds : clock.offset() + (readSpan(advance) ?? NaN);
    if (typeof offset !== 'number' || !Number.isFinite(offset))
      return reply
        .code(400)
        .send({ error: 'Send {"offsetSeconds": a number}, or {"advance": seconds or a span such as "15d"}.' });
    clock.setOffset(offset);
    controlled.clockMoved();
    return { offsetSeconds: clock.offset(), now: new Date(clock.now()).toISOString() };
  });
}

const UNIT_SECONDS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds, or a string such as `15d`, `3h`, `10m`, `5s`. */
function readSpan(span: unknown): number | undefined {
  if (typeof span === 'number') return span;
  const [, amount, unit] = /^(\d{1,6})([smhd])$/.exec(String(span)) ?? [];
  return amount === undefined || unit === undefined ? undefined : Number(amount) * (UNIT_SECONDS[unit] ?? 1);
}

import type { FastifyInstance } from 'fastify';
import type { Engine, ScriptedAnswer } from './engine.ts';
import { endings, readEnding } from './endings.ts';
import { KEY_STATES, type KeyState } from './keys.ts';
import { listedModel } from './model-catalogue.ts';

/** Adds control endpoints for the sandbox model: its keys, models, speed and scripted answers. */
export function addModelControl(app: FastifyInstance, engine: Engine): void {
  const { settings } = engine;

  app.get('/_control/keys', async () => settings.keys ?? {});
  app.post<{ Body: Record<string, KeyState> }>('/_control/keys', async (request, reply) => {
    const wrong = Object.values(request.body ?? {}).filter((state) => !KEY_STATES.includes(state));
    if (wrong.length > 0)
      return reply.code(400).send({ error: `A key is one of ${KEY_STATES.join(', ')}, not ${wrong.join(', ')}.` });
    settings.keys = { ...settings.keys, ...request.body };
    return settings.keys;
  });
  app.delete('/_control/keys', async () => {
    settings.keys = undefined;
    return { ok: true };
  });

  app.post<{ Body: string[] }>('/_control/models', async (request, reply) => {
    if (!Array.isArray(request.body) || request.body.some((id) => typeof id !== 'string'))
      return reply.code(400).send({ error: 'Send a JSON list of model ids.' });
    settings.models = request.body.map(listedModel);
    return settings.models;
  });

  app.post<{ Body: { latencyMs?: unknown; pieceDelayMs?: unknown } }>('/_control/latency', async (request, reply) => {
    for (const name of ['latencyMs', 'pieceDelayMs'] as const) {
      const value = request.body?.[name];
      if (value === undefined) continue;
      if (typeof value !== 'number' || value < 0)
        return reply.code(400).send({ error: `${name} must be a number of milliseconds.` });
      settings[name] = value;
    }
    return { latencyMs: settings.latencyMs, pieceDelayMs: settings.pieceDelayMs };
  });

  app.get('/_control/answers', async () => settings.scripted);
  app.post<{ Body: ScriptedAnswer[] | ScriptedAnswer }>('/_control/answers', async (request) => {
    const answers = Array.isArray(request.body) ? request.body : [request.body];
    settings.scripted = [...settings.scripted, ...answers.map((one) => ({ ...one }))];
    return settings.scripted;
  });
  app.get('/_control/endings', async () => Object.keys(endings));
  app.post<{ Body: Pick<ScriptedAnswer, 'match' | 'inPrompt' | 'times'> & { ending?: unknown } }>(
    '/_control/endings',
    async (request, reply) => {
      const { ending: name, ...fitting } = request.body ?? {};
      const ending = readEnding(name);
      if (ending === undefined)
        return reply.code(400).send({ error: `An ending is one of ${Object.keys(endings).join(', ')}.` });
      settings.scripted = [...settings.scripted, { ...fitting, ...endings[ending] }];
      return settings.scripted;
    },
  );
  app.delete('/_control/answers', async () => {
    settings.scripted = [];
    return { ok: true };
  });
}

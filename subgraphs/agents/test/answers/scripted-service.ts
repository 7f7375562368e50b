import { newId } from '@konstruct/kit/database';
import type { Actor } from '@konstruct/kit/identity';
import type { ModelCall, ModelOutcome } from '../../model/model.port.ts';
import { openAgentsService } from '../agents-service.ts';

type Of<TKind> = Extract<ModelOutcome, { kind: TKind }>;
const tokens = { prompt: 100, completion: 10, cached: 0, cacheWritten: 0 };
const inVain = { kind: 'vain', tokens, isFree: false, providerMessage: 'It ended so.' } as const;
const unavailable = { kind: 'unavailable', retryAfterMs: null } as const;

/** Outcomes of a call, as the model's adapter returns them. */
export const outcome = {
  answer: (text = 'At nine.', isCut = false): ModelOutcome => ({ kind: 'answered', text, isCut, tokens }),
  vain: (ending: Of<'vain'>['ending'], more: object = {}): ModelOutcome => ({ ...inVain, ending, ...more }),
  refused: (about: Of<'refused'>['about']): ModelOutcome => ({ kind: 'refused', about, providerMessage: 'No.' }),
  away: { ...unavailable, mayBePaid: false, providerMessage: 'It answered with status 503.' } as ModelOutcome,
  lost: { ...unavailable, mayBePaid: true, providerMessage: 'It did not answer in time' } as ModelOutcome,
};

/** The texts of a call's prompt. */
export const textsOf = (call: ModelCall | undefined): string[] => call?.prompt.turns.map(({ text }) => text) ?? [];

/** The agents service with a model whose outcomes the test scripts. */
export async function openScriptedService() {
  const script = {
    calls: [] as ModelCall[],
    /** The outcomes of the next calls; after them, a good answer. */
    outcomes: [] as ModelOutcome[],
    /** Takes precedence over `outcomes` if it returns one. */
    decide: undefined as ((call: ModelCall) => ModelOutcome | Promise<ModelOutcome> | undefined) | undefined,
  };
  const model = {
    async call(call: ModelCall) {
      script.calls.push(call);
      return (await script.decide?.(call)) ?? script.outcomes.shift() ?? outcome.answer();
    },
  };
  const service = await openAgentsService({ QUIET_WINDOW_MS: '0', RETRY_UNIT_MS: '10' }, { model });
  await service.start();

  return {
    service,
    script,
    /** Starts a test: messages that an earlier one left waiting are no longer tried. */
    async begin() {
      await service.database.query(
        "update agents.messages set answer_state = 'DISMISSED' where answer_state in ('PENDING', 'WAITING')",
      );
      Object.assign(script, { calls: [], outcomes: [], decide: undefined });
    },
    /** A company with an agent, and a thread to write in. */
    async open() {
      const { tenantId, operator } = await service.company();
      await service.hire(operator);
      const thread = { channelId: newId(), contactId: newId(), threadKey: 'a' };
      return {
        tenantId,
        operator,
        thread,
        async write(...texts: string[]) {
          const bodies = await service.write(tenantId, ...texts.map((text) => ({ ...thread, text })));
          return bodies.map(({ messageId }) => messageId);
        },
        notices: async () =>
          (await service.answers(tenantId)).filter(({ text }) => text.includes('could not answer')).length,
        /** While the agent is paused, messages wait; then all of them go into one prompt. */
        pause: (status: 'PAUSED' | 'ACTIVE') =>
          service.database.query('update agents.agents set status = $2 where tenant_id = $1', [tenantId, status]),
      };
    },
    /** How calls were booked: `nothing`, or their outcome. */
    bookings: async (tenantId: string) =>
      (await service.settled(tenantId)).map(({ outcome: ended, costUsd }) => (costUsd === '0' ? 'nothing' : ended)),
    resolve: (operator: Actor, messageIds: string[], resolution: 'DISMISS' | 'TRY_AGAIN', idempotencyKey = newId()) =>
      service.mutate<object>(
        operator,
        'resolveWaitingMessages',
        { messageIds, resolution, idempotencyKey },
        '... on ResolveWaitingMessagesSuccess { resolvedCount } ... on ValidationError { issues { path code } }',
      ),
  };
}
export type ScriptedService = Awaited<ReturnType<typeof openScriptedService>>;

import { newId } from '@konstruct/kit/database';
import type { Actor } from '@konstruct/kit/identity';
import { testJob } from '@konstruct/kit/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContext, type Dependencies } from '../../context.ts';
import { handleAnswer } from '../../runtime/answer.job.ts';
import type { ModelCall, ModelOutcome } from '../../model/model.port.ts';
import { OvertakenError } from '../../runtime/attempt.ts';
import { resolveWaitingMessages } from '../../unanswered/resolve-waiting-messages.ts';
import { bareDependencies } from '../bare-dependencies.ts';
import { type AgentsService, openAgentsService } from '../agents-service.ts';
import { costs, type Deed, outcomes, step } from './random-history.ts';
import { outcome } from './scripted-service.ts';

// Whatever happens to a conversation, and wherever the process crashes: every message reaches a final state, no message
// gets two answers or two notices, no more than two calls for it cost money, and every call is settled once.

/**
 * For more or different histories: `HISTORY_COUNT=500 HISTORY_SEED=7`. A failing one is printed with its seed and path.
 */
const count = Number(process.env['HISTORY_COUNT'] ?? 20);
const seed = Number(process.env['HISTORY_SEED'] ?? 20261130);

const { answer: answered, refused } = outcome;

class Crash extends Error {}

let service: AgentsService;
let deps: Dependencies;
let company: { tenantId: string; operator: Actor };
const script = { call: undefined as ((call: ModelCall) => Promise<ModelOutcome>) | undefined };
beforeAll(async () => {
  service = await openAgentsService();
  await service.start();
  company = await service.company({ answerLimit: null });
  await service.hire(company.operator);
  // Only the test runs the loop.
  await service.stop();
  const model = { call: async (call: ModelCall) => (await script.call?.(call)) ?? answered() };
  deps = await bareDependencies(service, { model, contactLimits: { answersPerHour: 1e6, usdPerDay: '1000000' } });
});
afterAll(async () => {
  await deps.database.close();
  await service.close();
});

interface Row {
  readonly id: string;
  readonly author: 'CONTACT' | 'AGENT';
  readonly answer_state: string | null;
  readonly waiting_cause: string | null;
  readonly run_id: string | null;
  readonly is_notice: boolean;
}

/** A conversation that only the test works on. */
async function openConversation() {
  const { tenantId, operator } = company;
  const conversationId = newId();
  const { database } = service;
  await database.query(
    `insert into agents.conversations (tenant_id, id, kind, channel_id, channel_kind, thread_key, contact_id, contact_name, started_at, last_message_at, preview, message_count, failure_count, created_at)
     values ($1, $2, 'CHANNEL', $3, 'SLACK', 'a', $4, 'Grace', now(), now(), '', 0, 0, now())`,
    [tenantId, conversationId, newId(), newId()],
  );
  const ids: string[] = [];
  /** Calls that cost money since a member last retried a message. */
  const paid = new Map<string, number>();
  const resolved = { count: 0 };
  return {
    tenantId,
    conversationId,
    paid,
    resolved,
    rows: () =>
      database.query<Row>(
        'select id, author, answer_state, waiting_cause, run_id, is_notice from agents.messages where conversation_id = $1 order by position',
        [conversationId],
      ),
    async write() {
      const id = newId();
      ids.push(id);
      await database.query(
        `with counted as (update agents.conversations set message_count = message_count + 1 where id = $2 returning message_count)
         insert into agents.messages (tenant_id, id, conversation_id, position, author, text, sent_at, answer_state, created_at)
         select $1, $3::uuid, $2, message_count, 'CONTACT', $3::text, now(), 'PENDING', now() from counted`,
        [tenantId, conversationId, id],
      );
    },
    async decide(resolution: 'TRY_AGAIN' | 'DISMISS', which: number) {
      const id = ids[which % Math.max(ids.length, 1)];
      if (!id) return;
      const result = await resolveWaitingMessages(createContext(deps, operator), {
        messageIds: [id],
        resolution,
        idempotencyKey: newId(),
      });
      if (resolution === 'TRY_AGAIN' && 'resolvedCount' in result && result.resolvedCount > 0) {
        paid.set(id, 0);
        resolved.count += 1;
      }
    },
    /** As if the provider had been failing for a day, where it is failing. */
    passDay: () =>
      database.query(
        `update agents.messages set away_count = away_count + 10, away_since = away_since - interval '1 day' where conversation_id = $1 and away_count > 0`,
        [conversationId],
      ),
    /** The messages that a call is about: those that need an answer and are in its prompt. */
    async asked(call: ModelCall) {
      const promptText = call.prompt.turns.map(({ text }) => text).join('\n');
      const open = `select id from agents.messages where conversation_id = $1 and answer_state in ('PENDING', 'WAITING')`;
      return (await database.query<{ id: string }>(open, [conversationId]))
        .map(({ id }) => id)
        .filter((id) => promptText.includes(id));
    },
  };
}
type Open = Awaited<ReturnType<typeof openConversation>>;

const act = (open: Open, { does, ...rest }: Deed) =>
  does === 'write' ? open.write() : open.decide(does, 'which' in rest ? rest.which : 0);

/** A job in a process that crashes during one of its turns. */
function crashingJob(crash: { turn: number; isAfter: boolean } | null) {
  let turns = 0;
  return testJob({
    async turn(work) {
      const isHere = crash?.turn === turns;
      turns += 1;
      if (isHere && !crash?.isAfter) throw new Crash();
      const result = await work();
      if (isHere) throw new Crash();
      return result;
    },
  });
}

async function tryOnce(open: Open, job = testJob()): Promise<void> {
  const { tenantId, conversationId } = open;
  await handleAnswer(deps)
    .run({ tenantId, conversationId }, job)
    .catch((error: unknown) => {
      if (!(error instanceof Crash || error instanceof OvertakenError)) throw error;
    });
}

test(`${count} random histories of a conversation end well`, { timeout: 600_000 }, async () => {
  const property = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
    // The settlements of the previous histories were already checked.
    await service.database.query('delete from jobs.outbox_messages where tenant_id = $1', [company.tenantId]);
    const open = await openConversation();
    await open.write();
    // Members decide about waiting messages: in most histories there is one.
    script.call = () => Promise.resolve(refused('MODEL'));
    if (steps.length > 3) await tryOnce(open);
    for (const one of steps) {
      if (one.does === 'pass a day') await open.passDay();
      else if (one.does !== 'try') await act(open, one);
      if (one.does !== 'try') continue;
      const ended = outcomes[one.ends] ?? answered();
      script.call = async (call) => {
        const asked = await open.asked(call);
        // The last turn stores how the call ended; before it no one knows.
        const hasCost = costs(ended) || (one.crash?.turn === 3 && !one.crash.isAfter);
        for (const id of asked) open.paid.set(id, (open.paid.get(id) ?? 0) + (hasCost ? 1 : 0));
        if (one.during) await act(open, one.during);
        return ended;
      };
      await Promise.all([tryOnce(open, crashingJob(one.crash)), ...(one.isDoubled ? [tryOnce(open)] : [])]);
    }
    // The provider works again: everything that is retried reaches a final state.
    script.call = undefined;
    const isOpen = async () =>
      (await open.rows()).some(({ answer_state: state }) => state === 'PENDING' || state === 'WAITING');
    for (let tries = 0; (await isOpen()) && tries < 40; tries += 1) await tryOnce(open);

    const rows = await open.rows();
    const [asked, written] = [
      rows.filter(({ author }) => author === 'CONTACT'),
      rows.filter(({ author }) => author === 'AGENT'),
    ];
    expect(asked.map(({ answer_state: state }) => state)).not.toContain('WAITING');
    expect(asked.map(({ answer_state: state }) => state)).not.toContain('PENDING');
    // Each answer answers something, once; each answered message has its answer.
    const answers = written.filter(({ is_notice: isNotice }) => !isNotice).map(({ run_id: runId }) => runId);
    const answeredBy = asked
      .filter(({ answer_state: state }) => state === 'ANSWERED')
      .map(({ run_id: runId }) => runId);
    expect([...answers].toSorted()).toEqual([...new Set(answeredBy)].toSorted());
    // No contact gets the same notice twice without having written in between, and none is left without a word.
    const sequence = rows
      .map(({ author, is_notice: isNotice }) => (isNotice ? '!' : author === 'CONTACT' ? '?' : '.'))
      .join('');
    expect(sequence).not.toMatch(/![.]*!/);
    const lastAside = rows.findLastIndex(({ answer_state: state }) => state === 'SET_ASIDE');
    if (lastAside >= 0) expect(sequence.slice(lastAside)).toContain('!');
    const runs = await service.database.query<{ id: string; state: string }>(
      'select id, state from agents.runs where conversation_id = $1',
      [open.conversationId],
    );
    expect(runs.map(({ state }) => state).filter((state) => state === 'RESERVING' || state === 'CALLING')).toEqual([]);
    const books = await service.settled(open.tenantId);
    const settled = books.map(({ runId }) => runId);
    for (const { id } of runs) expect(settled.filter((runId) => runId === id)).toHaveLength(1);
    expect(new Set(settled).size).toBe(settled.length);

    // With two workers at once it is unknown which of them made a call: then we only count all calls together.
    if (!steps.some((one) => one.does === 'try' && one.isDoubled))
      expect(Math.max(0, ...open.paid.values())).toBeLessThanOrEqual(2);
    const costed = books.filter(({ costUsd }) => Number(costUsd) > 0);
    expect(costed.length).toBeLessThanOrEqual(2 * (asked.length + open.resolved.count));
  });
  // Shrinking takes minutes, and the shorter history says no more than this one.
  await fc.assert(property, {
    numRuns: count,
    seed,
    endOnFailure: true,
    ...(process.env['HISTORY_PATH'] && { path: process.env['HISTORY_PATH'] }),
  });
});

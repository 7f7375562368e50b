import { p, tenantTable, workerRole } from '@konstruct/kit/database';
import type { AnswerState } from '../generated/resolvers.ts';

/** What a message waits for. */
export const passingCauses = ['BUDGET', 'KEY', 'PLAN', 'PROVIDER', 'PAUSED', 'NO_EMPLOYEE', 'CONTACT_LIMIT'] as const;
export type PassingCause = (typeof passingCauses)[number];

/** Why a message was moved to the dead-letter queue. */
export const finalCauses = ['REFUSED', 'NO_ANSWER', 'TOO_LONG', 'TOO_LATE'] as const;
export type FinalCause = (typeof finalCauses)[number];

const MessageSchema = tenantTable({
  schema: 'agents',
  name: 'Message',
  table: 'messages',
  properties: {
    conversationId: p.uuid(),
    /** 1, 2, 3 within the conversation, in order of arrival; screens sort by `sentAt`. */
    position: p.integer(),
    author: p.enum(['CONTACT', 'AGENT'] as const),
    text: p.text(),
    sentAt: p.datetime(3),
    answerState: p
      .enum(['PENDING', 'ANSWERED', 'WAITING', 'NOT_ANSWERED', 'SET_ASIDE', 'DISMISSED'] as const)
      .nullable(),
    waitingCause: p.enum([...passingCauses, ...finalCauses]).nullable(),
    waitingReason: p.text().nullable(),
    /** For an answer: the run that wrote it. For a contact's message: the run that answered it. */
    runId: p.uuid().nullable(),
    agentVersion: p.integer().nullable(),
    /** Written by the product in the agent's name, without a model. */
    isNotice: p.boolean().default(false),
    /** For an answer: it reached the limit, and ends with its last complete sentence. */
    isCut: p.boolean().default(false),
    /**
     * For a contact's message: how many model calls were made for it that may cost money. Counted before each call, so
     * that a crash hides none.
     */
    tryCount: p.integer().default(0),
    /**
     * For a contact's message: how many calls for it failed at the provider at no cost. Starts again at 0 when a member
     * retries the message.
     */
    awayCount: p.integer().default(0),
    /** When the first of those calls failed. */
    awaySince: p.datetime(3).nullable(),
    /**
     * The idempotency keys of members' last decisions about it: a repeat with one of these keys is the same decision.
     */
    resolutionKeys: p.array().default([]),
    /** For a playground message: the idempotency key, which makes a repeat the same message. */
    idempotencyKey: p.string().nullable(),
  },
  // The worker counts the waiting messages of all companies: it may read the causes, and nothing else.
  policies: [
    {
      name: 'count_waiting',
      command: 'select',
      roles: [workerRole],
      using: "answer_state in ('WAITING', 'SET_ASIDE')",
    },
  ],
  uniques: [{ properties: ['conversationId', 'position'] }, { properties: ['idempotencyKey'] }],
  indexes: [
    { name: 'messages_unresolved', properties: ['id'], where: "answer_state in ('WAITING', 'SET_ASIDE')" },
    { name: 'messages_in_order', properties: ['conversationId', 'sentAt', 'position'] },
  ],
});

/** The order of display: by the vendor's clock, and by arrival for equal times. */
export const newestFirst = [{ sentAt: 'desc' as const }, { position: 'desc' as const }];

/** One message of a conversation. */
export class Message extends MessageSchema.class {}
MessageSchema.setClass(Message);

/** The states of a contact's message that still needs an answer. */
export const unanswered: AnswerState[] = ['PENDING', 'WAITING'];

/** The states of a contact's message that needs a member's decision. */
export const unresolved: AnswerState[] = ['WAITING', 'SET_ASIDE'];

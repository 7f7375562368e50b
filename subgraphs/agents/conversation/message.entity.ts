import { p, tenantTable, workerRole } from '@konstruct/kit/database';
import type { AnswerState } from '../generated/resolvers.ts';

/** What a message waits for. */
export const passingCauses = ['BUDGET', 'KEY', 'PLAN', 'PROVIDER', 'PAUSED', 'NO_EMPLOYEE', 'CONTACT_LIMIT'] as const;
export type PassingCause = (typeof passingCauses)[number];

/** Why a message was set aside. */
export const finalCauses = ['REFUSED', 'NO_ANSWER', 'TOO_LONG', 'TOO_LATE'] as const;
export type FinalCause = (typeof finalCauses)[number];

const MessageSchema = tenantTable({
  schema: 'agents',
  name: 'Message',
  table: 'messages',
  properties: {
    conversationId: p.uuid(),
    /** 1, 2, 3 within the conversation, in order of arrival; people read in the order of `sentAt`. */
    position: p.integer(),
    author: p.enum(['CONTACT', 'AGENT'] as const),
    text: p.text(),
    sentAt: p.datetime(3),
    answerState: p.enum(['PENDING', 'ANSWERED', 'WAITING', 'NOT_ANSWERED', 'SET_ASIDE', 'DISMISSED'] as const).nullable(),
    waitingCause: p.enum([...passingCauses, ...finalCauses]).nullable(),
    waitingReason: p.text().nullable(),
    /** Of an answer: the run that wrote it. Of a contact's message: the run that answered it. */
    runId: p.uuid().nullable(),
    agentVersion: p.integer().nullable(),
    /** Written by the product in the employee's name, without a model. */
    isNotice: p.boolean().default(false),
    /** Of an answer: the limit was reached, and it ends with its last whole sentence. */
    isCut: p.boolean().default(false),
    /** Of a contact's message: calls of a model that were about it and may cost. Counted before each, so that no crash hides one. */
    tryCount: p.integer().default(0),
    /** Of a contact's message: calls about it at which the provider failed and took nothing; a member who has it tried again begins anew. */
    awayCount: p.integer().default(0),
    /** When the first of those was. */
    awaySince: p.datetime(3).nullable(),
    /** What makes a repeat of a member's decision about it the same decision: the keys of the last ones. */
    resolutionKeys: p.array().default([]),
    /** Of a playground message: what makes a repeat the same message. */
    idempotencyKey: p.string().nullable(),
  },
  // The worker counts what waits, in all companies: it may read the causes, and nothing else.
  policies: [{ name: 'count_waiting', command: 'select', roles: [workerRole], using: "answer_state in ('WAITING', 'SET_ASIDE')" }],
  uniques: [{ properties: ['conversationId', 'position'] }, { properties: ['idempotencyKey'] }],
  indexes: [
    { name: 'messages_unresolved', properties: ['id'], where: "answer_state in ('WAITING', 'SET_ASIDE')" },
    { name: 'messages_in_order', properties: ['conversationId', 'sentAt', 'position'] },
  ],
});

/** The order in which people read: by the vendor's clock, and by arrival where that is the same. */
export const newestFirst = [{ sentAt: 'desc' as const }, { position: 'desc' as const }];

/** One message of a conversation. */
export class Message extends MessageSchema.class {}
MessageSchema.setClass(Message);

/** The states of a contact's message that still asks for an answer. */
export const unanswered: AnswerState[] = ['PENDING', 'WAITING'];

/** The states of a contact's message that a member decides about. */
export const unresolved: AnswerState[] = ['WAITING', 'SET_ASIDE'];

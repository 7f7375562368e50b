import fc from 'fast-check';
import type { ModelOutcome } from '../../model/model.port.ts';
import { outcome } from './scripted-service.ts';

const { answer: answered, vain, refused, away, lost } = outcome;
/** How a call can end, by name. */
export const outcomes: Readonly<Record<string, ModelOutcome>> = {
  ANSWERED: answered(),
  CUT: answered('At nine.', true),
  REFUSED: vain('REFUSED'),
  FREE: vain('FILTERED', { isFree: true, tokens: null }),
  TOOL_CALL: vain('TOOL_CALL'),
  NO_ROOM: vain('NO_ROOM'),
  UNREADABLE: vain('UNREADABLE', { tokens: null }),
  TEXT: refused('TEXT'),
  LENGTH: refused('LENGTH'),
  REQUEST: refused('REQUEST'),
  MODEL: refused('MODEL'),
  KEY: refused('KEY'),
  AWAY: away,
  LOST: lost,
};
/** Whether a call that ended so costs money. */
export const costs = (ended: ModelOutcome) =>
  ended.kind === 'answered' ||
  (ended.kind === 'vain' && !ended.isFree) ||
  (ended.kind === 'unavailable' && ended.mayBePaid);

/** What a contact or a member does; `during` happens during a model call. */
const deed = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ does: 'write' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constantFrom('TRY_AGAIN' as const, 'DISMISS' as const), which: fc.nat(2) }),
  },
);
/** What happens next to a conversation: a person acts, a day passes, or an answer is tried. */
export const step = fc.oneof(
  { weight: 2, arbitrary: deed },
  { weight: 1, arbitrary: fc.constant({ does: 'pass a day' as const }) },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('try' as const),
      ends: fc.constantFrom('ANSWERED', ...Object.keys(outcomes)),
      during: fc.option(deed, { freq: 3 }),
      /** Whether another worker believes that it owns the job. */
      isDoubled: fc.nat(4).map((one) => one === 0),
      /** In which of its turns the process crashes: before it, or right after its commit; null: it does not. */
      crash: fc.option(fc.record({ turn: fc.nat(4), isAfter: fc.boolean() }), { freq: 3 }),
    }),
  },
);
export type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

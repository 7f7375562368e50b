import type { Call, Endpoint } from '../api/endpoint.ts';
import { newId } from '../api/id.ts';
import { LIST_PARAMS, page } from '../api/list.ts';
import { invalid, missingParameter, noSuch } from '../api/rejection.ts';
import { emit } from '../events/emit.ts';
import type { StripeContext } from '../stripe-context.ts';
import type { TestClock } from '../wire.ts';
import { advanceTo } from './advance.ts';

const MONTH = 30 * 86_400;
/** Long enough that a client sees the status `advancing`, as at Stripe. */
const ADVANCE_DELAY_MS = 25;

export const testClockEndpoints: Endpoint[] = [
  { method: 'POST', url: '/v1/test_helpers/test_clocks', accepts: ['frozen_time', 'name'], handle: create },
  {
    method: 'GET',
    url: '/v1/test_helpers/test_clocks',
    accepts: LIST_PARAMS,
    handle: ({ context, params, path }) => page(path, Object.values(context.state.value.testClocks), params),
  },
  {
    method: 'GET',
    url: '/v1/test_helpers/test_clocks/:id',
    accepts: [],
    handle: ({ context, id }) => find(context, id),
  },
  { method: 'POST', url: '/v1/test_helpers/test_clocks/:id/advance', accepts: ['frozen_time'], handle: advance },
];

function find({ state }: StripeContext, id: string): TestClock {
  const found = state.value.testClocks[id];
  if (found === undefined) throw noSuch('test_clock', id);
  return found;
}

function create({ context, params }: Call): object {
  const frozen = params.integer('frozen_time', 0);
  if (frozen === undefined) throw missingParameter('frozen_time');
  const created = Math.floor(context.clock.now() / 1000);
  const clock: TestClock = {
    id: newId('clock'),
    object: 'test_helpers.test_clock',
    created,
    deletes_after: created + MONTH,
    frozen_time: frozen,
    livemode: false,
    name: params.text('name') ?? null,
    status: 'ready',
    status_details: {},
  };
  context.state.value.testClocks[clock.id] = clock;
  context.state.changed();
  emit(context, 'test_helpers.test_clock.created', clock, created);
  return clock;
}

function advance({ context, params, id }: Call): object {
  const clock = find(context, id);
  const target = params.integer('frozen_time');
  if (target === undefined) throw missingParameter('frozen_time');
  if (clock.status !== 'ready')
    throw invalid('Test clock advancement underway. It cannot be advanced again until it is ready.');
  if (target <= clock.frozen_time) throw invalid('Cannot advance a test clock to a time in the past.', 'frozen_time');
  clock.status = 'advancing';
  clock.status_details = { advancing: { target_frozen_time: target } };
  context.state.changed();
  emit(context, 'test_helpers.test_clock.advancing', clock, clock.frozen_time);
  const asked = structuredClone(clock);
  setTimeout(() => finishAdvancing(context, clock), ADVANCE_DELAY_MS);
  return asked;
}

/** Advances a clock to its target, even if the sandbox server was stopped in between. */
export function finishAdvancing(context: StripeContext, clock: TestClock): void {
  const target = clock.status_details.advancing?.target_frozen_time;
  if (target === undefined) return;
  advanceTo(context, clock.id, target);
  clock.status = 'ready';
  clock.status_details = {};
  context.state.changed();
  emit(context, 'test_helpers.test_clock.ready', clock, clock.frozen_time);
}

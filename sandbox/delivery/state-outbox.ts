import type { Delivery } from './delivery.ts';
import type { Outbox } from './webhook-protocol.ts';

interface OutboxState<TAbout extends object> {
  value: { outbox: Delivery<TAbout>[] };
  changed(): void;
}

/** An outbox in the vendor's state. It holds the waiting deliveries with the attempts made so far. */
export function createStateOutbox<TAbout extends object>(state: OutboxState<TAbout>): Outbox<TAbout> {
  return {
    unfinished: () => [...state.value.outbox],
    save: (delivery) => {
      const others = state.value.outbox.filter((one) => one !== delivery);
      const isNew = others.length === state.value.outbox.length;
      if (delivery.state !== 'waiting') state.value.outbox = others;
      else if (isNew) state.value.outbox = [...others, delivery];
      state.changed();
    },
  };
}

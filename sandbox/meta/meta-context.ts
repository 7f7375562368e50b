import type { Clock } from '../control/clock.ts';
import type { State } from '../control/state-file.ts';
import type { MetaState } from './account.ts';
import type { Rejection } from './graph/graph-error.ts';
import type { DeliverySettings } from '../delivery/delivery.ts';
import type { MetaDelivery } from './webhook/meta-delivery.ts';

/** How the sandbox server behaves. `/_control/config` changes it. */
export interface MetaSettings extends DeliverySettings {
  /** The statuses that a sent message reaches automatically; `read` follows when the person opens the chat. */
  statuses: string[];
  /**
   * Where a closed window and an unreachable person are reported: in the answer, or in a `failed` status after a 200.
   */
  refuses: 'in the answer' | 'by webhook';
}

/** What every part of the sandbox server for Meta uses. */
export interface MetaContext {
  state: State<MetaState>;
  settings: MetaSettings;
  clock: Clock;
  delivery: MetaDelivery;
  /** The rejections for the next sends, oldest first. */
  rejections: Rejection[];
  /** Notifies open pages of a change. */
  notify(): void;
}

import type { Clock } from '../control/clock.ts';
import type { State } from '../control/state-file.ts';
import type { MetaState } from './account.ts';
import type { Rejection } from './graph/graph-error.ts';
import type { DeliverySettings } from '../delivery/delivery.ts';
import type { MetaDelivery } from './webhook/meta-delivery.ts';

/** How the sandbox server behaves. Changeable through `/_control/config`. */
export interface MetaSettings extends DeliverySettings {
  /** The statuses that a sent message comes to automatically; `read` follows when the person looks at the chat. */
  statuses: string[];
  /** Where a closed window and an unreachable person are reported: in the answer, or by a `failed` status after a 200. */
  refuses: 'in the answer' | 'by webhook';
}

/** What every part of the sandbox server for Meta works on. */
export interface MetaContext {
  state: State<MetaState>;
  settings: MetaSettings;
  clock: Clock;
  delivery: MetaDelivery;
  /** What the next sends are refused with, oldest first. */
  rejections: Rejection[];
  /** Notifies open pages of a change. */
  notify(): void;
}

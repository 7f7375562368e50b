import type { DeliveryFault } from './delivery.ts';

/** The faults for the next webhooks, which also say when a reversed batch is complete. */
export interface DeliveryFaults<TFault extends DeliveryFault> {
  /** Undefined removes the fault for all webhooks, or the one for this group. */
  set(fault: TFault | undefined, group?: string): void;
  /** Uses up one turn. `isLast` means that the fault applies to no later webhook. */
  take(group: string | undefined): { fault: TFault | undefined; isLast: boolean };
  clear(): void;
}

/** No faults. A fault for a group takes precedence over the one for all webhooks. */
export function createDeliveryFaults<TFault extends DeliveryFault>(): DeliveryFaults<TFault> {
  /** By group. The fault for all webhooks is under `undefined`. */
  const faults = new Map<string | undefined, TFault>();
  return {
    set: (fault, group) => {
      if (fault === undefined) faults.delete(group);
      else faults.set(group, fault);
    },
    take: (group) => {
      const key = faults.has(group) ? group : undefined;
      const fault = faults.get(key);
      if (fault === undefined) return { fault, isLast: true };
      const left = (fault.next ?? 1) - 1;
      if (left > 0) faults.set(key, { ...fault, next: left });
      else faults.delete(key);
      return { fault, isLast: left <= 0 };
    },
    clear: () => faults.clear(),
  };
}

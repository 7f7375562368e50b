import type { DeliveryFault } from './delivery.ts';

/** The faults set for the next webhooks, and what is held back until all of a reversed batch are there. */
export interface DeliveryFaults<TFault extends DeliveryFault> {
  /** Undefined takes back what was set for all, or for this group. */
  set(fault: TFault | undefined, group?: string): void;
  /** Uses up one webhook's turn. `isLast` says that the fault holds for no later one. */
  take(group: string | undefined): { fault: TFault | undefined; isLast: boolean };
  clear(): void;
}

/** No faults. One that is set for a group goes before the one for all. */
export function createDeliveryFaults<TFault extends DeliveryFault>(): DeliveryFaults<TFault> {
  /** For all, under no name, and for single groups. */
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

/**
 * The longest timer that is set, since Node's timers cannot wait arbitrarily long. The worker's regular check finds
 * what is due later.
 */
const mostMs = 60_000;

/** Wakes a queue when a notification says that something is due in it, now or later. */
export interface WakeUps {
  /** `<queue> <milliseconds of Unix time>`. */
  onNotification(payload: string): void;
  stop(): void;
}

export function createWakeUps(wake: (queue: string) => void): WakeUps {
  const timers = new Set<NodeJS.Timeout>();
  let isOver = false;
  return {
    onNotification(payload) {
      const [queue = '', dueAt = ''] = payload.split(' ');
      const waitMs = Math.min(Number(dueAt) - Date.now(), mostMs);
      if (isOver) return;
      if (!(waitMs > 0)) return wake(queue);
      const timer = setTimeout(() => {
        timers.delete(timer);
        wake(queue);
      }, waitMs + 1);
      timers.add(timer);
    },
    stop() {
      isOver = true;
      timers.forEach(clearTimeout);
    },
  };
}

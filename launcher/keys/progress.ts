const everyMs = { terminal: 100, lines: 5_000 };

export interface Progress {
  done(count: number): void;
  end(): void;
}

/**
 * Reports the progress of work with `total` parts: on a terminal in one line that is overwritten, elsewhere in a line
 * every five seconds.
 */
export function createProgress(
  what: string,
  total: number,
  out: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>,
): Progress {
  let count = 0;
  let reportedAt = 0;
  const text = () => `${what}: ${count.toLocaleString('en')} of ${total.toLocaleString('en')}`;
  const isTerminal = Boolean(out.isTTY);
  return {
    done(more) {
      count = Math.min(count + more, total);
      const now = Date.now();
      if (now - reportedAt < (isTerminal ? everyMs.terminal : everyMs.lines)) return;
      reportedAt = now;
      out.write(isTerminal ? `\r\u001b[K${text()}` : `${text()}\n`);
    },
    end() {
      out.write(isTerminal ? `\r\u001b[K${text()}\n` : `${text()}\n`);
    },
  };
}

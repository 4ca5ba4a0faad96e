// Watches many short waits with one timer, because a timer for each tap of each event would cost more than the taps.

interface Wait {
  readonly until: number;
  readonly expire: () => void;
}

export interface DeadlineWatch {
  /** Calls `expire` once, some 100 ms after `milliseconds` at the latest, unless the returned function is called first. */
  start(milliseconds: number, expire: () => void): () => void;
}

const tickMilliseconds = 50;

export function createDeadlineWatch(): DeadlineWatch {
  const waits = new Set<Wait>();
  let timer: NodeJS.Timeout | undefined;

  function tick() {
    const now = performance.now();
    for (const wait of waits) {
      if (wait.until > now) continue;
      waits.delete(wait);
      wait.expire();
    }
    if (waits.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  }

  return {
    start(milliseconds, expire) {
      const wait = { until: performance.now() + milliseconds, expire };
      waits.add(wait);
      timer ??= setInterval(tick, tickMilliseconds);
      return () => waits.delete(wait);
    },
  };
}

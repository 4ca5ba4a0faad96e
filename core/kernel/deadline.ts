// Watches many short waits with one timer, because a timer for each tap of each event would cost more than the taps.

export interface DeadlineWatch {
  /** Calls `expire` once, some 100 ms after its time at the latest, unless it is stopped first. Time in which this process was blocked does not count. */
  start(milliseconds: number, expire: () => void): Deadline;
}

export interface Deadline {
  /** Begins the same time anew, also when it has passed. */
  renew(): void;
  stop(): void;
}

const tickMilliseconds = 50;

export function createDeadlineWatch(): DeadlineWatch {
  const waits: Wait[] = [];
  let timer: NodeJS.Timeout | undefined;

  function tick(): void {
    for (const wait of waits) wait.ticksLeft -= 1;
    for (const wait of waits.filter(({ ticksLeft }) => ticksLeft <= 0)) {
      wait.stop();
      wait.expire();
    }
    if (waits.length > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  return {
    start(milliseconds, expire) {
      timer ??= setInterval(tick, tickMilliseconds);
      // One more, because the first tick may come at once.
      return new Wait(waits, Math.ceil(milliseconds / tickMilliseconds) + 1, expire);
    },
  };
}

/** Knows its place in the list, so that neither beginning nor stopping has to look for it. */
class Wait implements Deadline {
  ticksLeft = 0;
  private place = -1;
  private readonly all: Wait[];
  private readonly ticks: number;
  readonly expire: () => void;

  constructor(all: Wait[], ticks: number, expire: () => void) {
    this.all = all;
    this.ticks = ticks;
    this.expire = expire;
    this.renew();
  }

  renew(): void {
    this.ticksLeft = this.ticks;
    if (this.place < 0) this.place = this.all.push(this) - 1;
  }

  stop(): void {
    if (this.place < 0) return;
    const last = this.all.pop();
    if (last !== undefined && last !== this) {
      this.all[this.place] = last;
      last.place = this.place;
    }
    this.place = -1;
  }
}

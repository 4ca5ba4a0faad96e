/** Time that runs only while somebody works: it can be held and let go again. */
export interface Countdown {
  go(): void;
  hold(): void;
}

/** Calls `end` once, when it has run for so many milliseconds altogether (at most 24 days, as timers go). It begins held. */
export function createCountdown(milliseconds: number, end: () => void): Countdown {
  let left = milliseconds;
  let since = 0;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;

  function hold(): void {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    left -= performance.now() - since;
  }

  function go(): void {
    if (ended || timer !== undefined) return;
    since = performance.now();
    timer = setTimeout(() => {
      hold();
      ended = true;
      end();
    }, Math.max(0, left));
  }

  return { go, hold };
}

// When the views look again: after a change here, and while one is shown also after a change by another window or the command line.
import { Disposable } from 'vscode';
import type { Host } from '../host/host.ts';
import { hasStore } from './engine-to-look-at.ts';
import { growingPause } from './growing-pause.ts';
import { paced } from './paced.ts';

const restMilliseconds = 250;
/** A store that cannot be opened is asked for less and less often: opening it costs something, and what is wrong is seldom mended within seconds. Whoever has mended it asks by "Refresh". */
const lookElsewhere = { first: 2_000, longest: 60_000 };

export interface Looking {
  /** Whether any view is shown. */
  readonly isShown: () => boolean;
  /** Reads again what is shown. */
  readonly look: () => Promise<void>;
}

/** Gives what is to be called when something may have changed. */
export function lookAgain(host: Host, { isShown, look }: Looking): () => void {
  const { context, logs, runs } = host;
  const pause = growingPause(lookElsewhere);
  const again = paced(async () => {
    try {
      await look();
      logs.failures.works('views');
      // Somebody has mended it, and asked by "Refresh": from now on as before.
      if (pause.milliseconds > lookElsewhere.first) {
        pause.worked();
        wait();
      }
    } catch (thrown) {
      logs.failures.failed('views', thrown);
    }
  }, restMilliseconds);

  let seen: unknown;
  async function elsewhere(): Promise<void> {
    if (!isShown() || !hasStore(host)) return pause.worked();
    try {
      const { store } = await host.engine();
      const now = `${store.id}/${await store.changes.elsewhere()}`;
      if (now !== seen) again();
      seen = now;
      pause.worked();
    } catch {
      // Whoever shows a view says why the store cannot be read; here it is asked for again after a while.
      again();
      pause.failed();
    }
  }

  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  function wait(): void {
    clearTimeout(timer);
    if (isOver) return;
    timer = setTimeout(() => void elsewhere().finally(wait), pause.milliseconds);
  }
  wait();
  context.subscriptions.push(
    host.onDidChange(again),
    runs.onDidChange(again),
    new Disposable(() => {
      isOver = true;
      clearTimeout(timer);
    }),
  );
  return again;
}

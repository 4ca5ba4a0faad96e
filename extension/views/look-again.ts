// When the views look again: after a change here, and while one is shown also after a change by another window or the command line.
import { Disposable } from 'vscode';
import type { Host } from '../host/host.ts';
import { hasStore } from './engine-to-look-at.ts';
import { paced } from './paced.ts';

const restMilliseconds = 250;
const lookElsewhereMilliseconds = 2_000;

export interface Looking {
  /** Whether any view is shown. */
  readonly isShown: () => boolean;
  /** Reads again what is shown. */
  readonly look: () => Promise<void>;
}

/** Gives what is to be called when something may have changed. */
export function lookAgain(host: Host, { isShown, look }: Looking): () => void {
  const { context, logs, runs } = host;
  const again = paced(async () => {
    try {
      await look();
    } catch (thrown) {
      logs.channel('outreach').error(thrown instanceof Error ? thrown : String(thrown));
    }
  }, restMilliseconds);

  let seen: unknown;
  async function lookElsewhere(): Promise<void> {
    if (!isShown() || !hasStore(host)) return;
    try {
      const { store } = await host.engine();
      const now = `${store.id}/${await store.changes.elsewhere()}`;
      if (now !== seen) again();
      seen = now;
    } catch {
      // Whoever shows a view says why the store cannot be read; here it is asked for again in a moment.
      again();
    }
  }

  const timer = setInterval(() => void lookElsewhere(), lookElsewhereMilliseconds);
  context.subscriptions.push(host.onDidChange(again), runs.onDidChange(again), new Disposable(() => clearInterval(timer)));
  return again;
}

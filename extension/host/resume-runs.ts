// Goes on with what a window was doing that is gone: after a reload, after a crash, or when another window was closed in the middle of a run.
import { resumeQuietly } from '../commands/campaigns.ts';
import type { Host } from './host.ts';

/** The editor's own start comes first. */
const firstLookMilliseconds = 2_000;
const lookAgainMilliseconds = 5_000;

export function registerResume(host: Host): void {
  const look = async () => {
    const { isAlive } = await import('../../core/orchestrator/owner.ts');
    for (const campaignId of host.underWay.abandoned(isAlive)) if (!host.runs.current.includes(campaignId)) void resumeQuietly(host, campaignId);
  };
  const again = () => void look().then(() => host.logs.failures.works('resume'), (thrown: unknown) => host.logs.failures.failed('resume', thrown));
  const first = setTimeout(again, firstLookMilliseconds);
  const timer = setInterval(again, lookAgainMilliseconds);
  host.context.subscriptions.push({
    dispose() {
      clearTimeout(first);
      clearInterval(timer);
    },
  });
}

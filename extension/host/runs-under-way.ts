import type { Memento } from 'vscode';

/** Which campaigns a window works on: kept beyond the window, so that another goes on with them when it is gone. */
export interface RunsUnderWay {
  /** Those whose window is gone. */
  abandoned(isAlive: (owner: string) => boolean): readonly number[];
  begun(campaignId: number): Thenable<void>;
  ended(campaignId: number): Thenable<void>;
}

interface RunUnderWay {
  readonly campaignId: number;
  readonly owner: string;
}

/** `owner` names this process, as the core does. */
export function runsUnderWay(state: Pick<Memento, 'get' | 'update'>, home: string, owner: () => Promise<string>): RunsUnderWay {
  const key = `runsUnderWay:${home}`;
  const all = () => state.get<readonly RunUnderWay[]>(key, []);
  const others = (campaignId: number) => all().filter((run) => run.campaignId !== campaignId);
  return {
    abandoned: (isAlive) => all().flatMap((run) => (isAlive(run.owner) ? [] : [run.campaignId])),
    async begun(campaignId) {
      await state.update(key, [...others(campaignId), { campaignId, owner: await owner() }]);
    },
    ended: (campaignId) => state.update(key, others(campaignId)),
  };
}

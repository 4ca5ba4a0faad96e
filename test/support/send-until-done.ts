// Opens a home with the plugins of the program and looks after its mail, round after round, until nothing is queued; or until it is killed, or kills itself.
import { completeSettings } from '../../core/config/load-settings.ts';
import type { Clock } from '../../core/contracts/ports.ts';
import { openEngine } from '../../core/engine.ts';
import { outreachPaths } from '../../core/home/outreach-paths.ts';
import { mailRound } from '../../core/outbox/mail-round.ts';
import { migrations } from '../../migrations/index.ts';
import * as builtIns from '../../plugins/index.ts';

/** Where a process ends itself: before or after a row is written; the last one is after the copy lies in the folder for sent mail, and before that is on record. */
export type DeathPoint = 'before the row' | 'after the row' | 'before the commit' | 'before the copy is noted';

export interface SendTask {
  readonly home: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** How much later it is for this process, in milliseconds. */
  readonly later: number;
  /** It dies at the so-manieth time that it comes here. */
  readonly dieAt?: { readonly point: DeathPoint; readonly time: number };
  /** Goes on until nothing is unknown either. */
  readonly untilSettled?: boolean;
  /** Secrets by name, such as `plugin/smtp/password`. */
  readonly secrets?: Readonly<Record<string, string>>;
}

const task = JSON.parse(process.argv[2] ?? '') as SendTask;
const clock: Clock = { now: () => Date.now() + task.later, sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)) };
const opened = await openEngine({
  ports: { clock, paths: outreachPaths({ home: task.home, environment: {} }), secrets: { get: async (name) => task.secrets?.[name], set: async () => undefined, delete: async () => undefined }, logSink: { write: () => undefined } },
  settings: completeSettings(task.settings, 'the test'),
  builtIns: Object.values(builtIns),
  migrations,
  version: '0.0.0',
});

let times = 0;
async function deathAt<Result>(before: DeathPoint | null, after: DeathPoint | null, work: () => Promise<Result>): Promise<Result> {
  const dies = (point: DeathPoint | null) => {
    if (point === null || point !== task.dieAt?.point) return;
    times += 1;
    if (times === task.dieAt.time) process.kill(process.pid, 'SIGKILL');
  };
  dies(before);
  const result = await work();
  dies(after);
  return result;
}

const { outbox } = opened.store;
const store = {
  ...opened.store,
  outbox: {
    ...outbox,
    claim: (...given: Parameters<typeof outbox.claim>) => deathAt('before the row', 'after the row', () => outbox.claim(...given)),
    copyFiled: (...given: Parameters<typeof outbox.copyFiled>) => deathAt('before the copy is noted', null, () => outbox.copyFiled(...given)),
    markSent: (...given: Parameters<typeof outbox.markSent>) => deathAt('before the commit', null, () => outbox.markSent(...given)),
  },
};
const engine = { ...opened, store };
const signal = new AbortController().signal;
process.stdout.write('ready\n');
for (;;) {
  await mailRound(engine, signal);
  const { queued, sending, unknown } = await store.outbox.counts();
  if (queued + sending + (task.untilSettled === true ? unknown : 0) === 0) break;
  await new Promise((resolve) => setTimeout(resolve, 20));
}
await opened.close('all is done');

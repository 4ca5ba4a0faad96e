import test from 'ava';
import { run as analyze } from '../../../cli/commands/run-analyze.ts';
import { run } from '../../../cli/commands/data-stats.ts';
import { openToken } from '../../../core/outbox/open-pixel.ts';
import * as builtIns from '../../../plugins/index.ts';
import { commandContext } from '../../support/command-context.ts';
import { openTestEngine } from '../../support/engine.ts';
import { sent } from '../../support/sent-message.ts';
import { beginCampaign } from '../../support/store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

interface Line {
  readonly count: number;
  readonly of: number;
  readonly enoughData: boolean;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

interface Stats {
  readonly rates: { readonly answered: Line; readonly cameBack: Line; readonly opened: Line & { readonly doubtful: string }; readonly groups: readonly { readonly group: string; readonly value: string; readonly answered: Line }[] };
}

test('before anything was sent it is said plainly that there is not enough data', async (t) => {
  const engine = await openTestEngine(t, temporaryFolder(t), []);
  const { text, json } = await run(commandContext(engine.home, engine));
  t.regex(text, /^answered +0 of 0: not enough data \(a rate needs 20\)$/m);
  t.deepEqual((json as Stats).rates.answered, { count: 0, of: 0, enoughData: false, rate: null, low: null, high: null });
});

test('answers are counted by talking point, role, size, venue and subject, each rate with its interval', async (t) => {
  const engine = await openTestEngine(t, temporaryFolder(t), Object.values(builtIns));
  const { store } = engine;
  const campaignId = await beginCampaign(store);
  const clocked = { ...store, clock: engine.clock };
  const [first] = [await sent(clocked, campaignId, { replied: true, venue: 'rss' })];
  for (let count = 1; count < 30; count += 1) await sent(clocked, campaignId, { replied: count < 6, text: 'Company size: 11-50' });
  const context = commandContext(engine.home, engine);
  const { text, json } = await run(context);
  t.regex(text, /^answered +6 of 30: 20 % \(9\.5 % to 37\.3 %\)$/m);
  t.regex(text, /^came back +0 of 30: 0 % \(0 % to 11\.4 %\)$/m);
  t.regex(text, /^talking point +product +6 of 30: 20 %/m);
  t.regex(text, /^role +not stated +6 of 30: 20 %/m);
  t.regex(text, /^reader +engineering +6 of 30: 20 %/m);
  t.regex(text, /^company size +11–50 +5 of 29: 17\.2 %/m);
  t.regex(text, /^company size +not stated +1 of 1: not enough data/m);
  t.regex(text, /^venue +rss +1 of 1: not enough data/m);
  t.regex(text, /^subject +A +\d/m);
  t.notRegex(text, /opened/);

  const { rates } = json as Stats;
  t.like(rates.answered, { count: 6, of: 30, enoughData: true, rate: 0.2 });
  t.true((rates.answered.low ?? 1) < 0.2 && (rates.answered.high ?? 0) > 0.2);
  t.deepEqual([...new Set(rates.groups.map(({ group }) => group))], ['talking point', 'role', 'reader', 'company size', 'venue', 'subject']);
  t.like(rates.groups.find(({ value }) => value === 'rss')?.answered, { enoughData: false, rate: null });

  const found = (await analyze(context)).text;
  t.regex(found, /company size 11–50: 5 of 29 answered, 17\.2 %/);
  t.regex(found, /venue rss: 1 of 1 answered; not enough data/);

  await store.metrics.add({ day: '2026-05-04', name: 'opened', dimension: openToken(first?.messageId ?? ''), value: 1 });
  const opened = await run(context);
  t.regex(opened.text, /^opened +1 of 30: 3\.3 % \(0\.6 % to 16\.7 %\), doubtful\nOpens are doubtful/m);
  t.regex((opened.json as Stats).rates.opened.doubtful, /Opens are doubtful/);
});

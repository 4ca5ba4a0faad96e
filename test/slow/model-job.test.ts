import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { type Count, recount } from '../support/recount.ts';
import type { SpendingTotal } from '../../core/store/spending.ts';
import { type FakeProvider, startFakeProvider } from '../support/fake-provider/fake-provider.ts';
import { formats, type ModelFormat, openHome, pendingDrafts, presetFormats, prices, questionsTo, standing, succeeded, trajectoryFiles } from '../support/model-job.ts';
import { writeNotes } from '../support/notes.ts';
import { npmStart, type Outcome, outreach } from '../support/outreach.ts';
import { writeResume } from '../support/resume.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Summary {
  readonly drafts: number;
  readonly failures: readonly unknown[];
  readonly spent: SpendingTotal;
}

for (const [name, format] of Object.entries({ ...formats, ...presetFormats })) {
  test.serial(`The sample comes to the same drafts with ${name} as with the rules, all grounded, and every token is accounted for`, async (t) => {
    const folder = temporaryFolder(t);
    const offline = join(folder, 'offline');
    succeeded(t, await npmStart(['--home', offline]));
    const expected = standing(await pendingDrafts(offline));
    t.is(Object.keys(expected).length, 10);

    const home = join(folder, 'home');
    const provider = await startFakeProvider(t, name === 'best_quality' ? { models: ['claude-opus-5-5', 'claude-haiku-4-5'] } : {});
    await mainJob(t, home, expected, provider, npmStart(['--home', home, '--json', ...format.words(provider)], format.environment));

    // A second start asks nobody anything.
    const asked = questionsTo(provider);
    const again = await npmStart(['--home', home, ...format.words(provider)], format.environment);
    succeeded(t, again);
    t.regex(again.stdout, /Nothing was left to do/);
    t.is(questionsTo(provider), asked);
  });
}

for (const format of Object.values<ModelFormat>(formats)) {
  test.serial(`A folder of notes comes to the same drafts with ${format.backend} as with the rules`, async (t) => {
    const folder = temporaryFolder(t);
    const notes = join(folder, 'notes');
    const resume = join(folder, 'resume.md');
    await writeNotes(notes, 12);
    await writeResume(resume);
    const job = ['run', 'all', '--resume', resume, '--venue', 'markdown', '--from', notes, '--limit', '8'];
    const offline = join(folder, 'offline');
    succeeded(t, await outreach([...job, '--home', offline]));
    const expected = standing(await pendingDrafts(offline));
    t.is(Object.keys(expected).length, 8);

    const home = join(folder, 'home');
    const provider = await startFakeProvider(t);
    await mainJob(t, home, expected, provider, outreach([...job, '--home', home, '--json', ...format.words(provider)], format.environment));
  });
}

test.serial('What it took is told in one line: requests, tokens, dollars, and where to look', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  const provider = await startFakeProvider(t);
  const outcome = await npmStart(['--home', home, ...formats.anthropic.words(provider)], formats.anthropic.environment);
  succeeded(t, outcome);
  const [, requests, dollars] = /^(\d+) requests to models, [\d,]+ tokens, \$(\d+\.\d{4})\. What was asked and answered: outreach agents inspect \w+ --home /m.exec(outcome.stdout) ?? [];
  t.is(Number(requests), questionsTo(provider));
  t.true(Number(dollars) > 0);
});

async function mainJob(t: ExecutionContext, home: string, expected: Readonly<Record<string, readonly string[]>>, provider: FakeProvider, running: Promise<Outcome>): Promise<void> {
  const outcome = await running;
  succeeded(t, outcome);
  const { drafts: count, failures, spent } = outcome.json<Summary>();
  t.deepEqual(failures, []);
  t.is(count, Object.keys(expected).length);
  t.deepEqual(standing(await pendingDrafts(home)), expected);
  await grounded(t, home);

  // What was told, what the ledger says by any key, what the budgets count, and what a recount of the trajectory comes to: one sum.
  t.is(spent.attempts, questionsTo(provider));
  const { spending } = await openHome(t, home);
  const files = await trajectoryFiles(home);
  t.is(files.length, 1);
  const counted = await recount(files, ({ usage }) => (usage === null ? 0 : usage.inputTokens * prices.input + usage.outputTokens * prices.output));
  t.true(spent.micros > 0);
  t.is(spent.unpriced, 0);
  t.deepEqual(sumOf(spent), sumOf(counted.total));
  for (const [by, parts] of [['model', counted.byModel], ['agent', counted.byAgent], ['campaign', counted.byCampaign]] as const) {
    const totals = await spending.totals(by);
    t.is(totals.reduce((sum, { micros }) => sum + micros, 0), spent.micros, by);
    for (const total of totals) {
      const key = by === 'campaign' ? Number(total.key) : by === 'model' ? (total.key ?? '').replace(/^\w+\//, '') : total.key;
      t.deepEqual(sumOf(total), sumOf((parts as ReadonlyMap<unknown, Count>).get(key)), `${by} ${total.key}`);
    }
    t.is(totals.length, parts.size, by);
  }
  t.like((await spending.budgets()).find(({ scope }) => scope === 'all'), { spentMicros: spent.micros, spentTokens: spent.inputTokens + spent.outputTokens, reservedMicros: 0, reservedTokens: 0 });

  const verified = await outreach(['agents', 'verify', 'latest', '--home', home]);
  succeeded(t, verified);
  t.regex(verified.stdout, new RegExp(`is as it was written: ${spent.attempts} steps, and its end`));
}

/** Each claim's words stand in the draft, and its quote stands in a text that was kept for this lead. */
async function grounded(t: ExecutionContext, home: string): Promise<void> {
  const { documents, profiles } = await openHome(t, home);
  const profile = await profiles.active();
  for (const { lead, claims, subjectA, subjectB, body, followUps } of await pendingDrafts(home)) {
    t.true(claims.length >= 2, lead.company);
    const texts = new Map((await documents.ofLead(lead.id)).map(({ uri, text }) => [uri, text]));
    const letter = [subjectA, subjectB, body, ...followUps.map((each) => each.body)].join('\n');
    for (const { text, source } of claims) {
      t.true(letter.includes(text), `${lead.company}: "${text}"`);
      const whole = source.kind === 'resume' ? profile?.profile.rawText : texts.get(source.uri);
      t.true(whole?.includes(source.quote), `${lead.company}: "${source.quote}" in ${source.uri}`);
    }
  }
}

interface Sum {
  readonly attempts: number;
  readonly succeeded: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly micros: number;
}

function sumOf(counted: SpendingTotal | Count | undefined): Sum | undefined {
  if (counted === undefined) return undefined;
  const { attempts, succeeded: used, inputTokens, outputTokens } = counted;
  return { attempts, succeeded: used, inputTokens, outputTokens, micros: 'micros' in counted ? counted.micros : counted.costMicros };
}

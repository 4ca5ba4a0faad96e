// What a run may cost, and what becomes of it when the money, the key, the provider or the process gives out in the middle.
import { once } from 'node:events';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { SpendingTotal } from '../../core/store/spending.ts';
import { type FakeProvider, startFakeProvider } from '../support/fake-provider/fake-provider.ts';
import { formats, openHome, type PendingDraft, pendingDrafts, questionsTo, succeeded } from '../support/model-job.ts';
import { writeNotes } from '../support/notes.ts';
import { type Outcome, outreach, startOutreach } from '../support/outreach.ts';
import { writeResume } from '../support/resume.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const { words, environment } = formats.anthropic;
/** A request may write so much at most: what is set aside for it must be small beside the budget. */
const shortAnswers = ['--set', 'llm.maxOutputTokens=4000'];

interface Summary {
  readonly drafts: number;
  readonly spent: SpendingTotal;
}

interface Job {
  readonly home: string;
  readonly provider: FakeProvider;
  start(...more: readonly string[]): Promise<Outcome>;
  goOn(...more: readonly string[]): Promise<Outcome>;
}

async function job(t: ExecutionContext, name: string): Promise<Job> {
  const folder = temporaryFolder(t);
  const home = join(folder, name);
  const notes = join(folder, 'notes');
  const resume = join(folder, 'resume.md');
  await writeNotes(notes, 6);
  await writeResume(resume);
  const provider = await startFakeProvider(t);
  const common = ['--home', home, '--json', ...words(provider), ...shortAnswers];
  return {
    home,
    provider,
    start: (...more) => outreach(['run', 'all', '--resume', resume, '--venue', 'markdown', '--from', notes, '--limit', '6', ...common, ...more], environment),
    goOn: (...more) => outreach(['run', 'continue', ...common, ...more], environment),
  };
}

/** The letters by company, without what differs from home to home. */
async function letters(home: string): Promise<Readonly<Record<string, Pick<PendingDraft, 'subjectA' | 'subjectB' | 'body'>>>> {
  return Object.fromEntries((await pendingDrafts(home)).map(({ lead, subjectA, subjectB, body }) => [lead.company, { subjectA, subjectB, body }]));
}

/** Each question that was answered, as often as it was: the same body is the same question. */
function askedTwice({ requests }: FakeProvider): readonly string[] {
  const bodies = requests.filter(({ method, closed }) => method === 'POST' && !closed).map(({ body }) => JSON.stringify(body));
  return bodies.filter((body, index) => bodies.indexOf(body) !== index);
}

test.serial('A budget that runs out in the middle stops the run once, says which and how to raise it, and what is left is finished later', async (t) => {
  const whole = await job(t, 'whole');
  const all = await whole.start();
  succeeded(t, all);
  const cost = all.json<Summary>().spent.micros / 1_000_000;
  const expected = await letters(whole.home);
  t.is(Object.keys(expected).length, 6);

  const { home, provider, start, goOn } = await job(t, 'short');
  const budget = Math.round(cost * 85) / 100;
  const keepAnswers = ['--set', 'llm.cache.keep=true'];
  const stopped = await start('--set', `llm.budget.perCampaign.dollars=${budget}`, ...keepAnswers);
  t.is(stopped.code, 1, stopped.stderr);
  const { error } = stopped.json<{ readonly error: { readonly code: string; readonly message: string; readonly help: string } }>();
  t.is(error.code, 'budget_exhausted');
  t.regex(error.help, /outreach config set llm\.budget\.perCampaign\.dollars \d+(?:\.\d+)?.*, or choose a cheaper model; then "outreach run continue/);
  t.is(stopped.stderr.match(/The budget of this campaign/g)?.length, 1, stopped.stderr);
  t.notRegex(stopped.stderr, /failed/);

  const { spending, jobs } = await openHome(t, home);
  const spent = await spending.total();
  t.true(spent.micros > 0 && spent.micros <= budget * 1_000_000, `${spent.micros} of ${budget}`);
  t.is(spent.assumed, 0, 'nothing that was paid for is thrown away');
  const left = await jobs.list({ campaignId: 1, state: 'queued' });
  t.true(left.length > 0);
  t.is((await jobs.list({ campaignId: 1, state: 'failed' })).length, 0);
  const finished = Object.keys(await letters(home)).length;
  t.true(finished < 6);

  const more = await goOn('--set', `llm.budget.perCampaign.dollars=${Math.ceil(10 * cost)}`, ...keepAnswers);
  succeeded(t, more);
  t.deepEqual(await letters(home), expected);
  t.is(questionsTo(provider), questionsTo(whole.provider));
  t.deepEqual(askedTwice(provider), []);
  t.log(`${finished} of 6 drafts before the budget ran out; ${questionsTo(provider)} questions in both runs, ${questionsTo(whole.provider)} in one`);
});

test.serial('A key that is refused in the middle stops the run once, and leaves the leads queued', async (t) => {
  const { home, provider, start, goOn } = await job(t, 'refused');
  provider.script({}, ...Array.from({ length: 8 }, () => ({})), ...Array.from({ length: 100 }, () => ({ status: 401 })));
  const stopped = await start();
  t.is(stopped.code, 2, stopped.stdout);
  t.is(stopped.json<{ readonly error: { readonly code: string } }>().error.code, 'model_key_refused');
  t.is(stopped.stderr.match(/refused the API key/g)?.length, 1, stopped.stderr);
  const refused = provider.requests.length - 9;
  t.true(refused >= 1 && refused <= 8, `${refused} requests were refused`);
  const { jobs } = await openHome(t, home);
  t.is((await jobs.list({ campaignId: 1, state: 'failed' })).length, 0);

  const { url } = await startFakeProvider(t); // the same provider, with the key mended
  succeeded(t, await goOn('--set', `plugins.anthropic.baseUrl=${url}`));
  t.is(Object.keys(await letters(home)).length, 6);
});

test.serial('A provider that has too much to do for a while only delays', async (t) => {
  const { home, provider, start } = await job(t, 'overloaded');
  const busy = { status: 529 };
  provider.script({}, {}, busy, {}, busy, {}, {}, { ...busy, headers: { 'retry-after': '1' } }, {}, { status: 503 });
  const outcome = await start();
  succeeded(t, outcome);
  t.is(Object.keys(await letters(home)).length, 6);
  const { spent } = outcome.json<Summary>();
  t.is(spent.attempts - spent.succeeded, 4);
  t.is(spent.attempts, questionsTo(provider));
});

test.serial('A run that is killed in the middle is finished by the next one: no lead twice, and what was lost is counted', async (t) => {
  const { home, provider, goOn } = await job(t, 'killed');
  const folder = join(home, '..');
  // With a limit in dollars it is known beforehand what each request can cost.
  const limited = ['--set', 'llm.budget.perCampaign.dollars=100'];
  const { process: running, outcome } = startOutreach(['run', 'all', '--resume', join(folder, 'resume.md'), '--venue', 'markdown', '--from', join(folder, 'notes'), '--limit', '6', '--home', home, ...words(provider), ...shortAnswers, ...limited], environment);
  // The list of models, then twenty questions; the next are never answered.
  provider.script(...Array.from({ length: 21 }, () => ({})), { stall: 'headers' }, { stall: 'headers' }, { stall: 'headers' }, { stall: 'headers' });
  await provider.received(23);
  running.kill('SIGKILL');
  if (running.exitCode === null && running.signalCode === null) await once(running, 'close');
  t.true((await outcome).killed);

  const answered = questionsTo(provider);
  const rest = await startFakeProvider(t);
  succeeded(t, await goOn('--set', `plugins.anthropic.baseUrl=${rest.url}`));
  t.is(Object.keys(await letters(home)).length, 6);
  const { spending, emails } = await openHome(t, home);
  t.is((await emails.list({ campaignId: 1, limit: 100 })).length, 6);
  const rows = await spending.rows({}, { limit: 500 });
  const lost = rows.filter(({ outcome: what }) => what === 'lost');
  t.true(lost.length >= 2, `${lost.length} were lost`);
  t.true(lost.every(({ assumed, micros }) => assumed === 1 && micros !== null && micros > 0), 'what may have been answered counts in full');
  t.is(rows.length, answered + questionsTo(rest));
  t.like(await spending.total(), { assumed: lost.length, attempts: rows.length });
});

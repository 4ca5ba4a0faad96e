import { setTimeout as sleep } from 'node:timers/promises';
import test from 'ava';
import type { Agent } from '../../../../core/contracts/agent.ts';
import type { ScoutInput, ScoutOutput } from '../../../../core/contracts/roles.ts';
import type { Venue } from '../../../../core/contracts/venue.ts';
import type { Candidate } from '../../../../core/domain/lead.ts';
import { createError } from '../../../../core/errors.ts';
import type { Scope } from '../../../../core/kernel/plugin.ts';
import { textTools } from '../../../../core/text/text-tools.ts';
import { validate } from '../../../../core/validate.ts';
import scoutPlugin from '../../../../plugins/agents/scout/index.ts';
import greenhouse from '../../../../plugins/venues/greenhouse.ts';
import { agentRun } from '../../../support/agent-run.ts';
import { silentLog } from '../../../support/log.ts';
import { jsonSource, textSource, venueOf } from '../../../support/venue.ts';

const realClock: Scope['clock'] = { now: () => Date.now(), sleep: (milliseconds, signal) => sleep(milliseconds, undefined, signal === undefined ? {} : { signal }) };

function scout(options: Readonly<Record<string, number>> = {}, clock: Scope['clock'] = realClock): Agent<ScoutInput, ScoutOutput> {
  const checked = validate<unknown>(scoutPlugin.options ?? {}, { ...options });
  if (!checked.ok) throw new Error(checked.problems);
  const agents: Agent<ScoutInput, ScoutOutput>[] = [];
  void scoutPlugin.apply({ options: checked.value, text: textTools, log: silentLog, clock, addAgent: (agent: never) => void agents.push(agent) } as unknown as Scope<never>);
  return agents[0] as Agent<ScoutInput, ScoutOutput>;
}

const candidate = (company: string): Candidate => ({ company, role: 'Engineer', documents: [{ kind: 'posting', uri: `https://a.example/${company}`, title: '', text: `Write to jobs@${company.toLowerCase()}.example.`, fetchedAt: '' }] });

function venue(id: string, discover: Venue['discover'] | readonly unknown[]): Venue {
  const fixed = async function* () {
    yield* discover as readonly Candidate[];
  };
  return { id, label: id, description: '', takes: ['file'], discover: typeof discover === 'function' ? discover : fixed };
}

async function run(venues: readonly Venue[], options: Readonly<Record<string, number>> = {}, signal?: AbortSignal) {
  const { run: at, lines, logged } = agentRun(venues, signal);
  const requests = venues.map(({ id }) => ({ venue: id, source: textSource('') }));
  const agent = scout(options);
  const output = await agent.run({ requests, profile: null }, at);
  mustFitItsSchema(agent, output);
  return { found: output.found, lines, logged };
}

function mustFitItsSchema(agent: Agent<ScoutInput, ScoutOutput>, output: ScoutOutput): void {
  const checked = validate(agent.output, structuredClone(output));
  if (!checked.ok) throw new Error(checked.problems);
}

test('venues are read, scored, and told of in the order they were asked for', async (t) => {
  const { found, lines } = await run([venue('one', [candidate('Tidewater')]), venue('two', [candidate('Anchor'), candidate('Buoy')])]);
  t.deepEqual(found.map((scouted) => [scouted.venue, scouted.leads.map((lead) => lead.candidate.company), scouted.flagged]), [
    ['one', ['Tidewater'], null],
    ['two', ['Anchor', 'Buoy'], null],
  ]);
  t.deepEqual([...lines].sort(), ['one: 1 lead', 'two: 2 leads']);
  t.true(found[0]?.leads.every(({ score, reasons }) => score >= 0 && score <= 100 && reasons.length > 0));
});

test('an address stated in a document becomes the lead’s', async (t) => {
  const { found } = await run([venue('one', [candidate('Tidewater')])]);
  t.like(found[0]?.leads[0]?.candidate, { email: 'jobs@tidewater.example', provenance: { how: 'stated', uri: 'https://a.example/Tidewater', quote: 'Write to jobs@tidewater.example.' } });
});

test('a venue that fails is flagged with its reason and help, and the others go on', async (t) => {
  const failing = venue('failing', async function* () {
    yield candidate('Lost');
    throw createError('plugin_says', { message: 'The board is gone.', help: 'Look at its address.' });
  });
  const { found, logged } = await run([failing, venue('good', [candidate('Tidewater')])]);
  t.like(found[0], { leads: [], flagged: 'The board is gone. Look at its address.' });
  t.is(found[1]?.leads.length, 1);
  t.true(logged.some((line) => line.startsWith('warn') && line.includes('The board is gone.')));
});

test('a venue that nobody has registered is flagged, saying which exist', async (t) => {
  const { run: at } = agentRun([venue('good', [])]);
  const { found } = await scout().run({ requests: [{ venue: 'bad', source: textSource('') }], profile: null }, at);
  t.regex(found[0]?.flagged ?? '', /There is no venue "bad"/);
});

test('a venue is not asked to read what it does not take', async (t) => {
  const { run: at } = agentRun([venue('good', [candidate('Tidewater')])]);
  const { found } = await scout().run({ requests: [{ venue: 'good', source: textSource('', { uri: 'https://a.example', shape: 'url' }) }], profile: null }, at);
  t.is(found[0]?.flagged, 'It takes a file, and https://a.example is a url.');
});

test('a venue that hangs is given up, told to stop, and the others go on', async (t) => {
  let told = false;
  const hanging = venue('hanging', async function* (_from, { signal }) {
    signal.addEventListener('abort', () => (told = true));
    await new Promise(() => undefined);
    yield candidate('Never');
  });
  const { found } = await run([hanging, venue('good', [candidate('Tidewater')])], { venueTimeoutSeconds: 1 });
  t.is(found[0]?.flagged, 'It did not finish within 1 s.');
  t.is(found[1]?.leads.length, 1);
  t.true(told);
});

test('a cancelled run rejects soon, and its venues are told', async (t) => {
  const stopping = new AbortController();
  const hanging = venue('hanging', async function* () {
    await new Promise(() => undefined);
    yield candidate('Never');
  });
  const running = run([hanging], {}, stopping.signal);
  stopping.abort(new Error('the user said stop'));
  await t.throwsAsync(running, { message: 'the user said stop' });
});

test('at most so many venues are read at once', async (t) => {
  let reading = 0;
  let most = 0;
  const slow = (id: string) =>
    venue(id, async function* () {
      reading += 1;
      most = Math.max(most, reading);
      await sleep(5);
      yield candidate(id);
      reading -= 1;
    });
  const { found } = await run(['a', 'b', 'c', 'd', 'e', 'f'].map(slow), { concurrency: 2 });
  t.is(most, 2);
  t.deepEqual(found.map((scouted) => scouted.venue), ['a', 'b', 'c', 'd', 'e', 'f']);
});

test('a board whose fields are mostly empty is flagged, and nothing of it is passed on', async (t) => {
  const jobs = Array.from({ length: 10 }, (_, index) => ({ id: index, title: index < 2 ? 'Engineer' : '', absolute_url: '', content: index < 2 ? '&lt;p&gt;Work.&lt;/p&gt;' : '', company_name: 'Tidewater' }));
  const { run: at } = agentRun([venueOf(greenhouse)]);
  const { found } = await scout().run({ requests: [{ venue: 'greenhouse', source: jsonSource({ jobs }) }], profile: null }, at);
  t.like(found[0], { leads: [], flagged: '53 % of its fields are empty (no role in 8 of 10, no text in 8 of 10); at most 20 % may be.' });
});

test('a single lead without a company is skipped, and named', async (t) => {
  const nameless = { ...candidate(''), documents: [{ kind: 'posting', uri: 'https://a.example/nameless', title: '', text: 'Work.', fetchedAt: '' }] };
  const { found } = await run([venue('one', [...Array.from({ length: 9 }, (_, index) => candidate(`C${index}`)), nameless])]);
  t.is(found[0]?.leads.length, 9);
  t.deepEqual(found[0]?.skipped, [{ where: 'https://a.example/nameless', reason: 'it names no company' }]);
});

test('what a venue gives that is no candidate is skipped', async (t) => {
  const { found } = await run([venue('one', [...Array.from({ length: 9 }, (_, index) => candidate(`C${index}`)), 'no candidate'])]);
  t.is(found[0]?.leads.length, 9);
  t.deepEqual(found[0]?.skipped, [{ where: 'entry 10', reason: 'it is not an object' }]);
});

test('a venue without end is cut off', async (t) => {
  const endless = venue('endless', async function* () {
    for (let index = 0; ; index += 1) yield candidate(`C${index}`);
  });
  const { found, logged } = await run([endless], { maxCandidates: 30 });
  t.is(found[0]?.leads.length, 30);
  t.true(logged.some((line) => line.includes('more than 30 leads')));
});

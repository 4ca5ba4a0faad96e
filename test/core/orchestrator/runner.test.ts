import test, { type ExecutionContext } from 'ava';
import type { Candidate } from '../../../core/domain/lead.ts';
import { createError } from '../../../core/errors.ts';
import type { Plugin } from '../../../core/kernel/plugin.ts';
import { decideAtTheGate, leadsAtTheGate } from '../../../core/campaign/gate.ts';
import { type RunReport, runCampaign } from '../../../core/orchestrator/runner.ts';
import { createCast, type CastParts } from '../../support/cast.ts';
import { beginTestCampaign, candidateAt, openTestEngine, type TestEngine } from '../../support/engine.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const never = new AbortController().signal;

async function setUp(t: ExecutionContext, candidates: readonly Candidate[], parts: Omit<CastParts, 'candidates'> = {}, more: readonly unknown[] = [], settings = {}) {
  const cast = createCast({ candidates, ...parts });
  const engine = await openTestEngine(t, temporaryFolder(t), [cast.plugin, ...more], settings);
  return { cast, engine };
}

function run(engine: TestEngine, campaignId: number, signal = never): Promise<RunReport> {
  return runCampaign(engine, { campaignId, signal });
}

test('A lead goes from discovery to a draft in the review queue, each agent asked once', async (t) => {
  const { cast, engine } = await setUp(t, [candidateAt('Alder')]);
  const campaign = await beginTestCampaign(engine);
  const report = await run(engine, campaign.id);
  t.deepEqual(report.failures, []);
  t.deepEqual(cast.asked, ['scout', 'research-light Alder', 'research-deep Alder', 'matcher Alder', 'writer Alder']);
  const [lead] = (await engine.store.leads.page({ sort: 'score', limit: 10 })).leads;
  t.is(lead?.status, 'drafted');
  const [email] = await engine.store.emails.list();
  t.deepEqual(email?.blockedBy, []);
  t.is(email?.writtenBy, 'test rules');
});

test('A second run of a finished campaign asks nobody anything', async (t) => {
  const { cast, engine } = await setUp(t, [candidateAt('Alder'), candidateAt('Birch')]);
  const campaign = await beginTestCampaign(engine);
  await run(engine, campaign.id);
  const before = cast.asked.length;
  await beginTestCampaign(engine);
  const report = await run(engine, campaign.id);
  t.is(report.finished, 0);
  t.is(cast.asked.length, before);
});

test('Only the best leads begin, one for each company, and a larger limit lets the next ones in', async (t) => {
  const leads = [candidateAt('Alder'), candidateAt('Alder Inc.', { role: 'Designer', email: 'design@alder.example' }), candidateAt('Birch'), candidateAt('Cedar')];
  const { cast, engine } = await setUp(t, leads);
  const campaign = await beginTestCampaign(engine, { limit: 2 });
  await run(engine, campaign.id);
  t.deepEqual(cast.asked.filter((line) => line.startsWith('writer')).sort(), ['writer Alder', 'writer Birch']);
  await beginTestCampaign(engine, { limit: 3 });
  await run(engine, campaign.id);
  t.is(cast.asked.filter((line) => line === 'writer Cedar').length, 1);
  const deferred = await engine.store.campaigns.leads(campaign.id, 'deferred');
  t.deepEqual(deferred.map(({ company }) => company), ['Alder Inc.']);
});

test('An agent that throws is named, its lead is left, and the others go on', async (t) => {
  const { engine } = await setUp(t, [candidateAt('Alder'), candidateAt('Birch')], {
    before: (agent, input) => {
      if (agent === 'matcher' && (input as { lead: { company: string } }).lead.company === 'Alder') throw new Error('no idea');
    },
  });
  const campaign = await beginTestCampaign(engine);
  const report = await run(engine, campaign.id);
  t.is(report.failures.length, 1);
  t.regex(String(report.failures[0]?.error.message), /Plugin "cast" failed while running agent "matcher": no idea/);
  t.is((await engine.store.emails.list()).length, 1);
  const [log] = await engine.store.agentLogs.list({ agent: 'matcher', leadId: report.failures[0]?.leadId ?? 0 });
  t.is(log?.state, 'failed');
  t.regex(log?.error ?? '', /no idea/);
});

test('Research that fails for good is done without; a failure of the world is tried again first', async (t) => {
  let tries = 0;
  const { cast, engine } = await setUp(t, [candidateAt('Alder')], {
    before: (agent) => {
      if (agent !== 'research-deep') return;
      tries += 1;
      throw createError('web_unreachable', { url: 'https://alder.example', reason: 'it does not answer' });
    },
  });
  const campaign = await beginTestCampaign(engine);
  await run(engine, campaign.id);
  t.is(tries, 3);
  t.true(cast.asked.includes('writer Alder'));
});

test('Two runs at once on one home do everything once', async (t) => {
  const leads = Array.from({ length: 12 }, (_, index) => candidateAt(`Company ${'ABCDEFGHIJKL'[index]}`));
  const { cast, engine } = await setUp(t, leads);
  const other = await openTestEngine(t, engine.home, [createCast({ candidates: leads, before: (agent, input) => void cast.asked.push(`${agent} ${(input as { lead?: { company: string } }).lead?.company ?? ''}`.trim()) }).plugin]);
  const campaign = await beginTestCampaign(engine, { limit: 12 });
  await Promise.all([run(engine, campaign.id), run(other, campaign.id)]);
  t.is(cast.asked.length, 1 + 12 * 4);
  t.is(new Set(cast.asked).size, cast.asked.length);
  t.is((await engine.store.emails.list()).length, 12);
});

test('A run that is cancelled gives its work back, and the next run goes on from there', async (t) => {
  const stopping = new AbortController();
  const { cast, engine } = await setUp(t, [candidateAt('Alder')], {
    before: (agent) => {
      if (agent === 'matcher' && !stopping.signal.aborted) stopping.abort(new Error('enough'));
    },
  });
  const campaign = await beginTestCampaign(engine);
  await t.throwsAsync(run(engine, campaign.id, stopping.signal), { message: 'enough' });
  t.is((await engine.store.jobs.counts(campaign.id)).running, 0);
  await run(engine, campaign.id);
  t.deepEqual(cast.asked.filter((line) => line.startsWith('research')), ['research-light Alder', 'research-deep Alder']);
  t.is((await engine.store.emails.list()).length, 1);
});

test('In assist mode leads wait for the user after light research, who accepts, rejects or defers', async (t) => {
  const { cast, engine } = await setUp(t, [candidateAt('Alder'), candidateAt('Birch'), candidateAt('Cedar')]);
  const campaign = await beginTestCampaign(engine, { mode: 'assist' });
  await run(engine, campaign.id);
  t.false(cast.asked.some((line) => line.startsWith('research-deep')));
  const waiting = await leadsAtTheGate(engine, campaign.id);
  t.deepEqual(waiting.map(({ lead, brief }) => [lead.company, brief?.summary]), [['Alder', 'About Alder'], ['Birch', 'About Birch'], ['Cedar', 'About Cedar']]);
  const [alder, birch, cedar] = waiting.map(({ lead }) => lead.id);
  await decideAtTheGate(engine, campaign.id, alder ?? 0, 'accepted', 'yes');
  await decideAtTheGate(engine, campaign.id, birch ?? 0, 'rejected', 'no');
  await decideAtTheGate(engine, campaign.id, cedar ?? 0, 'deferred', 'later');
  await run(engine, campaign.id);
  t.deepEqual(cast.asked.filter((line) => line.startsWith('writer')), ['writer Alder']);
  await decideAtTheGate(engine, campaign.id, cedar ?? 0, 'accepted', 'now');
  await run(engine, campaign.id);
  t.deepEqual(cast.asked.filter((line) => line.startsWith('writer')), ['writer Alder', 'writer Cedar']);
});

test('A module agent runs once for each lead at its moment, and its answer is kept with the lead', async (t) => {
  const runs: string[] = [];
  const module: Plugin = {
    name: 'keywords',
    apiVersion: 1,
    apply(scope) {
      scope.addAgent({
        id: 'keyword-check', title: 'Keywords', description: 'Counts.', role: 'module', at: 'matchScored', timeoutSeconds: 5,
        output: { type: 'object', required: ['count'], properties: { count: { type: 'integer' } } },
        run: async ({ lead }: { lead: { company: string } }) => {
          runs.push(lead.company);
          return { count: lead.company.length };
        },
      });
    },
  };
  const { engine } = await setUp(t, [candidateAt('Alder'), candidateAt('Birch')], {}, [module]);
  const campaign = await beginTestCampaign(engine);
  await run(engine, campaign.id);
  t.deepEqual(runs.sort(), ['Alder', 'Birch']);
  const [lead] = (await engine.store.leads.page({ sort: 'company', limit: 10 })).leads;
  t.deepEqual((await engine.store.agentResults.ofLead(lead?.id ?? 0)).map(({ agent, value }) => [agent, value]), [['keyword-check', { count: 5 }]]);
});

test('Every moment is told once, in the order in which it came true', async (t) => {
  const told: string[] = [];
  const listener: Plugin = {
    name: 'listener',
    apiVersion: 1,
    apply(scope) {
      for (const moment of ['leadDiscovered', 'briefReady', 'matchScored', 'emailDrafted'] as const) {
        scope.hooks[moment].tap((event: { readonly eventId: number }) => void told.push(`${event.eventId} ${moment}`));
      }
    },
  };
  const { engine } = await setUp(t, [candidateAt('Alder')], {}, [listener]);
  await run(engine, (await beginTestCampaign(engine)).id);
  t.deepEqual(told.map((line) => line.split(' ')[1]), ['leadDiscovered', 'briefReady', 'briefReady', 'matchScored', 'emailDrafted']);
  t.is(await engine.store.events.undelivered(), 0);
});

test('A plugin that keeps a candidate out is heard, and one that fails to answer keeps it out as well', async (t) => {
  const screen: Plugin = {
    name: 'screen',
    apiVersion: 1,
    apply(scope) {
      scope.hooks.leadScreen.tap(({ candidate }) => {
        if (candidate.company === 'Alder') return 'we know them';
        if (candidate.company === 'Birch') throw new Error('broken');
        return undefined;
      });
    },
  };
  const { engine } = await setUp(t, [candidateAt('Alder'), candidateAt('Birch'), candidateAt('Cedar')], {}, [screen]);
  await run(engine, (await beginTestCampaign(engine)).id);
  t.deepEqual((await engine.store.leads.page({ sort: 'score', limit: 10 })).leads.map(({ company }) => company), ['Cedar']);
});

test('The current employer and blocked companies are not written to, and the lead says why', async (t) => {
  const { engine } = await setUp(t, [candidateAt('Tallow Systems'), candidateAt('Birch'), candidateAt('Cedar')], {}, [], { discovery: { blockCompanies: ['birch'] } });
  const campaign = await beginTestCampaign(engine);
  await run(engine, campaign.id);
  t.is((await engine.store.emails.list()).length, 1);
  const rejected = await engine.store.campaigns.leads(campaign.id, 'rejected');
  const reasons = await Promise.all(rejected.map(async ({ id }) => (await engine.store.campaigns.decisionOn(campaign.id, id))?.reason));
  t.deepEqual(reasons, ['Tallow Systems is your current employer.', 'Birch is on your block-list (discovery.blockCompanies).']);
});

test('A module that runs as soon as a lead is discovered takes no place from the leads that are written to', async (t) => {
  const early: Plugin = {
    name: 'early',
    apiVersion: 1,
    apply(scope) {
      scope.addAgent({ id: 'early', title: 'Early', description: 'Looks.', role: 'module', at: 'leadDiscovered', timeoutSeconds: 5, output: { type: 'object' }, run: async () => ({}) });
    },
  };
  const { engine } = await setUp(t, ['Alder', 'Birch', 'Cedar'].map((name) => candidateAt(name)), {}, [early]);
  const campaign = await beginTestCampaign(engine, { limit: 2 });
  await run(engine, campaign.id);
  t.is((await engine.store.emails.list()).length, 2);
});

test('A campaign whose best leads were never chosen, because the program was killed just then, begins when it is asked for again', async (t) => {
  const { engine } = await setUp(t, [candidateAt('Alder'), candidateAt('Birch')]);
  const campaign = await beginTestCampaign(engine, { limit: 1 });
  await run(engine, campaign.id);
  // The raised limit was committed, and then the program died.
  await engine.store.threads.raiseLimit(campaign.id, 2);
  await beginTestCampaign(engine, { limit: 2 });
  await run(engine, campaign.id);
  t.is((await engine.store.emails.list()).length, 2);
});

test('A venue that gives nothing fails the step with its reason, and is read again when it was mended', async (t) => {
  const candidates = [candidateAt('Alder')];
  let broken = true;
  const { engine } = await setUp(t, candidates, {
    before: (agent) => {
      if (agent === 'scout' && broken) throw createError('nothing_found', { reasons: ['the file is empty.'] });
    },
  });
  const campaign = await beginTestCampaign(engine);
  const report = await run(engine, campaign.id);
  t.regex(String(report.failures[0]?.error.message), /the file is empty/);
  broken = false;
  await engine.store.jobs.retryFailed(campaign.id);
  await run(engine, campaign.id);
  t.is((await engine.store.emails.list()).length, 1);
});

test('A run of leads that answer at once still gives the event loop its turns', async (t) => {
  const candidates = Array.from({ length: 30 }, (_, index) => candidateAt(`Company ${index}`));
  const { engine } = await setUp(t, candidates);
  const campaign = await beginTestCampaign(engine, { limit: candidates.length });
  let turns = 0;
  let over = false;
  const count = (): void => {
    turns += 1;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  const { finished } = await run(engine, campaign.id);
  over = true;
  t.true(finished >= 30 * 4, `${finished} steps`);
  t.true(turns >= finished / 8, `${turns} turns for ${finished} steps`);
});

test('Who pauses a campaign stops its runs wherever they are; what is asked for one lead is done meanwhile', async (t) => {
  const { cast, engine } = await setUp(t, [candidateAt('Alder'), candidateAt('Birch'), candidateAt('Cedar')]);
  const campaign = await beginTestCampaign(engine);
  await runCampaign(engine, { campaignId: campaign.id, steps: ['scout'], signal: never });
  await engine.store.campaigns.setStatus(campaign.id, 'paused');
  t.deepEqual(await run(engine, campaign.id), { finished: 0, failures: [] });
  t.deepEqual(cast.asked, ['scout']);

  const { leads } = await engine.store.leads.page({ sort: 'company', limit: 10 });
  const birch = leads.find(({ company }) => company === 'Birch');
  await runCampaign(engine, { campaignId: campaign.id, leadId: birch?.id ?? 0, signal: never });
  t.deepEqual(new Set(cast.asked.slice(1).map((asked) => asked.split(' ').at(-1))), new Set(['Birch']));
  t.is((await engine.store.emails.list()).length, 1);

  await engine.store.campaigns.setStatus(campaign.id, 'active');
  await run(engine, campaign.id);
  t.is((await engine.store.emails.list()).length, 3);
});

import test, { type ExecutionContext } from 'ava';
import { askForDraft } from '../../../core/campaign/ask-for-draft.ts';
import { runCampaign } from '../../../core/orchestrator/runner.ts';
import { approveDraft, editDraft, rejectDraft } from '../../../core/review/decide-draft.ts';
import { createCast } from '../../support/cast.ts';
import { beginTestCampaign, candidateAt, openTestEngine } from '../../support/engine.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const never = new AbortController().signal;

async function found(t: ExecutionContext, options: Parameters<typeof beginTestCampaign>[1]) {
  const cast = createCast({ candidates: [candidateAt('Alder'), candidateAt('Birch')] });
  const engine = await openTestEngine(t, temporaryFolder(t), [cast.plugin]);
  const campaign = await beginTestCampaign(engine, options);
  const run = () => runCampaign(engine, { campaignId: campaign.id, signal: never });
  await run();
  const leads = new Map((await engine.store.campaigns.leads(campaign.id)).map(({ company, id }) => [company, id]));
  return { engine, campaign, run, alder: leads.get('Alder') ?? 0, birch: leads.get('Birch') ?? 0 };
}

test('A draft for one lead that waits at the gate is written, and the others wait on', async (t) => {
  const { engine, run, alder } = await found(t, { mode: 'assist' });
  t.is((await askForDraft(engine, alder)).draft, null);
  await run();
  t.deepEqual((await engine.store.emails.list()).map(({ leadId, status }) => ({ leadId, status })), [{ leadId: alder, status: 'drafted' }]);
});

test('A draft for a lead that was not among the best is written all the same', async (t) => {
  const { engine, run, alder, birch } = await found(t, { limit: 1 });
  const [first] = await engine.store.emails.list();
  const other = first?.leadId === alder ? birch : alder;
  await askForDraft(engine, other);
  await run();
  t.true((await engine.store.emails.list()).some(({ leadId }) => leadId === other));
});

test('A draft that waits is given as it is, written anew when that is wanted, and written again after it was rejected', async (t) => {
  const { engine, run, alder } = await found(t, {});
  const before = (await askForDraft(engine, alder)).draft;
  t.is(before?.leadId, alder);
  t.is((await askForDraft(engine, alder, { anew: true })).draft, null);
  await run();
  const after = (await askForDraft(engine, alder)).draft;
  t.not(after?.id, before?.id);
  await rejectDraft(engine, after?.id ?? 0, 'not now');
  t.is((await askForDraft(engine, alder)).draft, null);
  await run();
  t.is((await askForDraft(engine, alder)).draft?.status, 'drafted');
});

test('A draft that somebody has changed is never given up for another, nor one that may not be replaced, nor one that is changed while that is asked', async (t) => {
  const { engine, alder, birch } = await found(t, {});
  const before = (await askForDraft(engine, alder)).draft;
  t.like(await askForDraft(engine, alder, { anew: true, mayReplace: async () => false }), { draft: { id: before?.id }, kept: 'refused' });
  await editDraft(engine, before?.id ?? 0, { body: `${before?.body ?? ''}\n\nThank you.` });
  t.like(await askForDraft(engine, alder, { anew: true, mayReplace: async () => t.fail('asked about a changed draft') as never }), { draft: { id: before?.id, status: 'drafted' }, kept: 'changed' });

  const other = (await askForDraft(engine, birch)).draft;
  const editedMeanwhile = async () => {
    await editDraft(engine, other?.id ?? 0, { body: `${other?.body ?? ''}\n\nThank you.` });
    return true;
  };
  await t.throwsAsync(askForDraft(engine, birch, { anew: true, mayReplace: editedMeanwhile }), { code: 'edit_stale' });
  t.like(await engine.store.emails.get(other?.id ?? 0), { status: 'drafted', version: 2 });
});

test('A draft that was approved is never taken back by asking for another', async (t) => {
  const { engine, alder } = await found(t, {});
  const { draft } = await askForDraft(engine, alder);
  await approveDraft(engine, draft?.id ?? 0);
  t.like((await askForDraft(engine, alder, { anew: true })).draft, { id: draft?.id, status: 'approved' });
});

test('A lead that was rejected, and one that is in no campaign, get no draft', async (t) => {
  const { engine, campaign, alder } = await found(t, { mode: 'assist' });
  await engine.store.campaigns.decide(campaign.id, alder, 'rejected', 'a former client');
  await t.throwsAsync(askForDraft(engine, alder), { message: /a former client/ });
  await t.throwsAsync(askForDraft(engine, 999), { message: /no lead 999/ });
});

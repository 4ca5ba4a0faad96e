import test, { type ExecutionContext } from 'ava';
import type { Candidate } from '../../../core/domain/lead.ts';
import type { Plugin } from '../../../core/kernel/plugin.ts';
import { runCampaign } from '../../../core/orchestrator/runner.ts';
import { answerQuestion, approveDraft, editDraft, regenerateDraft, rejectDraft, restoreDraft, tryEdit } from '../../../core/review/decide-draft.ts';
import { setAddress } from '../../../core/review/set-address.ts';
import { createCast } from '../../support/cast.ts';
import { beginTestCampaign, candidateAt, openTestEngine } from '../../support/engine.ts';
import { errorOf } from '../../support/error-of.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const never = new AbortController().signal;

async function drafted(t: ExecutionContext, candidates: readonly Candidate[], more: readonly unknown[] = [], settings = {}) {
  const cast = createCast({ candidates });
  const engine = await openTestEngine(t, temporaryFolder(t), [cast.plugin, ...more], settings);
  const campaign = await beginTestCampaign(engine);
  await runCampaign(engine, { campaignId: campaign.id, signal: never });
  const [email] = await engine.store.emails.list();
  return { engine, cast, campaign, id: email?.id ?? 0 };
}

test('An approval is bound to the bytes that were shown', async (t) => {
  const { engine, id } = await drafted(t, [candidateAt('Alder')]);
  const email = await approveDraft(engine, id);
  t.is(email.status, 'approved');
  t.regex(email.approvedHash ?? '', /^[0-9a-f]{64}$/);
  const [message] = await engine.store.outbox.ofEmail(id);
  t.is(message?.approvedHash, email.approvedHash ?? '');
});

test('A false skill that is edited in is named, and the draft cannot be approved until it is gone', async (t) => {
  const { engine, id } = await drafted(t, [candidateAt('Alder')]);
  const { body } = await engine.store.emails.get(id);
  const planted = body.replace('Would you', 'I have eleven years of experience with COBOL. Would you');
  const edited = await editDraft(engine, id, { body: planted });
  t.true(edited.blockedBy.some(({ quote }) => quote.includes('COBOL')), JSON.stringify(edited.blockedBy));
  t.true(edited.blockedBy.some(({ quote }) => quote.includes('eleven')), JSON.stringify(edited.blockedBy));
  await t.throwsAsync(approveDraft(engine, id), { message: /COBOL/ });
  t.is((await engine.store.emails.get(id)).status, 'drafted');
  await editDraft(engine, id, { body });
  t.is((await approveDraft(engine, id)).status, 'approved');
});

test('A draft that was changed meanwhile is not overwritten', async (t) => {
  const { engine, id } = await drafted(t, [candidateAt('Alder')]);
  const { version } = await engine.store.emails.get(id);
  await editDraft(engine, id, { subjectA: 'One' }, version);
  await t.throwsAsync(editDraft(engine, id, { subjectA: 'Two' }, version), { message: /changed/ });
  t.is((await engine.store.emails.get(id)).subjectA, 'One');
});

test('A lead without an address has a draft that says so, and that can be approved once the address is known', async (t) => {
  const { email: _, provenance: __, ...rest } = candidateAt('Alder');
  const { engine, id } = await drafted(t, [rest]);
  const { blockedBy, leadId } = await engine.store.emails.get(id);
  t.deepEqual(blockedBy.map(({ rule }) => rule), ['no-address']);
  await t.throwsAsync(approveDraft(engine, id), { message: /address/ });
  await setAddress(engine, leadId, 'hello@alder.example');
  t.deepEqual((await engine.store.emails.get(id)).blockedBy, []);
  t.is((await approveDraft(engine, id)).status, 'approved');
});

test('A new address voids the approval', async (t) => {
  const { engine, id } = await drafted(t, [candidateAt('Alder')]);
  const { leadId } = await approveDraft(engine, id);
  await setAddress(engine, leadId, 'someone.else@alder.example');
  t.is((await engine.store.emails.get(id)).status, 'drafted');
});

test('Without a mailing address nothing is approved', async (t) => {
  const { engine, id } = await drafted(t, [candidateAt('Alder')], [], { sender: { name: 'Mara', email: 'mara@example.org' } });
  await t.throwsAsync(approveDraft(engine, id), { message: /mailing address/i });
});

test('A rejected draft leaves the queue, and another angle can be asked for', async (t) => {
  const { engine, campaign, cast, id } = await drafted(t, [candidateAt('Alder')]);
  t.is((await rejectDraft(engine, id, 'too long')).status, 'rejected');
  t.is((await engine.store.emails.list({ status: 'drafted' })).length, 0);
  await regenerateDraft(engine, id);
  await runCampaign(engine, { campaignId: campaign.id, signal: never });
  t.is((await engine.store.emails.list({ status: 'drafted' })).length, 1);
  t.is(cast.asked.filter((line) => line === 'writer Alder').length, 2);
});

test('An answer to a question is used in a new draft, and the old one leaves the queue', async (t) => {
  const { engine, campaign, id } = await drafted(t, [candidateAt('Alder')]);
  await answerQuestion(engine, id, 'start', 'I could start in May.');
  await runCampaign(engine, { campaignId: campaign.id, signal: never });
  const [anew] = await engine.store.emails.list({ status: 'drafted' });
  t.not(anew?.id, id);
  t.true(anew?.body.includes('I could start in May.'));
  await t.throwsAsync(answerQuestion(engine, anew?.id ?? 0, 'nothing', 'x'), { message: /no question "nothing"/ });
});

test('What a plugin finds wrong with a draft keeps it from approval, in its own words', async (t) => {
  const critic: Plugin = {
    name: 'critic',
    apiVersion: 1,
    apply(scope) {
      scope.hooks.draftReview.tap(({ draft }) => [{ rule: 'tone', message: 'Too stiff.', help: 'Loosen it.', part: 'body', start: 0, end: 5, quote: draft.body.slice(0, 5) }]);
    },
  };
  const { engine, id } = await drafted(t, [candidateAt('Alder')], [critic]);
  await t.throwsAsync(approveDraft(engine, id), { message: /Too stiff/ });
});

test('A second message to one company is refused while the first thread is open', async (t) => {
  const { engine, campaign, id } = await drafted(t, [candidateAt('Alder'), candidateAt('Alder GmbH', { role: 'Designer', email: 'design@alder.example' })]);
  await approveDraft(engine, id);
  const [deferred] = await engine.store.campaigns.leads(campaign.id, 'deferred');
  await engine.store.campaigns.decide(campaign.id, deferred?.id ?? 0, 'accepted', 'the user insists');
  await engine.store.jobs.enqueue([{ campaignId: campaign.id, leadId: deferred?.id ?? 0, step: 'research-light' }]);
  await runCampaign(engine, { campaignId: campaign.id, signal: never });
  const second = (await engine.store.emails.list({ status: 'drafted' }))[0];
  await t.throwsAsync(approveDraft(engine, second?.id ?? 0), { message: /one open thread for each company/ });
});

test('A message to an address that is never written to is refused when it is approved', async (t) => {
  const { engine, id } = await drafted(t, [candidateAt('Alder')]);
  const { leadId } = await engine.store.emails.get(id);
  const { email: address } = await engine.store.leads.get(leadId);
  await engine.store.suppression.add(address ?? '', 'unsubscribed');
  t.like(await errorOf(() => approveDraft(engine, id)), { code: 'address_suppressed', message: `${address} is never written to: unsubscribed.` });
  t.is((await engine.store.emails.get(id)).status, 'drafted');
});

test('Words that are only tried are reviewed, and not kept', async (t) => {
  const { engine, id } = await drafted(t, [candidateAt('Alder')]);
  const before = await engine.store.emails.get(id);
  const problems = await tryEdit(engine, id, { body: before.body.replace('Would you', 'I have eleven years of experience with COBOL. Would you') });
  t.true(problems.some(({ quote }) => quote.includes('COBOL')), JSON.stringify(problems));
  t.deepEqual(await engine.store.emails.get(id), before);
});

test('An edit that is taken back brings back the words, and the claims that it dropped', async (t) => {
  const { engine, id } = await drafted(t, [candidateAt('Alder')]);
  const { version, body } = await engine.store.emails.get(id);
  const before = await engine.store.emails.edit(id, version, { claims: [{ text: body.slice(0, 20), source: { kind: 'resume', uri: 'resume:1', quote: 'Mara' } }] });
  t.deepEqual((await editDraft(engine, id, { subjectA: 'Hello', subjectB: '', body: 'Would you talk to me?', followUps: [] })).claims, []);
  const restored = await restoreDraft(engine, before);
  const words = ({ subjectA, subjectB, body, followUps, claims }: typeof before) => ({ subjectA, subjectB, body, followUps, claims });
  t.deepEqual(words(restored), words(before));
});

test('A rejected draft that is taken back is a draft again, and can be approved', async (t) => {
  const { engine, id } = await drafted(t, [candidateAt('Alder')]);
  const rejected = await rejectDraft(engine, id, null);
  const restored = await restoreDraft(engine, rejected);
  t.is(restored.body, rejected.body);
  t.is((await engine.store.leads.get(rejected.leadId)).status, 'drafted');
  t.is((await approveDraft(engine, restored.id)).status, 'approved');
});

test('The draft before a new one takes its place again, even while another is still to be written', async (t) => {
  const { engine, campaign, id } = await drafted(t, [candidateAt('Alder')]);
  const before = await engine.store.emails.get(id);
  await regenerateDraft(engine, id);
  await runCampaign(engine, { campaignId: campaign.id, signal: never });
  const [anew] = await engine.store.emails.list({ status: 'drafted' });
  const restored = await restoreDraft(engine, before);
  t.is((await engine.store.emails.get(anew?.id ?? 0)).status, 'rejected');
  await regenerateDraft(engine, restored.id);
  const again = await restoreDraft(engine, restored);
  const { failures } = await runCampaign(engine, { campaignId: campaign.id, signal: never });
  t.deepEqual(failures, []);
  t.deepEqual((await engine.store.emails.list({ status: 'drafted' })).map((email) => email.id), [again.id]);
});

test('What was sent is not taken back', async (t) => {
  const { engine, id } = await drafted(t, [candidateAt('Alder')]);
  const before = await engine.store.emails.get(id);
  await approveDraft(engine, id);
  const { sendApproved } = await import('../../../core/outbox/send-approved.ts');
  await sendApproved(engine, never);
  t.is((await engine.store.emails.get(id)).status, 'sent');
  await t.throwsAsync(restoreDraft(engine, before), { message: /sent/ });
});

test('An answer that is only kept proves the words of the same edit, and nothing is written anew', async (t) => {
  const { engine, campaign, id } = await drafted(t, [candidateAt('Alder')]);
  const { body, questions } = await engine.store.emails.get(id);
  const said = body.replace('Would you', 'I moved 17 teams to Haskell. Would you');
  const unproven = await tryEdit(engine, id, { body: said });
  t.true(unproven.some(({ quote }) => quote.includes('Haskell')), JSON.stringify(unproven));
  const edited = await editDraft(engine, id, { body: said, questions: questions.map((question) => ({ ...question, answer: 'I moved 17 teams to Haskell.' })) });
  t.deepEqual(edited.blockedBy, []);
  t.deepEqual(await engine.store.jobs.list({ campaignId: campaign.id, state: 'queued' }), []);
});

test('With an endpoint of the user’s own, every message that is approved can be unsubscribed from with one click', async (t) => {
  const unsubscribeUrl = 'https://example.org/out';
  const { engine, id } = await drafted(t, [candidateAt('Heron')], [], { sending: { unsubscribeUrl } });
  await approveDraft(engine, id);
  const [message] = await engine.store.outbox.ofEmail(id);
  const text = Buffer.from(message?.bytes ?? []).toString();
  t.regex(text, /^List-Unsubscribe:\s+<https:\/\/example\.org\/out\?m=[0-9a-f]{32}>,\s+<mailto:/m);
  t.regex(text, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
});

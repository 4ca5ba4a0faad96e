import test from 'ava';
import { leadActions } from '../../../../extension/pages/lead/lead-actions.ts';
import { readLead } from '../../../../extension/pages/lead/lead-facts.ts';
import { renderLead } from '../../../../extension/pages/lead/render-lead.ts';
import { errorOf } from '../../../support/error-of.ts';
import { addDraft, addLead, approve, beginCampaign, openTestStore, posting, type TestStore } from '../../../support/store.ts';
import { english } from '../../../support/words.ts';

const uri = 'https://brightwater.example/jobs/1';
const at = '2026-03-01T08:00:00.000Z';

async function researched(store: TestStore) {
  const made = await addDraft(store, { email: 'ops@brightwater.example', person: 'Una Kerr', role: 'Engineer', website: 'https://brightwater.example', provenance: { uri, how: 'guessed', quote: 'write to ops' }, documents: [posting(uri, 'Routes are planned by hand.')] });
  const { campaignId, lead } = made;
  await store.campaigns.addLeads(campaignId, [lead.id]);
  await store.campaigns.decide(campaignId, lead.id, 'accepted', 'a good fit');
  const finding = { kind: 'role', text: 'Routes are planned by hand.', source: { kind: 'posting', uri, quote: 'planned by hand' }, at } as const;
  await store.briefs.put(campaignId, lead.id, { phase: 'light', summary: 'They ship freight.', findings: [finding] });
  await store.briefs.put(campaignId, lead.id, { phase: 'deep', summary: 'Founded in Fowey.', findings: [finding, { ...finding, kind: 'talking-point' }] });
  const part = { name: 'skills', fit: 0.67, weight: 0.4, reason: 'Two of three skills.', evidence: [{ kind: 'resume', uri: 'resume:1', quote: 'TypeScript, daily' }] } as const;
  await store.matches.put(campaignId, lead.id, null, { score: 84.4, confidence: 0.8, parts: [part], valueProposition: 'You plan routes.', leadWith: null });
  return made;
}

const page = async (store: TestStore, id: number) => renderLead(await readLead(store, id), english).markup;
const buttons = (markup: string) => [...markup.matchAll(/id="head-(\w+)-/g)].map(([, command]) => command);

test('the page of a lead shows who it is, what was found and where, how well it fits, the draft and what happened', async (t) => {
  const store = await openTestStore(t);
  const { lead } = await researched(store);
  await store.write((tx) => store.events.append(tx, 'leadDiscovered', { lead }));
  const markup = await page(store, lead.id);
  for (const shown of ['<h1>Brightwater Freight</h1>', 'Una Kerr', 'ops@brightwater.example', 'A guess, from', 'write to ops', 'a good fit', 'They ship freight.', 'Founded in Fowey.', '<strong>84</strong>', 'Two of three skills.', 'TypeScript, daily', 'Routing at Brightwater', 'One more thought.', 'Found by lever', 'aria-current="step">Drafted']) {
    t.true(markup.includes(shown), shown);
  }
  t.regex(markup, /<rect class="fit" width="67%"/);
  t.regex(markup, new RegExp(`<a href="${uri}">Backend Engineer</a>`));
  t.is([...markup.matchAll(/<blockquote>planned by hand<\/blockquote>/g)].length, 2, 'a finding of both phases is shown once, and as a talking point');
  const ids = [...markup.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  t.deepEqual(ids, [...new Set(ids)], 'no id twice');
});

test('what can be done about a lead depends on where it stands', async (t) => {
  const store = await openTestStore(t);
  const { lead, email } = await researched(store);
  t.deepEqual(buttons(await page(store, lead.id)), ['openDraft', 'setLeadAddress']);
  const approved = await approve(store, email);
  t.deepEqual(buttons(await page(store, lead.id)), ['openDraft', 'whyNotSent', 'skipFollowUps', 'setLeadAddress']);
  await store.emails.reject(email.id, approved.version, 'no');
  t.deepEqual(buttons(await page(store, lead.id)), ['setLeadAddress']);
  const other = await addLead(store, { person: 'Ole Berg' });
  const campaignId = await beginCampaign(store);
  await store.campaigns.addLeads(campaignId, [other.id]);
  t.deepEqual(buttons(await page(store, other.id)), ['acceptLead', 'rejectLead', 'deferLead', 'setLeadAddress']);
  await store.campaigns.decide(campaignId, other.id, 'deferred', null);
  t.deepEqual(buttons(await page(store, other.id)), ['acceptLead', 'rejectLead', 'setLeadAddress']);
  t.deepEqual(leadActions({ lead: { ...other, status: 'replied' }, campaigns: [], emails: [], correspondence: { entries: [], coming: [] }, suppressed: null }, english), []);
  t.is((await errorOf(() => readLead(store, 99))).code, 'not_found');
});

test('who is never written to is said to be, with the way back only where there is one', async (t) => {
  const store = await openTestStore(t);
  const { lead } = await researched(store);
  t.notRegex(await page(store, lead.id), /Never written to/);
  await store.suppression.add('ops@brightwater.example', 'unsubscribed');
  const optedOut = await page(store, lead.id);
  t.regex(optedOut, /Never written to<\/dt><dd>They asked not to be written to\./);
  t.true(buttons(optedOut).includes('allowAddress'));
  await store.suppression.remove('ops@brightwater.example', '<b>They rang me up.</b>');
  const lifted = await page(store, lead.id);
  t.regex(lifted, /Written to again, because<\/dt><dd>&lt;b&gt;They rang me up\./);
  t.false(buttons(lifted).includes('allowAddress'));
  await store.suppression.add('ops@brightwater.example', 'complaint');
  const complained = await page(store, lead.id);
  t.regex(complained, /They reported a message as spam\./);
  t.false(buttons(complained).includes('allowAddress'), 'a complaint is not taken back');
  t.notRegex(complained, /Written to again/);
});

test('nothing that strangers wrote becomes markup or a link that runs', async (t) => {
  const store = await openTestStore(t);
  const evil = '<img src=x onerror=alert(1)>';
  const script = 'javascript:alert(1)';
  const lead = await addLead(store, { company: evil, person: evil, role: evil, location: evil, website: script, provenance: { uri: script, how: 'stated', quote: evil } }, evil);
  const campaignId = await beginCampaign(store);
  await store.campaigns.addLeads(campaignId, [lead.id]);
  await store.briefs.put(campaignId, lead.id, { phase: 'light', summary: evil, findings: [{ kind: 'signal', text: evil, source: { kind: 'page', uri: script, quote: `${evil}!` }, at }] });
  await store.agentResults.put({ leadId: lead.id, agent: evil, moment: 'briefReady', value: { [evil]: evil } });
  await store.write((tx) => store.events.append(tx, 'agentCompleted', { agent: 'x', state: 'failed', leadId: lead.id, milliseconds: 1, reason: evil }));
  const markup = await page(store, lead.id);
  t.notRegex(markup, /<img/);
  t.notRegex(markup, /href="(?!https?:)/);
  t.true(markup.split('&lt;img src=x onerror=alert(1)&gt;').length > 8);
});

import test from 'ava';
import { draftText } from '../../cli/draft-text.ts';
import { defaultSettings } from '../../core/config/load-settings.ts';
import { outreachPaths } from '../../core/home/outreach-paths.ts';
import type { DraftDocument } from '../../core/review/draft-document.ts';

const draft: DraftDocument = {
  id: 7,
  status: 'drafted',
  version: 1,
  lead: { id: 3, company: 'Acme', person: null, email: null, role: null, venue: 'markdown', website: null },
  match: null,
  subjectA: 'One',
  subjectB: 'Other',
  subject: 'One',
  body: 'I read that you run "outreach mail send" by hand.',
  footer: 'Ada',
  followUps: [{ day: 4, body: 'Is "outreach plugins list" still in use?' }],
  questions: [],
  claims: [{ text: 'I run "outreach mail why 1"', source: { kind: 'resume', uri: 'r.pdf', quote: '"outreach mail why 1"' } }],
  blockedBy: [],
  warnings: [],
  writtenBy: 'offline rules',
};
const context = { settings: defaultSettings(), paths: outreachPaths({ home: '/chosen', environment: {} }) };
const owner = { ...context, settings: { ...context.settings, sender: { ...context.settings.sender, mailingAddress: '1 Road' } } };

test("a draft's own words are shown as they are, even where they look like our commands", (t) => {
  const text = draftText(draft, context);
  for (const words of [draft.body, draft.followUps[0]?.body, draft.claims[0]?.text, draft.claims[0]?.source.quote]) t.true(text.includes(words ?? '-'));
});

test('the next thing to do is named with the home in use', (t) => {
  t.regex(draftText(draft, context).split('\n').at(-1) ?? '', /config set sender\.mailingAddress ADDRESS --home \/chosen$/);
  t.regex(draftText(draft, owner).split('\n').at(-1) ?? '', /mail approve 7 --home \/chosen$/);
  const blocked = draftText({ ...draft, blockedBy: [{ rule: 'number', message: 'No.', help: 'See "outreach profile import FILE".', part: 'body', start: 0, end: 1, quote: 'I' }] }, owner);
  t.regex(blocked, /✘ No\.\n {6}See ".*outreach.* profile import FILE --home \/chosen"\./);
});

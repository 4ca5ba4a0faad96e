import test from 'ava';
import { textTools } from '../../../core/text/text-tools.ts';
import { reviewDraft } from '../../../core/writing/review-draft.ts';
import { answers, draftOf, lead, page, posting, profile, profileUri, sender } from '../../support/grounding-world.ts';

const body = `Hi Maya,

Your platform team of nine engineers ships 200 times a week, and your posting asks for someone who knows Go. I have eight years of Go behind me, and at Globex I lead a team of six engineers that builds a payments platform in Go and PostgreSQL.

Your posting also asks for Kubernetes. I have not used it in production; containers and AWS are daily work for me.

Would you have 15 minutes for a call next week?

Best regards,
Sam Rivera`;

const input = { draft: draftOf(body), lead, profile, profileUri, documents: [posting, page], answers, sender, text: textTools };

test('a proven, plain letter to a known address may go out', async (t) => {
  t.deepEqual(await reviewDraft(input), []);
});

test('a lead without an address blocks its draft, and is told how to get one', async (t) => {
  for (const email of [null, '', ' ']) {
    const [problem, ...more] = await reviewDraft({ ...input, lead: { ...lead, email, person: null } });
    t.deepEqual(more, []);
    t.like(problem, { rule: 'no-address', message: 'No mail address is known for anyone at Acme Robotics, so this draft cannot be sent.' });
    t.true(problem?.help.includes('outreach data address 7 ADDRESS'));
  }
});

test('an address that was found to take no mail blocks the draft; one of which nothing is known does not', async (t) => {
  const verified = (verdict: 'good' | 'risky' | 'bad' | 'unknown') => ({ at: '2026-03-02T09:00:00.000Z', syntax: 'ok' as const, mx: 'none' as const, isDisposable: false, isRole: false, isFreeMail: false, verdict, because: ['acme.example has no mail server.'] });
  const found = (verdict: 'good' | 'risky' | 'bad' | 'unknown') => reviewDraft({ ...input, lead: { ...lead, email: 'maya@acme.example', provenance: { uri: 'https://acme.example/', how: 'guessed', verified: verified(verdict) } } });
  for (const verdict of ['good', 'risky', 'unknown'] as const) t.deepEqual(await found(verdict), [], verdict);
  t.like((await found('bad'))[0], { rule: 'no-address', message: 'Nothing can be sent to maya@acme.example: acme.example has no mail server.' });
});

test('grounding and style are both looked at', async (t) => {
  const rules = (await reviewDraft({ ...input, draft: draftOf(body.replace('eight years of Go', 'five years of Kubernetes').replace('Maya', '[Name]')) })).map(({ rule }) => rule);
  t.true(rules.includes('self-claim'));
  t.true(rules.includes('placeholder'));
});

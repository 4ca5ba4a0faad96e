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

test('grounding and style are both looked at', async (t) => {
  const rules = (await reviewDraft({ ...input, draft: draftOf(body.replace('eight years of Go', 'five years of Kubernetes').replace('Maya', '[Name]')) })).map(({ rule }) => rule);
  t.true(rules.includes('self-claim'));
  t.true(rules.includes('placeholder'));
});

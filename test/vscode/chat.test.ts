import { join } from 'node:path';
import test from 'ava';
import { openTestStore } from '../support/store.ts';
import { runInHost } from './support/run-in-host.ts';

interface DraftTold {
  readonly draft: number;
  readonly status: string;
  readonly what: string;
  readonly why?: string;
}

test('an agent of the editor finds leads, reads briefs and has drafts written that wait for review; @outreach shows a plan, and runs it when it is told to', async (t) => {
  const { home, said } = await runInHost(t, 'chat', { extensions: ['model-provider'] });
  t.deepEqual(said['bringsToolsOfWhichNoneSends'], ['outreach_draftEmail', 'outreach_readBrief', 'outreach_searchLeads']);
  t.like(said['saysThatThereIsNothingYet'], { leads: { leads: [] }, status: { was: 'status' } });
  t.regex((said['saysThatThereIsNothingYet'] as { readonly draft: { readonly refused: string } }).draft.refused, /There is no lead 1\. .*List what there is/);

  t.like(said['looksThroughLeads'], { two: { leads: { length: 2 }, more: 'There are more: narrow the search, or open the Leads view.' }, none: { leads: [] } });
  t.false(JSON.stringify(said['looksThroughLeads']).includes('@'), 'no address is told');
  t.like(said['readsABrief'], { lead: { id: 1 }, findings: { 0: { kind: 'background' } }, match: { confidence: 0.8 } });

  const { there, another, then } = said['givesTheDraftThatIsThereAndAnother'] as Readonly<Record<string, DraftTold>>;
  t.regex(there?.what ?? '', /Nothing was sent/);
  t.is(another?.status, 'drafted');
  t.is(another?.draft, there?.draft, 'nobody has agreed to have it replaced: a dialog that cannot be shown is no yes');
  t.regex(another?.why ?? '', /the user has not agreed/);
  t.is(then?.draft, there?.draft);

  t.deepEqual(said['answersInTheChat'], { help: { was: 'help' }, status: { was: 'status' }, review: { was: 'review' }, leads: { was: 'leads' } });
  const byRules = { was: 'plan' };
  t.deepEqual(said['makesAPlanOfARequest'], { byTheModel: { was: 'plan', madeBy: 'plans' }, withoutAModelThatCan: byRules, withAnAddressThatNobodyNamed: byRules, withAModelThatRefuses: byRules });
  t.like(said['beginsNothingBefore'], { csv: { leads: [] } });
  const { leads } = said['runsAPlanAndKeepsToIt'] as { readonly leads: readonly { readonly company: string }[] };
  t.deepEqual(leads.map(({ company }) => company).sort(), ['Alder Pay', 'Cedar Bank'], 'the cook is not what was asked for');

  const store = await openTestStore(t, join(home, 'outreach.db'));
  t.like(await store.emails.counts(), { approved: 0, sent: 0 });
});

import test from 'ava';
import { runInHost } from './support/run-in-host.ts';

interface Said {
  readonly campaigns: readonly string[];
  readonly aRunningCampaign: readonly string[];
  readonly leads: Readonly<Record<'status' | 'company' | 'venue' | 'filtered' | 'nobody', readonly string[]>>;
  readonly review: Readonly<Record<'before' | 'after', readonly string[]>>;
  readonly activity: readonly string[];
  readonly whyADraftIsBlocked: string;
  readonly whatIsHeard: Readonly<Record<string, readonly string[]>>;
  readonly looksAgain: Readonly<Record<'unchanged' | 'oneLead' | 'aNewLead', readonly string[]>>;
  readonly trouble: readonly string[];
}

test('each view shows in the editor what the store has, each row with its menus and its words for who listens', async (t) => {
  const said = (await runInHost(t, 'views')).said as unknown as Said;

  t.deepEqual(said.campaigns, [
    'Spring | 2 of 2 drafted · 1 to decide · 2 to review [campaign.active]',
    '  Found | 3 [stage]',
    '  Researched | 1 [stage]',
    '  Waiting for your decision | 1 [stage]',
    '    Brightwater | Backend Engineer [lead.discovered.waiting]',
    '  Matched | 0 [stage]',
    '  To review | 2 [stage]',
    '  Approved | 0 [stage]',
    '  Sent | 0 [stage]',
    '  Replied | 0 [stage]',
    '  Failed | 1 [failures]',
    '    Acme, Inc.: First look | the page was gone [failure]',
  ]);
  t.deepEqual(said.aRunningCampaign, ['Spring | working · 2 of 2 drafted · 1 to decide · 2 to review [campaign.running]']);

  const found = ['Found | 1 [group]', '  Brightwater | Backend Engineer [lead.discovered]'];
  const ada = '  Acme | Ada Moreau [lead.drafted]';
  t.deepEqual(said.leads.status, [...found, 'Drafted | 2 [group]', '  Acme, Inc. | Ben Ortiz [lead.drafted]', ada]);
  t.deepEqual(said.leads.company, ['Acme | 2 [group]', '  Ada Moreau | Head of Data [lead.drafted]', '  Ben Ortiz [lead.drafted]', 'Brightwater | 1 [group]', '  Backend Engineer [lead.discovered]']);
  t.deepEqual(said.leads.venue, ['lever | 2 [group]', found[1], ada, 'yc | 1 [group]', '  Acme, Inc. | Ben Ortiz [lead.drafted]']);
  t.deepEqual(said.leads.filtered, ['Drafted | 1 [group]', ada]);
  t.deepEqual(said.leads.nobody, []);

  const blocked = '  ☐ Acme, Inc. | 1 place to mend · Ben Ortiz [draft.blocked]';
  t.deepEqual(said.review.before, ['To review | 2 [queue.drafted]', blocked, '  ☑ Acme | 70 · Ada Moreau [draft.ready]']);
  t.deepEqual(said.review.after, ['To review | 1 [queue.drafted]', blocked, 'Approved | 1 [queue.approved]', '  Acme | held back · Ada Moreau [draft.held]']);
  t.regex(said.whyADraftIsBlocked, /1 place to mend[^]*\$\(warning\) Nothing supports "12 years"\\\. Take it out\\\./);

  const withoutTimes = said.activity.map((line) => line.replace(/\| .*2026.*? · /, '| '));
  t.deepEqual(withoutTimes, [
    'Now [now]',
    '  Spring | working in this window [campaign.running]',
    'Failed | 1 [failures]',
    '  Acme, Inc.: First look | the page was gone [failure]',
    'What happened [past]',
    '  Acme | The agent research failed · the page was gone [event]',
    '  Acme | The agent word-count is done [event]',
    '  Draft for Acme | waits for your review [event]',
    '  Acme | found at lever [event]',
  ]);

  const heard = Object.values(said.whatIsHeard).flat();
  t.true(heard.includes('Acme, Inc., Ben Ortiz, match 90, 1 place to mend'));
  t.true(heard.includes('Brightwater, 1 lead'));
  t.true(heard.includes('Acme, Inc.: First look failed: the page was gone. Continue the campaign to try it again. The log says more.'));
  t.false(heard.includes('nothing'));

  t.deepEqual(said.looksAgain.unchanged, [], 'what has not changed is not drawn again');
  t.deepEqual(said.looksAgain.oneLead, ['Drafted']);
  t.deepEqual(said.looksAgain.aNewLead, ['all']);
  t.deepEqual(said.trouble, ['Error: the disk is gone [trouble]']);
});

import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { writeNotes } from '../support/notes.ts';
import { type Outcome, outreach } from '../support/outreach.ts';
import { writeResume } from '../support/resume.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Lead {
  readonly id: number;
  readonly company: string;
  readonly email: string | null;
  readonly status: string;
}

interface Draft {
  readonly id: number;
  readonly lead: { readonly id: number; readonly company: string };
  readonly questions: readonly { readonly id: string }[];
  readonly body: string;
}

test('A person works with every command, from a first look to a message, and nothing is a surprise', async (t) => {
  t.timeout(10 * 60_000);
  const folder = temporaryFolder(t);
  const home = join(folder, 'home');
  const notes = join(folder, 'notes');
  const resume = join(folder, 'resume.md');
  await writeNotes(notes, 6);
  await writeResume(resume);

  /** Runs a command that must succeed, and gives its document. */
  async function done<Value>(...words: readonly string[]): Promise<Value> {
    const outcome = await outreach([...words, '--home', home, '--json']);
    t.is(outcome.code, 0, `${words.join(' ')}: ${outcome.stdout}${outcome.stderr}`);
    return outcome.json<Value>();
  }

  const said = async (...words: readonly string[]): Promise<Outcome> => outreach([...words, '--home', home]);

  t.regex((await outreach(['--version'])).stdout, /^\d+\.\d+\.\d+\n$/);
  await done('setup', '--non-interactive', '--preset', 'offline', '--sender-name', 'Mara Lindqvist', '--sender-email', 'mara@example.org', '--mailing-address', '1 Quay Street, Gothenburg');
  t.like(await done('config', 'show'), { settings: { sender: { name: 'Mara Lindqvist' } } });
  t.like(await done('config', 'set', 'discovery.companyCooldownDays', '30'), { value: 30 });
  t.like(await done('profile', 'import', resume), { name: { value: 'Mara Lindqvist' } });
  t.regex((await said('profile', 'show')).stdout, /Tallow Systems/);

  // One stage after the other, each told what it did.
  await done('run', 'scout', '--venue', 'markdown', '--from', notes, '--limit', '4');
  const found = await done<readonly Lead[]>('data', 'leads');
  t.is(found.length, 6);
  t.true(found.every(({ status }) => status === 'discovered'));
  await done('run', 'research');
  await done('run', 'match');
  t.is((await done<readonly Lead[]>('data', 'leads', '--status', 'matched')).length, 4);
  await done('run', 'write');
  const drafts = await done<readonly Draft[]>('mail', 'pending');
  t.is(drafts.length, 4);
  const [first, second, third] = drafts;
  if (first === undefined || second === undefined || third === undefined) return t.fail();
  t.regex((await said('mail', 'show', String(first.id))).stdout, /What proves it/);
  t.like(await done('data', 'lead', String(first.lead.id)), { company: first.lead.company, status: 'drafted' });

  // Reject, ask for another angle, answer a question.
  await done('mail', 'reject', String(second.id), '--reason', 'too long');
  await done('mail', 'regenerate', String(second.id));
  const anew = (await done<readonly Draft[]>('mail', 'pending')).find(({ lead }) => lead.id === second.lead.id);
  t.not(anew?.body, second.body);
  await done('mail', 'answer', String(third.id), third.questions[0]?.id ?? '', 'I know their work from a friend.');
  t.false((await done<readonly Draft[]>('mail', 'pending')).some(({ id }) => id === third.id));

  // Another address voids the approval; the message goes out once.
  await done('mail', 'approve', String(first.id));
  await done('data', 'address', String(first.lead.id), `people@${first.lead.company.toLowerCase().replaceAll(' ', '-')}.example`);
  t.like(await done('mail', 'why', String(first.id)), { state: 'drafted', rule: 'approval' });
  await done('mail', 'approve', String(first.id));
  t.is((await done<{ readonly sent: readonly unknown[] }>('mail', 'send')).sent.length, 1);
  t.is((await done<{ readonly sent: readonly unknown[] }>('mail', 'send')).sent.length, 0);
  t.like(await done('mail', 'why', String(first.id)), { state: 'sent' });

  // Numbers, agents, plugins.
  t.like(await done('data', 'stats'), { leads: { sent: 1 }, outbox: { sent: 1 } });
  t.true(Array.isArray((await done<{ readonly findings: unknown }>('run', 'analyze')).findings));
  const agents = await done<readonly { readonly role: string; readonly backend: string }[]>('agents', 'list');
  t.deepEqual(agents.map(({ role }) => role).sort(), ['analyst', 'interpreter', 'judge', 'matcher', 'orchestrator', 'outreach', 'research', 'scout', 'verifier', 'writer']);
  t.true(agents.every(({ backend }) => backend === 'offline rules'));
  t.true((await done<readonly { readonly agent: string }[]>('agents', 'logs', 'writer')).every(({ agent }) => agent === 'writer'));
  t.deepEqual(await done('agents', 'inspect', String(first.lead.id)), { steps: [], torn: [], broken: [] });
  t.regex((await said('agents', 'verify', 'latest')).stderr, /no run has asked a model yet/);
  t.true((await done<readonly { readonly state: string }[]>('plugins', 'list')).every(({ state }) => state === 'loaded'));
  await done('plugins', 'disable', 'rss');
  t.is((await done<readonly { readonly name: string; readonly state: string }[]>('plugins', 'list')).find(({ name }) => name === 'rss')?.state, 'disabled');
  await done('plugins', 'enable', 'rss');

  // Everything can be taken along, kept, brought back and forgotten.
  const everything = join(folder, 'everything.jsonl');
  await done('data', 'export', '--format', 'jsonl', '--to', everything);
  const other = join(folder, 'other');
  t.is((await outreach(['data', 'import', everything, '--home', other])).code, 0);
  t.is((await outreach(['data', 'leads', '--home', other, '--json'])).json<readonly Lead[]>().length, 6);
  t.regex((await said('data', 'export', '--format', 'csv')).stdout, /^Company,Person,Email/);
  const backup = join(folder, 'backup.db');
  await done('db', 'backup', backup);
  t.like(await done('db', 'check'), { problems: [] });
  await done('data', 'forget', String(first.lead.id));
  t.is((await done<readonly Lead[]>('data', 'leads')).length, 5);
  await done('db', 'restore', backup);
  t.is((await done<readonly Lead[]>('data', 'leads')).length, 6);
  await done('db', 'migrate');

  // The log tells what happened, and nothing of what was written.
  const log = await readFile(join(home, 'logs', 'outreach.log'), 'utf8');
  t.false(log.includes('settles 2 million transactions'), 'the résumé is in no log');
  t.false(drafts.some(({ body }) => log.includes(body.split('\n')[2] ?? body)), 'no body is in the log');
});

test('With --assist the user decides which leads are worth it, and everything else waits', async (t) => {
  const folder = temporaryFolder(t);
  const common = ['--home', join(folder, 'home'), '--json'];
  await writeNotes(join(folder, 'notes'), 3);
  await writeResume(join(folder, 'resume.md'));
  const run = await outreach(['run', 'all', '--assist', '--resume', join(folder, 'resume.md'), '--venue', 'markdown', '--from', join(folder, 'notes'), ...common]);
  t.is(run.code, 0, run.stderr);
  t.deepEqual((await outreach(['mail', 'pending', ...common])).json(), []);
  const [one, two, three] = (await outreach(['data', 'leads', ...common])).json<readonly Lead[]>();
  t.is((await outreach(['data', 'accept', String(one?.id), ...common])).code, 0);
  t.is((await outreach(['data', 'reject', String(two?.id), '--reason', 'not for me', ...common])).code, 0);
  t.is((await outreach(['data', 'defer', String(three?.id), ...common])).code, 0);
  t.is((await outreach(['run', 'continue', ...common])).code, 0);
  t.deepEqual((await outreach(['mail', 'pending', ...common])).json<readonly Draft[]>().map(({ lead }) => lead.company), [one?.company]);
});

test('Two processes on one new home do the whole job without an error and without doing anything twice', async (t) => {
  const folder = temporaryFolder(t);
  const home = join(folder, 'home');
  await writeNotes(join(folder, 'notes'), 12);
  await writeResume(join(folder, 'resume.md'));
  const words = ['run', 'all', '--home', home, '--json', '--resume', join(folder, 'resume.md'), '--venue', 'markdown', '--from', join(folder, 'notes'), '--limit', '12'];
  const outcomes = await Promise.all([outreach(words), outreach(words)]);
  for (const { code, stdout, stderr } of outcomes) t.is(code, 0, stdout + stderr);
  t.is((await outreach(['mail', 'pending', '--home', home, '--json'])).json<readonly Draft[]>().length, 12);
  const agents = (await outreach(['agents', 'list', '--home', home, '--json'])).json<readonly { readonly id: string; readonly runs: number; readonly failed: number }[]>();
  t.deepEqual(Object.fromEntries(agents.filter(({ id }) => ['matcher', 'writer', 'research'].includes(id)).map(({ id, runs, failed }) => [id, [runs, failed]])), { matcher: [12, 0], writer: [12, 0], research: [24, 0] });
});

test('A home that was only named, and never used, is not made', async (t) => {
  const folder = temporaryFolder(t);
  const home = join(folder, 'home');
  await outreach(['--help', '--home', home]);
  await outreach(['config', 'show', '--home', home]);
  t.false(existsSync(home));
  await writeFile(join(folder, 'config.yaml'), 'sender:\n  name: Mara\n');
  t.like((await outreach(['config', 'show', '--home', folder, '--json'])).json(), { settings: { sender: { name: 'Mara' } } });
});

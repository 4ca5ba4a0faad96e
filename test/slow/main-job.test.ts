import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import test from 'ava';
import PostalMime from 'postal-mime';
import { outreach, projectRoot } from '../support/outreach.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Draft {
  readonly id: number;
  readonly lead: { readonly company: string; readonly person: string | null; readonly email: string | null; readonly role: string | null; readonly venue: string };
  readonly match: { readonly score: number; readonly parts: readonly unknown[]; readonly valueProposition: string };
  readonly subjectA: string;
  readonly subjectB: string;
  readonly body: string;
  readonly footer: string;
  readonly followUps: readonly { readonly day: number; readonly body: string }[];
  readonly questions: readonly unknown[];
  readonly claims: readonly { readonly text: string; readonly source: { readonly kind: string; readonly uri: string; readonly quote: string } }[];
  readonly blockedBy: readonly { readonly rule: string; readonly message: string }[];
}

function start(words: readonly string[]) {
  return execa(process.execPath, [join(projectRoot, 'cli', 'start.ts'), ...words], { cwd: projectRoot, reject: false, env: { HOME: '/nonexistent', NO_COLOR: '1' } });
}

test.serial('A newcomer gets ten different, proven drafts from the sample, and a second start repeats nothing', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  const first = await start(['--home', home]);
  t.is(first.exitCode, 0, first.stderr);
  t.regex(first.stderr, /^\[Scout\] /m);
  t.regex(first.stdout, /offline rules/);
  t.true(first.stdout.includes(join(home, 'outreach.db')));
  const drafts = (await outreach(['mail', 'pending', '--home', home, '--json'])).json<readonly Draft[]>();
  t.is(drafts.length, 10);
  t.is(new Set(drafts.map(({ lead }) => lead.company)).size, 10);
  t.is(new Set(drafts.map(({ body }) => body)).size, 10);
  t.true(drafts.filter(({ lead }) => lead.email !== null).length >= 9);
  for (const draft of drafts) {
    // One company of the sample tells no address of its own domain: its draft says so.
    t.deepEqual(draft.blockedBy.map(({ rule }) => rule), draft.lead.email === null ? ['no-address'] : [], draft.lead.company);
    t.true(draft.claims.length >= 2, draft.lead.company);
    t.deepEqual(draft.followUps.map(({ day }) => day), [3, 7]);
    t.not(draft.subjectA, draft.subjectB);
  }
  const second = await start(['--home', home]);
  t.is(second.exitCode, 0, second.stderr);
  t.regex(second.stdout, /Nothing was left to do/);
  t.deepEqual((await outreach(['mail', 'pending', '--home', home, '--json'])).json(), drafts);
});

test.serial('An approved draft becomes one RFC 5322 file with a stable Message-ID and the footer', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  t.is((await start(['--home', home])).exitCode, 0);
  const [draft] = (await outreach(['mail', 'pending', '--home', home, '--json'])).json<readonly Draft[]>();
  if (draft === undefined) return t.fail('no draft');
  t.is((await outreach(['mail', 'approve', String(draft.id), '--home', home])).code, 2, 'no mailing address yet');
  t.is((await outreach(['config', 'set', 'sender.mailingAddress', '1 Quay Street, Gothenburg', '--home', home])).code, 0);
  const approved = (await outreach(['mail', 'approve', String(draft.id), '--home', home, '--json'])).json<{ readonly messageId: string }>();
  t.is((await outreach(['mail', 'send', '--home', home])).code, 0);
  t.is((await outreach(['mail', 'send', '--home', home])).code, 0);
  const files = await readdir(join(home, 'outbox'));
  t.is(files.length, 1);
  const bytes = await readFile(join(home, 'outbox', files[0] ?? ''));
  const message = await PostalMime.parse(bytes);
  t.is(message.messageId, approved.messageId);
  t.deepEqual(message.to?.map(({ address }) => address), [draft.lead.email ?? '']);
  t.true([draft.subjectA, draft.subjectB].includes(message.subject ?? ''));
  t.true(message.text?.replaceAll('\r\n', '\n').includes(draft.body));
  t.true(message.text?.includes('1 Quay Street, Gothenburg'));
  t.true(message.headers.some(({ key }) => key === 'list-unsubscribe'));
  t.false(bytes.toString('latin1').replaceAll('\r\n', '').includes('\n'), 'every line ends with CR LF');
});

test.serial('A false number, skill or company that is edited in is shown with its words, and approval is refused', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  t.is((await start(['--home', home])).exitCode, 0);
  await outreach(['config', 'set', 'sender.mailingAddress', '1 Quay Street, Gothenburg', '--home', home]);
  const [draft] = (await outreach(['mail', 'pending', '--home', home, '--json'])).json<readonly Draft[]>();
  if (draft === undefined) return t.fail('no draft');
  const { writeFile } = await import('node:fs/promises');
  for (const [planted, words] of [
    ['I have led a team of 214 engineers.', /214/],
    ['I also have deep experience with COBOL and Fortran.', /COBOL/],
    ['Before that I worked at Globex Corporation.', /Globex/],
  ] as const) {
    const file = join(home, 'body.txt');
    await writeFile(file, draft.body.replace(/\n\n(?=[^\n]*\n[^\n]*$)/, `\n\n${planted}\n\n`));
    const edited = (await outreach(['mail', 'edit', String(draft.id), '--body-file', file, '--home', home, '--json'])).json<Draft>();
    t.regex(JSON.stringify(edited.blockedBy), words);
    const refused = await outreach(['mail', 'approve', String(draft.id), '--home', home, '--json']);
    t.not(refused.code, 0);
    t.regex(refused.stdout, words);
  }
  t.false(existsSync(join(home, 'outbox', 'x')));
  t.deepEqual(await readdir(join(home, 'outbox')), []);
});

import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { writeNotes } from '../support/notes.ts';
import { outreach } from '../support/outreach.ts';
import { writeResume } from '../support/resume.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Problem {
  readonly error: { readonly code: string; readonly message: string; readonly help: string };
}

interface Case {
  readonly title: string;
  readonly words: (folder: string) => Promise<readonly string[]> | readonly string[];
  readonly says: RegExp;
}

const board = (entries: unknown) => JSON.stringify({ jobs: entries });

async function put(folder: string, name: string, content: string | Uint8Array): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

async function runWith(folder: string, venue: string, from: string, ...more: readonly string[]): Promise<readonly string[]> {
  const resume = join(folder, 'resume.md');
  await writeResume(resume);
  return ['run', 'all', '--resume', resume, '--venue', venue, '--from', from, ...more];
}

const cases: readonly Case[] = [
  { title: 'a résumé that is not there', words: (folder) => ['profile', 'import', join(folder, 'nowhere.pdf')], says: /no|not/i },
  { title: 'an empty résumé', words: async (folder) => ['profile', 'import', await put(folder, 'empty.pdf', '')], says: /empty/i },
  { title: 'a picture called PDF', words: async (folder) => ['profile', 'import', await put(folder, 'me.pdf', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))], says: /picture|image|PNG|not a/i },
  { title: 'a résumé of a few words', words: async (folder) => ['profile', 'import', await put(folder, 'me.txt', 'Mara Lindqvist\nEngineer\n')], says: /words/i },
  { title: 'malformed JSON, with its place', words: async (folder) => runWith(folder, 'greenhouse', await put(folder, 'board.json', '{"jobs": [\n  {"title": }\n]}')), says: /line 2/ },
  { title: 'a board of another kind', words: async (folder) => runWith(folder, 'greenhouse', await put(folder, 'board.json', '[{"text": "Engineer", "hostedUrl": "https://jobs.lever.co/x/1", "categories": {}, "descriptionPlain": "x"}]')), says: /lever/i },
  { title: 'a negative limit', words: async (folder) => runWith(folder, 'markdown', folder, '--limit', '-1'), says: /--limit/ },
  { title: 'a limit in words', words: async (folder) => runWith(folder, 'markdown', folder, '--limit', 'ten'), says: /whole number/ },
  { title: 'an unknown venue, with those that exist', words: async (folder) => runWith(folder, 'linkedin', folder), says: /"linkedin"(.|\n)*greenhouse/ },
  { title: 'a venue without a source', words: async (folder) => [...(await runWith(folder, 'markdown', folder)), '--venue', 'csv'], says: /--from/ },
  { title: 'an unknown command', words: () => ['mail', 'burn'], says: /burn/ },
  { title: 'an unknown option', words: () => ['mail', 'pending', '--colour', 'red'], says: /--colour/ },
  { title: 'a draft that is not there', words: () => ['mail', 'approve', '999'], says: /999/ },
  { title: 'an unknown setting', words: () => ['config', 'set', 'sender.nmae', 'x'], says: /sender\.n/ },
  { title: 'a page inside the network', words: async (folder) => runWith(folder, 'url', 'http://169.254.169.254/latest/'), says: /169\.254\.169\.254/ },
  { title: 'a folder without notes', words: async (folder) => { await mkdir(join(folder, 'bare')); return runWith(folder, 'markdown', join(folder, 'bare')); }, says: /no|none|nothing/i },
  { title: 'a CSV file without headings', words: async (folder) => ['data', 'import', await put(folder, 'leads.csv', '1,2,3\n4,5,6\n')], says: /heading/i },
  { title: 'a restore from a file that is no database', words: async (folder) => ['db', 'restore', await put(folder, 'backup.db', 'not a database')], says: /database|backup/i },
];

for (const { title, words, says } of cases) {
  test(`Bad input is told, with what to do, and changes nothing: ${title}`, async (t) => {
    const folder = temporaryFolder(t);
    const outcome = await outreach([...(await words(folder)), '--home', join(folder, 'home'), '--json']);
    t.true(outcome.code === 1 || outcome.code === 2, `exit code ${outcome.code}: ${outcome.stdout}${outcome.stderr}`);
    const { error } = outcome.json<Problem>();
    t.not(error.code, 'bug', error.message);
    t.regex(`${error.message}\n${error.help}`, says);
    t.true(error.help.length > 10);
    t.deepEqual((await outreach(['mail', 'pending', '--home', join(folder, 'home'), '--json'])).json(), []);
  });
}

test('A board whose fields are mostly empty is flagged, and nothing of it is passed on', async (t) => {
  const folder = temporaryFolder(t);
  const jobs = Array.from({ length: 10 }, (_, index) => ({ id: index, title: index < 2 ? 'Engineer' : '', absolute_url: '', content: '', company_name: index < 2 ? 'Alder' : '', location: { name: '' } }));
  const outcome = await outreach([...(await runWith(folder, 'greenhouse', await put(folder, 'board.json', board(jobs)))), '--home', join(folder, 'home'), '--json']);
  t.not(outcome.code, null);
  t.regex(outcome.stderr, /greenhouse/i);
  t.deepEqual((await outreach(['data', 'leads', '--home', join(folder, 'home'), '--json'])).json(), []);
});

test('CSV files are read with byte order marks, semicolons and UTF-16; invalid and double addresses are counted', async (t) => {
  const folder = temporaryFolder(t);
  const text = 'Company;Name;E-mail;Title\nAlder;Ann Ek;ann@alder.example;CTO\nBirch;Bo Ö;not an address;Lead\nAlder;Ann Ek;ANN@alder.example;CTO\n';
  for (const [name, bytes] of [
    ['bom.csv', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])],
    ['utf16.csv', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
  ] as const) {
    const home = join(folder, name);
    const report = (await outreach(['data', 'import', await put(folder, `source-${name}`, bytes), '--home', home, '--json'])).json<Record<string, number>>();
    t.like(report, { rows: 3, added: 2, invalidAddresses: 1 }, name);
    t.is((await outreach(['data', 'leads', '--home', home, '--json'])).json<readonly unknown[]>().length, 2);
  }
});

test('A home that cannot be written to is told before anything is done', async (t) => {
  const folder = temporaryFolder(t);
  const home = join(folder, 'home');
  await writeFile(home, 'a file where the home should be');
  const outcome = await outreach(['data', 'leads', '--home', home, '--json']);
  t.is(outcome.code, 2);
  t.is(outcome.json<Problem>().error.code, 'home_unusable');
});

test('A damaged database is told, kept as it is, and can be restored from a backup', async (t) => {
  const folder = temporaryFolder(t);
  const home = join(folder, 'home');
  const notes = join(folder, 'notes');
  await writeNotes(notes, 4);
  t.is((await outreach([...(await runWith(folder, 'markdown', notes)), '--home', home])).code, 0);
  const backup = join(folder, 'backup.db');
  t.is((await outreach(['db', 'backup', backup, '--home', home])).code, 0);
  const before = (await outreach(['mail', 'pending', '--home', home, '--json'])).json<readonly unknown[]>();
  const database = join(home, 'outreach.db');
  const bytes = await readFile(database);
  bytes.fill(0x5a, 4096, bytes.length);
  await writeFile(database, bytes);
  await chmod(database, 0o600);
  const check = await outreach(['db', 'check', '--home', home, '--json']);
  t.is(check.code, 1, check.stdout);
  const outcome = await outreach(['mail', 'pending', '--home', home, '--json']);
  t.not(outcome.code, 0);
  t.not(outcome.json<Problem>().error.code, 'bug', outcome.stdout);
  t.is((await outreach(['db', 'restore', backup, '--home', home])).code, 0);
  t.deepEqual((await outreach(['mail', 'pending', '--home', home, '--json'])).json(), before);
});

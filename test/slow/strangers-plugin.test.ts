// A stranger's package comes into the house, works, and is put out again; one that makes trouble stops nobody.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { outreach } from '../support/outreach.ts';
import { copyOfStranger, strangers } from '../support/plugin-folder.ts';
import { writeResume } from '../support/resume.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface ListedPlugin {
  readonly name: string;
  readonly state: string;
  readonly brings: readonly string[];
  readonly problem: { readonly message: string; readonly help: string } | null;
}

interface Told {
  readonly results: readonly { readonly title: string; readonly ok: boolean; readonly reason: string | null }[];
}

test('a stranger\'s plugin adds a venue and an agent, which show up in lists, log and results; the user switches it off and on', async (t) => {
  const folder = temporaryFolder(t);
  const home = join(folder, 'home');
  const run = (...words: readonly string[]) => outreach([...words, '--home', home, '--json']);
  const plugins = async () => (await run('plugins', 'list')).json<readonly ListedPlugin[]>();
  await writeResume(join(folder, 'me.md'));
  writeFileSync(join(folder, 'sponsors.json'), JSON.stringify([{ company: 'Heron Analytics', email: 'jobs@heron.example', hires: 'It hires TypeScript and Kubernetes engineers for its pipelines.' }]));

  const verified = (await run('plugins', 'verify', join(strangers, 'meetup'))).json<Told>();
  t.deepEqual(verified.results.filter(({ ok }) => !ok), []);
  t.is((await run('plugins', 'add', join(strangers, 'meetup'))).code, 0);
  t.like((await plugins()).find(({ name }) => name === 'meetup'), { state: 'loaded', brings: ['venue meetup', 'agent keyword-check'] });

  const all = await run('run', 'all', '--resume', join(folder, 'me.md'), '--venue', 'meetup', '--from', join(folder, 'sponsors.json'), '--limit', '1');
  t.is(all.code, 0, all.stderr);
  t.regex(all.stderr, /\[Keyword-check\] \d+ of \d+ keywords are missing/);
  t.true(JSON.stringify((await run('data', 'lead', '1')).json()).includes('"keyword-check":{"missing":['));
  const agents = (await run('agents', 'list')).json<readonly { readonly id: string; readonly runs: number }[]>();
  t.like(agents.find(({ id }) => id === 'keyword-check'), { runs: 1 });
  t.regex(readFileSync(join(home, 'logs/outreach.log'), 'utf8'), /"source":"keyword-check"/);

  t.is((await run('plugins', 'disable', 'meetup')).code, 0);
  t.like((await plugins()).find(({ name }) => name === 'meetup'), { state: 'disabled' });
  t.regex((await run('run', 'scout', '--venue', 'meetup', '--from', join(folder, 'sponsors.json'))).stderr, /There is no venue "meetup"|no venue/);
  t.is((await run('plugins', 'enable', 'meetup')).code, 0);
  t.like((await plugins()).find(({ name }) => name === 'meetup'), { state: 'loaded' });

  // As the editor leaves it out: by its package.
  t.is((await run('config', 'set', 'pluginLoading.disabled', '["outreach-plugin-meetup"]')).code, 0);
  t.like((await plugins()).find(({ name }) => name === 'meetup'), { state: 'disabled' });
  t.is((await run('plugins', 'enable', 'meetup')).code, 0);
  t.like((await plugins()).find(({ name }) => name === 'meetup'), { state: 'loaded' });

  appendFileSync(join(home, 'plugins/outreach-plugin-meetup/sponsors.ts'), '\n// changed behind the user\'s back\n');
  t.regex((await plugins()).find(({ name }) => name === 'meetup')?.problem?.message ?? '', /has changed since you allowed it/);
  t.is((await run('plugins', 'enable', 'meetup')).code, 0);
  t.like((await plugins()).find(({ name }) => name === 'meetup'), { state: 'loaded' });
});

test('plugins that cannot be loaded, or fail at every moment, are named with help, and the run goes on to its drafts', async (t) => {
  const folder = temporaryFolder(t);
  const home = join(folder, 'home');
  const run = (...words: readonly string[]) => outreach([...words, '--home', home, '--json']);
  await writeResume(join(folder, 'me.md'));
  writeFileSync(join(folder, 'leads.csv'), 'Company,Email,Role,Notes\nHeron Analytics,ines@heron.example,Backend Engineer,"Heron Analytics builds event pipelines in TypeScript and PostgreSQL. It hires a backend engineer."\n');

  for (const name of ['wrong-api-version', 'bad-schema', 'throws-at-import']) {
    const { code, stderr } = await run('plugins', 'add', join(strangers, name));
    t.is(code, 1, name);
    t.regex(stderr, new RegExp(`Plugin "(?:broken-)?${name}"`));
  }
  t.is((await run('plugins', 'add', join(strangers, 'troublemaker'))).code, 0);
  t.regex((await run('plugins', 'add', join(strangers, 'throws-in-apply'))).stderr, /Plugin "throws-in-apply" failed while starting: no luck/);
  copyOfStranger('throws-at-import', join(home, 'plugins'));

  const all = await run('run', 'all', '--resume', join(folder, 'me.md'), '--venue', 'csv', '--from', join(folder, 'leads.csv'), '--limit', '1');
  t.is(all.code, 1, 'something failed, and the exit code says so');
  t.regex(all.stderr, /Plugin "throws-in-apply" failed while starting: no luck/);
  t.regex(all.stderr, /Plugin "broken-throws-at-import" was not loaded, because you have not allowed it/);
  t.regex(all.stderr, /Plugin "troublemaker" failed while answering leadDiscovered: I make trouble/);
  t.regex(all.stderr, /Plugin "troublemaker" failed while answering briefReady: I make trouble/);
  t.regex(all.stderr, /Plugin "troublemaker" failed while running agent "troubled": I make trouble/);
  t.regex(all.stderr, /outreach plugins disable/);
  t.is((await run('mail', 'pending')).json<readonly unknown[]>().length, 1);
});

import { chmodSync, chownSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { ensureHome } from '../../../core/home/ensure-home.ts';
import { outreachPaths } from '../../../core/home/outreach-paths.ts';
import { startChild } from '../../support/child.ts';
import { errorOf } from '../../support/error-of.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const pathsIn = (home: string) => outreachPaths({ home, environment: {} });

test('makes the home and its folders for their owner only, and is content with those that are there', async (t) => {
  const home = join(temporaryFolder(t), 'deep', 'home');
  await ensureHome(pathsIn(home));
  await ensureHome(pathsIn(home));
  t.deepEqual(readdirSync(home).sort(), ['hooks', 'logs', 'outbox', 'plugins', 'prompts', 'resume', 'trajectories', 'venues']);
  for (const folder of [home, ...readdirSync(home).map((name) => join(home, name))]) t.is(statSync(folder).mode & 0o777, 0o700, folder);
});

test('a file in the way is named', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'file'), '');
  for (const [home, says] of [
    [join(folder, 'file'), /file cannot be used: there is a file of that name/],
    [join(folder, 'file', 'home'), /a part of the path is a file/],
  ] as const) {
    const error = await errorOf(() => ensureHome(pathsIn(home)));
    t.is(error.code, 'home_unusable');
    t.regex(error.message, says);
    t.regex(error.help, /--home/);
  }
});

test('a home that may only be read is a clear error', async (t) => {
  const home = temporaryFolder(t);
  await ensureHome(pathsIn(home));
  // The superuser may write anywhere, so the child is somebody else.
  const user = process.getuid?.() === 0 ? 65_534 : undefined;
  if (user !== undefined) for (const folder of [home, ...readdirSync(home).map((name) => join(home, name))]) chownSync(folder, user, user);
  chmodSync(home, 0o500);
  const child = startChild('ensure-home-of.ts', [home], { user });
  await child.ended;
  t.deepEqual(JSON.parse(child.output()), { code: 'home_unusable', message: `The folder ${home} cannot be used: you have no permission.` });
});

import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import test from 'ava';
import { outreachPaths } from '../../../core/home/outreach-paths.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const homes: readonly (readonly [home: string | undefined, variable: string | undefined, is: string])[] = [
  ['/a', '/b', '/a'],
  [undefined, '/b', '/b'],
  [undefined, undefined, join(homedir(), '.outreach-agent')],
  ['', '  ', join(homedir(), '.outreach-agent')],
  ['here', undefined, resolve('here')],
  [undefined, '~/elsewhere', join(homedir(), 'elsewhere')],
];

for (const [home, variable, is] of homes) {
  test(`with --home ${home} and OUTREACH_HOME ${variable} everything lies in ${is.replace(homedir(), '~').replace(process.cwd(), '.')}`, (t) => {
    t.is(outreachPaths({ home, environment: { OUTREACH_HOME: variable } }).home, is);
  });
}

test('naming the paths makes nothing', (t) => {
  const home = join(temporaryFolder(t), 'home');
  const paths = outreachPaths({ home, environment: {} });
  t.deepEqual(Object.values(paths).map((path) => path.slice(home.length)), ['', '/config.json', '/outreach.db', '/logs', '/resume', '/venues', '/plugins', '/hooks', '/outbox', '/prompts', '/trajectories']);
  t.false(existsSync(home));
});

import { homedir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { sayCommand } from '../../cli/say-command.ts';

test('A command is said as this user would type it', (t) => {
  const usual = join(homedir(), '.outreach-agent');
  t.is(sayCommand('mail show 1', usual, {}), 'outreach mail show 1');
  t.is(sayCommand('mail show 1', usual, { npm_lifecycle_event: 'start' }), 'npm run -s outreach -- mail show 1');
  t.is(sayCommand('mail show 1', '/elsewhere/a home', {}), 'outreach mail show 1 --home "/elsewhere/a home"');
  t.is(sayCommand('mail show 1', join(process.cwd(), '.outreach-sample'), {}), 'outreach mail show 1 --home .outreach-sample');
  t.is(sayCommand('mail show 1', '/chosen', { OUTREACH_HOME: '/chosen' }), 'outreach mail show 1');
});

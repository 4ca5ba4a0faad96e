import { homedir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { inOwnForm, sayCommand } from '../../cli/say-command.ts';

test('A command is said as this user would type it', (t) => {
  const usual = join(homedir(), '.outreach-agent');
  t.is(sayCommand('mail show 1', usual, {}), 'outreach mail show 1');
  t.is(sayCommand('mail show 1', usual, { npm_lifecycle_event: 'start' }), 'npm run -s outreach -- mail show 1');
  t.is(sayCommand('mail show 1', '/elsewhere/a home', {}), 'outreach mail show 1 --home "/elsewhere/a home"');
  t.is(sayCommand('mail show 1', join(process.cwd(), '.outreach-sample'), {}), 'outreach mail show 1 --home .outreach-sample');
  t.is(sayCommand('mail show 1', '/chosen', { OUTREACH_HOME: '/chosen' }), 'outreach mail show 1');
});

test('Help that names commands names them as this user would type them; other words stay', (t) => {
  const environment = { npm_lifecycle_event: 'outreach', OUTREACH_HOME: '/usual' };
  t.is(inOwnForm('See "outreach mail why 3" or "outreach plugins list".', '/usual', environment), 'See "npm run -s outreach -- mail why 3" or "npm run -s outreach -- plugins list".');
  t.is(inOwnForm('Our outreach goes on: "outreach".', '/usual', environment), 'Our outreach goes on: "outreach".');
});

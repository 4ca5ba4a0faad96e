import { homedir } from 'node:os';
import { join, relative } from 'node:path';

/** A command as this user would type it: from a clone through npm, and with the home that is in use. */
export function sayCommand(words: string, home: string, environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const program = environment['npm_lifecycle_event'] === undefined ? 'outreach' : 'npm run -s outreach --';
  const usual = environment['OUTREACH_HOME'] ?? join(homedir(), '.outreach-agent');
  if (home === usual) return `${program} ${words}`;
  const near = relative(process.cwd(), home);
  const shown = near.startsWith('..') ? home : near;
  return `${program} ${words} --home ${shown.includes(' ') ? `"${shown}"` : shown}`;
}

/** Help whose commands, quoted as the core quotes them (`"outreach mail send"`), are said as this user would type them. For our own words only: a draft may quote anything. */
export function inOwnForm(help: string, home: string, environment?: Readonly<Record<string, string | undefined>>): string {
  return help.replace(/"outreach ([a-z][^"\n]*)"/g, (_, words: string) => `"${sayCommand(words, home, environment)}"`);
}

// Every command, one line of help each; its code is loaded when it is called.
import { presets } from '../core/config/settings.ts';
import { lawfulBases } from '../core/domain/lawful-basis.ts';
import type { CommandEntry, CommandOption } from './command.ts';
import { positiveInteger, readList } from './option-values.ts';

const venue: CommandOption = { flags: '--venue <id>', meaning: 'where to look; may be given several times, each with its --from', repeatable: true };
const from: CommandOption = { flags: '--from <file|folder|url>', meaning: 'what to read there', repeatable: true };
const resume: CommandOption = { flags: '--resume <file>', meaning: 'your résumé; the active profile when left out' };
const limit: CommandOption = { flags: '--limit <number>', meaning: 'how many leads to write to, the best first', parse: positiveInteger('--limit') };
const assist: CommandOption = { flags: '--assist', meaning: 'decide yourself which leads are worth it' };
const preset: CommandOption = { flags: '--preset <name>', meaning: `who does the work, for this call only: ${presets.join(', ')}`, parse: readList('--preset', presets), setting: 'preset' };
const runOptions = [resume, venue, from, limit, assist, preset];
/** Needed only for services that are not known by the address. */
const mailServer = (kind: 'smtp' | 'imap', meaning: string): readonly CommandOption[] => [
  { flags: `--${kind}-host <host>`, meaning: `${meaning}; known by itself for the common services` },
  { flags: `--${kind}-port <number>`, meaning: 'its port; the usual one when left out', parse: positiveInteger(`--${kind}-port`) },
  { flags: `--${kind}-security <tls|starttls|none>`, meaning: 'how it is encrypted; none only on this machine' },
];
const draft = [['<id>', 'number of the draft']] as const;
const lead = [['<id>', 'number of the lead']] as const;

export const commandTable: readonly CommandEntry[] = [
  { name: 'setup', summary: 'ask for what is missing: name, address, mailing address, who does the work, and how mail goes out', options: [
    { flags: '--non-interactive', meaning: 'ask nothing; take flags and environment variables' },
    { flags: '--preset <name>', meaning: 'offline, fully_free, best_quality or custom' },
    { flags: '--backend <id>', meaning: 'who is asked: offline, ollama, openai, anthropic, or one of a plugin of yours' },
    { flags: '--model <name>', meaning: 'a model of that backend' },
    { flags: '--agent <role=backend/model>', meaning: 'for one agent, such as writer=anthropic/claude-opus-5-5; may be given several times', repeatable: true },
    { flags: '--models', meaning: 'choose anew who does the work' },
    { flags: '--sender-name <name>', meaning: 'your name as readers see it' },
    { flags: '--sender-email <address>', meaning: 'the address you write from' },
    { flags: '--mailing-address <text>', meaning: 'your postal address for the footer' },
    { flags: '--mail', meaning: 'choose anew how mail goes out' },
    { flags: '--mail-address <address>', meaning: 'send by the mail account with this address; its password comes from SMTP_PASSWORD, its mailbox’s from IMAP_PASSWORD if that is another' },
    { flags: '--mail-user <name>', meaning: 'what the account logs in with; its address when left out' },
    ...mailServer('smtp', 'the server for outgoing mail'),
    ...mailServer('imap', 'the server where answers are read, or none'),
    { flags: '--reset-secrets', meaning: 'put secrets that cannot be opened aside, and give them again' },
  ], load: () => import('./commands/setup.ts') },

  { name: 'profile import', summary: 'read a résumé (PDF, DOCX, Markdown, text, JSON Resume) and make it the active profile', arguments: [['<file>', 'the résumé']], load: () => import('./commands/profile-import.ts') },
  { name: 'profile show', summary: 'show the active profile', load: () => import('./commands/profile-show.ts') },

  { name: 'run all', summary: 'find, research, match and draft: the whole main job', options: runOptions, load: () => import('./commands/run-all.ts') },
  { name: 'run scout', summary: 'find leads and score them', options: runOptions, load: () => import('./commands/run-scout.ts') },
  { name: 'run research', summary: 'research the leads that wait for it', options: [preset], load: () => import('./commands/run-research.ts') },
  { name: 'run match', summary: 'match the leads that wait for it', options: [preset], load: () => import('./commands/run-match.ts') },
  { name: 'run write', summary: 'draft to the leads that wait for it', options: [preset], load: () => import('./commands/run-write.ts') },
  { name: 'run followup', summary: 'read what came, then send the follow-ups whose day has come', load: () => import('./commands/run-followup.ts') },
  { name: 'run continue', summary: 'go on with what was interrupted', options: [preset], load: () => import('./commands/run-continue.ts') },
  { name: 'run watch', summary: 'look after mail until Ctrl-C: send what may go, read what comes (also: run --watch)', load: () => import('./commands/run-watch.ts') },
  { name: 'run analyze', summary: 'what the numbers say, and whether there are enough of them', load: () => import('./commands/run-analyze.ts') },

  { name: 'data leads', summary: 'list leads, best first', options: [
    { flags: '--status <status>', meaning: 'only leads at this status' },
    { flags: '--venue <id>', meaning: 'only leads of this venue' },
    { flags: '--search <text>', meaning: 'only leads with this text in company, person or role' },
    { flags: '--limit <number>', meaning: 'how many (200; at most 500)', parse: positiveInteger('--limit') },
    { flags: '--after <cursor>', meaning: 'go on after the page before' },
  ], load: () => import('./commands/data-leads.ts') },
  { name: 'data lead', summary: 'everything known about one lead', arguments: lead, load: () => import('./commands/data-lead.ts') },
  { name: 'data accept', summary: 'let a lead pass the gate after light research', arguments: lead, load: () => import('./commands/data-accept.ts') },
  { name: 'data reject', summary: 'keep a lead out of its campaign', arguments: lead, options: [{ flags: '--reason <text>', meaning: 'why' }], load: () => import('./commands/data-reject.ts') },
  { name: 'data defer', summary: 'decide about a lead later', arguments: lead, load: () => import('./commands/data-defer.ts') },
  { name: 'data address', summary: 'give a lead a mail address', arguments: [...lead, ['<address>', 'the mail address']], load: () => import('./commands/data-address.ts') },
  { name: 'data basis', summary: 'record on what ground a lead may be written to', arguments: lead, options: [
    { flags: '--basis <ground>', meaning: lawfulBases.join(', '), parse: readList('--basis', lawfulBases) },
    { flags: '--source <url>', meaning: 'where it can be seen: the page on which the address was published' },
    { flags: '--subscriber <corporate|individual>', meaning: 'whose address it is: a company’s, or a person’s own', parse: readList('--subscriber', ['corporate', 'individual']) },
    { flags: '--note <text>', meaning: 'what you want to remember of it' },
  ], load: () => import('./commands/data-basis.ts') },
  { name: 'data import', summary: 'import leads from a CSV file, or everything from a JSON Lines export', arguments: [['<file>', 'leads.csv or everything.jsonl']], load: () => import('./commands/data-import.ts') },
  { name: 'data export', summary: 'write leads as CSV, or everything as JSON Lines, to standard output', options: [{ flags: '--format <csv|jsonl>', meaning: 'csv or jsonl', parse: readList('--format', ['csv', 'jsonl']) }, { flags: '--to <file>', meaning: 'into a file instead' }], load: () => import('./commands/data-export.ts') },
  { name: 'data merges', summary: 'what was merged into a lead', arguments: lead, load: () => import('./commands/data-merges.ts') },
  { name: 'data unmerge', summary: 'make a lead of its own of what was merged', arguments: [['<merge>', 'number of the merge']], load: () => import('./commands/data-unmerge.ts') },
  { name: 'data forget', summary: 'delete a person for good, but for the mark that they are never written to', arguments: [['[address]', 'mail address, or number of the lead']], options: [{ flags: '--expired', meaning: 'everybody whom the last message went to, or came from, longer ago than sending.retentionDays' }], load: () => import('./commands/data-forget.ts') },
  { name: 'data stats', summary: 'numbers by status and venue', load: () => import('./commands/data-stats.ts') },

  { name: 'mail pending', summary: 'drafts that wait for you', load: () => import('./commands/mail-pending.ts') },
  { name: 'mail review', summary: 'the first of the drafts that wait, whole', load: () => import('./commands/mail-review.ts') },
  { name: 'mail show', summary: 'one draft as it would be sent, with its evidence', arguments: draft, load: () => import('./commands/mail-show.ts') },
  { name: 'mail approve', summary: 'approve exactly these bytes', arguments: draft, load: () => import('./commands/mail-approve.ts') },
  { name: 'mail reject', summary: 'take a draft out of the queue', arguments: draft, options: [{ flags: '--reason <text>', meaning: 'why' }], load: () => import('./commands/mail-reject.ts') },
  { name: 'mail edit', summary: 'change a draft; an approval is void after that', arguments: draft, options: [
    { flags: '--body-file <file>', meaning: 'the new body' },
    { flags: '--subject-a <text>', meaning: 'the first subject' },
    { flags: '--subject-b <text>', meaning: 'the second subject' },
  ], load: () => import('./commands/mail-edit.ts') },
  { name: 'mail answer', summary: 'answer a question of a draft; it is written anew with your answer', arguments: [...draft, ['<question>', 'id of the question'], ['<answer>', 'your answer']], options: [preset], load: () => import('./commands/mail-answer.ts') },
  { name: 'mail regenerate', summary: 'write a draft anew from another angle', arguments: draft, options: [preset], load: () => import('./commands/mail-regenerate.ts') },
  { name: 'mail send', summary: 'send what is approved', load: () => import('./commands/mail-send.ts') },
  { name: 'mail read', summary: 'what received messages say: bounces, complaints, absences, answers', arguments: [['<file...>', 'messages as they lie in a mailbox (.eml)']], load: () => import('./commands/mail-read.ts') },
  { name: 'mail why', summary: 'why was this message not sent?', arguments: draft, load: () => import('./commands/mail-why.ts') },
  { name: 'mail track', summary: 'what has left, and what came of it', options: [{ flags: '--limit <number>', meaning: 'how many (100)', parse: positiveInteger('--limit') }], load: () => import('./commands/mail-track.ts') },
  { name: 'mail thread', summary: 'all mail to and from a lead', arguments: lead, load: () => import('./commands/mail-thread.ts') },
  { name: 'mail inbox', summary: 'what came back: answers, bounces, complaints', options: [{ flags: '--unmatched', meaning: 'only what belongs to none of your messages' }, { flags: '--limit <number>', meaning: 'how many (50)', parse: positiveInteger('--limit') }], load: () => import('./commands/mail-inbox.ts') },
  { name: 'mail poll', summary: 'read what came into your mailboxes, now', load: () => import('./commands/mail-poll.ts') },
  { name: 'mail settle', summary: 'say what became of a message of which nobody knows', arguments: draft, options: [
    { flags: '--arrived', meaning: 'it counts as sent' },
    { flags: '--send-again', meaning: 'it goes out again' },
    { flags: '--give-up', meaning: 'it is not sent' },
  ], load: () => import('./commands/mail-settle.ts') },
  { name: 'mail accounts', summary: 'the addresses that mail goes out from, and what holds them', load: () => import('./commands/mail-accounts.ts') },
  { name: 'mail pause', summary: 'send nothing more from an account', arguments: [['[account]', 'its name; the main one when left out']], load: () => import('./commands/mail-pause.ts') },
  { name: 'mail resume', summary: 'let an account send again', arguments: [['[account]', 'its name; the main one when left out']], load: () => import('./commands/mail-resume.ts') },
  { name: 'mail opened', summary: 'count that a message was opened: for the endpoint of sending.openPixelUrl', arguments: [['<token>', 'the token that it was called with']], load: () => import('./commands/mail-opened.ts') },
  { name: 'mail suppress', summary: 'never write to an address again', arguments: [['<address|token>', 'the address, or the token of a one-click link']], load: () => import('./commands/mail-suppress.ts') },
  { name: 'mail unsuppress', summary: 'let an address be written to again that was suppressed by mistake', arguments: [['<address>', 'the address']], options: [{ flags: '--reason <words>', meaning: 'why, if they had asked not to be written to; it is kept' }], load: () => import('./commands/mail-unsuppress.ts') },
  { name: 'mail release', summary: 'let a restored or copied home send, after what waits in it was looked for', load: () => import('./commands/mail-release.ts') },
  { name: 'mail check', summary: 'are the logins of your mail account let in, and is your domain trusted?', load: () => import('./commands/mail-check.ts') },
  { name: 'mail test', summary: 'send a test message to yourself', arguments: [['[account]', 'its name; the main one when left out']], load: () => import('./commands/mail-test.ts') },
  { name: 'mail domain', summary: 'is the domain that you write from trusted, and which records would make it so?', arguments: [['[domain]', 'another domain than yours']], load: () => import('./commands/mail-domain.ts') },

  { name: 'agents list', summary: 'agents, their roles, backends, models, prompts and work so far', load: () => import('./commands/agents-list.ts') },
  { name: 'agents logs', summary: 'what agents did, newest first', arguments: [['[agent]', 'only of this one']], options: [{ flags: '--limit <number>', meaning: 'how many (50)', parse: positiveInteger('--limit') }], load: () => import('./commands/agents-logs.ts') },
  { name: 'agents inspect', summary: 'what was asked of models, with which prompt, and what came of it', arguments: [['<run|lead>', 'a run (its beginning is enough), or latest; or the number of a lead']], options: [{ flags: '--step <number>', meaning: 'one step of the run, with all that was said', parse: positiveInteger('--step') }], load: () => import('./commands/agents-inspect.ts') },
  { name: 'agents verify', summary: 'is what was asked and answered in a run still as it was written?', arguments: [['<run>', 'a run (its beginning is enough), or latest']], load: () => import('./commands/agents-verify.ts') },

  { name: 'models list', summary: 'the models of the backends that you have chosen, and what is known of them', options: [{ flags: '--backend <id>', meaning: 'of this one instead' }], load: () => import('./commands/models-list.ts') },
  { name: 'models probe', summary: 'find out what a model can do: tools, JSON, context, speed', arguments: [['[name]', 'the model; the writer’s when left out']], options: [{ flags: '--backend <id>', meaning: 'whose model; the writer’s backend when left out' }], load: () => import('./commands/models-probe.ts') },

  { name: 'plugins list', summary: 'plugins, what they bring and take, and what is wrong with them', load: () => import('./commands/plugins-list.ts') },
  { name: 'plugins add', summary: 'copy a plugin into your home and allow exactly this content', arguments: [['<folder>', 'the package']], load: () => import('./commands/plugins-add.ts') },
  { name: 'plugins enable', summary: 'load a plugin again, or allow its present content', arguments: [['<name>', 'the plugin']], load: () => import('./commands/plugins-enable.ts') },
  { name: 'plugins disable', summary: 'do not load a plugin', arguments: [['<name>', 'the plugin']], load: () => import('./commands/plugins-disable.ts') },
  { name: 'plugins verify', summary: 'run the conformance suite on a plugin', arguments: [['<folder>', 'the package']], load: () => import('./commands/plugins-verify.ts') },

  { name: 'config show', summary: 'the settings in force', load: () => import('./commands/config-show.ts') },
  { name: 'config set', summary: 'change a setting', arguments: [['<path>', 'such as sender.name'], ['<value>', 'the new value']], load: () => import('./commands/config-set.ts') },

  { name: 'db check', summary: 'is the database whole?', load: () => import('./commands/db-check.ts') },
  { name: 'db backup', summary: 'copy the database, also while it is used', arguments: [['[file]', 'where to']], load: () => import('./commands/db-backup.ts') },
  { name: 'db restore', summary: 'put a backup in place; the present file is kept beside it', arguments: [['<file>', 'the backup']], load: () => import('./commands/db-restore.ts') },
  { name: 'db migrate', summary: 'bring the database to this version', load: () => import('./commands/db-migrate.ts') },
];

/** What each group is for, in the order of the help. */
export const groups: Readonly<Record<string, string>> = {
  profile: 'your résumé',
  run: 'find, research, match, write',
  data: 'leads: list, decide, import, export, forget',
  mail: 'review, approve and send drafts',
  agents: 'who does the work',
  models: 'what they ask',
  plugins: 'extend it',
  config: 'settings',
  db: 'the database',
};

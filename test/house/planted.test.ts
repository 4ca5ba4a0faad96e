import test from 'ava';
import { rules } from './rules.ts';
import { plant, readTree, type Tree } from './tree.ts';

/** A breach of a rule, planted in a file that is not there, and the sentence that must say why not. */
interface Planted {
  readonly rule: RegExp;
  readonly path: string;
  readonly text: string;
  readonly says: RegExp;
}

const quiet = 'export const x = 1;\n';

const breaches: readonly Planted[] = [
  { rule: /^only extension\/ knows VS Code/, path: 'core/planted.ts', text: `import type { Uri } from 'vscode';\nexport type X = Uri;`, says: /core\/planted\.ts imports vscode \(as a type\)/ },
  { rule: /^only extension\/ knows VS Code/, path: 'plugins/venues/planted.ts', text: `import { window } from 'vscode';\nwindow.show();`, says: /imports vscode/ },
  { rule: /^only extension\/ knows VS Code/, path: 'cli/planted.ts', text: `await import('vscode');`, says: /imports vscode/ },
  { rule: /^core\/ knows no plugin/, path: 'core/orchestrator/planted.ts', text: `import csv from '../../plugins/venues/csv.ts';\nexport { csv };`, says: /imports plugins\/venues\/csv\.ts/ },
  { rule: /^core\/ knows no plugin/, path: 'core/planted.ts', text: `import type { X } from '../cli/main.ts';\nexport type Y = X;`, says: /imports cli\/main\.ts \(as a type\)/ },
  { rule: /^core\/ knows no plugin/, path: 'core/store/planted.ts', text: `export * from '../../migrations/index.ts';`, says: /imports migrations\/index\.ts/ },
  { rule: /^core\/ knows no plugin/, path: 'core/planted.ts', text: `export type X = import('../plugins/index.ts').Y;`, says: /imports plugins\/index\.ts/ },
  { rule: /^a plugin sees of the core only/, path: 'plugins/venues/planted.ts', text: `import { createError } from '../../core/index.ts';\ncreateError();`, says: /imports core\/index\.ts$/ },
  { rule: /^a plugin sees of the core only/, path: 'plugins/venues/planted.ts', text: `import type { X } from '../../core/store/leads.ts';\nexport type Y = X;`, says: /imports core\/store\/leads\.ts \(as a type\)/ },
  { rule: /^a plugin sees of the core only/, path: 'plugins/venues/planted.ts', text: `import { type A, b } from '../../core/index.ts';\nb satisfies A;`, says: /imports core\/index\.ts$/ },
  { rule: /^a plugin sees of the core only/, path: 'plugins/venues/planted.ts', text: `import '../../core/testing.ts';`, says: /imports core\/testing\.ts/ },
  { rule: /^no plugin knows another/, path: 'plugins/venues/planted.ts', text: `import { x } from './url/index.ts';\nx();`, says: /imports plugins\/venues\/url\/index\.ts/ },
  { rule: /^no plugin knows another/, path: 'plugins/venues/planted/deep/in.ts', text: `import type { X } from '../../csv.ts';\nexport type Y = X;`, says: /imports plugins\/venues\/csv\.ts/ },
  { rule: /^no plugin knows another/, path: 'plugins/venues/planted.ts', text: `import all from '../index.ts';\nall();`, says: /imports plugins\/index\.ts/ },
  { rule: /^plugins\/index\.ts is a list/, path: 'plugins/index.ts', text: `import { startKernel } from '../core/kernel/kernel.ts';\nstartKernel();`, says: /imports core\/kernel\/kernel\.ts/ },
  { rule: /^the domain imports only the domain/, path: 'core/domain/planted.ts', text: `import { readFile } from 'node:fs';\nreadFile;`, says: /imports node:fs/ },
  { rule: /^the domain imports only the domain/, path: 'core/domain/planted.ts', text: `import type { Log } from '../contracts/ports.ts';\nexport type X = Log;`, says: /imports core\/contracts\/ports\.ts/ },
  { rule: /^contracts are interfaces/, path: 'core/contracts/planted.ts', text: `import { validate } from '../validate.ts';\nvalidate;`, says: /imports core\/validate\.ts$/ },
  { rule: /^the kernel knows contracts/, path: 'core/kernel/planted.ts', text: `import type { Store } from '../store/store.ts';\nexport type X = Store;`, says: /imports core\/store\/store\.ts/ },
  { rule: /^the store knows no plugin system/, path: 'core/store/planted.ts', text: `import { startKernel } from '../kernel/kernel.ts';\nstartKernel;`, says: /imports core\/kernel\/kernel\.ts/ },
  { rule: /^only the orchestrator and the hosts know the order/, path: 'core/discovery/planted.ts', text: `import { journey } from '../orchestrator/journey.ts';\njourney;`, says: /imports core\/orchestrator\/journey\.ts/ },
  { rule: /^hosts take plugins from/, path: 'cli/planted.ts', text: `import csv from '../plugins/venues/csv.ts';\ncsv;`, says: /imports plugins\/venues\/csv\.ts/ },
  { rule: /^the two hosts do not know each other/, path: 'cli/planted.ts', text: `import { activate } from '../extension/extension.ts';\nactivate();`, says: /imports extension\/extension\.ts/ },
  { rule: /^migrations never change/, path: 'migrations/0099-planted.ts', text: `import { leadStatuses } from '../core/domain/lead.ts';\nleadStatuses;`, says: /imports core\/domain\/lead\.ts/ },
  { rule: /^every setting that the extension reads/, path: 'extension/planted.ts', text: `import { workspace } from 'vscode';\nexport const x = workspace.getConfiguration('outreach').get<string>('wings');`, says: /reads outreach\.wings/ },
  { rule: /^the front end speaks through the one log/, path: 'extension/planted.ts', text: `import { window } from 'vscode';\nexport const x = window.createOutputChannel('Mine');`, says: /writes past the mask/ },
  { rule: /^no row of a quick pick has an icon/, path: 'extension/planted.ts', text: `import type { QuickPickItem } from 'vscode';\nexport const x: QuickPickItem = { label: '$(mail) Mail' };`, says: /puts an icon into a label/ },
  { rule: /^messages go out through/, path: 'extension/planted.ts', text: `import { window } from 'vscode';\nvoid window.showWarningMessage(String(1));`, says: /shows a message of its own/ },
  { rule: /^what a person reads in the editor can be translated/, path: 'extension/planted.ts', text: `import { notify } from './host/notify.ts';\nvoid notify.information('It is done.');`, says: /says "It is done\." in one language/ },
  { rule: /^what a person reads in the editor can be translated/, path: 'extension/planted.ts', text: 'export const x = { title: `$(mail) Letters to ${String(1)}` };', says: /says " Letters to " in one language/ },
  { rule: /^the front end speaks through the one log/, path: 'extension/planted.ts', text: `console.log('hello');\nexport {};`, says: /writes past the mask/ },
  { rule: /^what is shipped imports no test/, path: 'cli/planted.ts', text: `import { buildProfile } from '../test/support/profile.ts';\nbuildProfile();`, says: /imports test\/support\/profile\.ts/ },
  { rule: /^every import of ours leads to a file/, path: 'core/planted.ts', text: `import './moved-away.ts';`, says: /imports core\/moved-away\.ts/ },
  { rule: /^no file needs itself in a circle/, path: 'core/mask.ts', text: `import { createError } from './errors.ts';\nexport const mask = createError;`, says: /core\/errors\.ts → core\/mask\.ts → core\/errors\.ts|core\/mask\.ts → core\/errors\.ts → core\/mask\.ts/ },
  { rule: /^each library has one home/, path: 'core/planted.ts', text: `import { Ajv } from 'ajv';\nnew Ajv();`, says: /imports ajv, whose home is \^core\\\/full-check\\\.ts\$/ },
  { rule: /^each library has one home/, path: 'plugins/venues/planted.ts', text: `import type { Knex } from 'knex';\nexport type X = Knex;`, says: /imports knex, whose home is/ },
  { rule: /^each library has one home/, path: 'cli/planted.ts', text: `import lodash from 'lodash';\nlodash;`, says: /imports lodash, whose home is not in the table/ },
  { rule: /^every library that is shipped is declared/, path: 'cli/planted.ts', text: `import lodash from 'lodash';\nlodash;`, says: /lodash is imported, and is not among the dependencies/ },
  { rule: /^every library that is shipped is declared/, path: 'core/planted.ts', text: `import test from 'ava';\ntest;`, says: /ava is imported, and is not among the dependencies/ },
  { rule: /^tests use only what is declared/, path: 'test/core/planted.test.ts', text: `import sinon from 'sinon';\nsinon;`, says: /imports sinon/ },
  { rule: /^no `any`/, path: 'core/planted.ts', text: `export const x = (y: any) => y;`, says: /core\/planted\.ts:1 says any/ },
  { rule: /^no `any`/, path: 'core/planted.ts', text: `\nexport const x = JSON.parse('1') as Record<string, any>;`, says: /core\/planted\.ts:2 says any/ },
  { rule: /^choices are unions/, path: 'core/planted.ts', text: `export enum Colour { Red }`, says: /declares an enum/ },
  { rule: /^choices are unions/, path: 'core/planted.ts', text: `export namespace Colours { export const red = 1; }`, says: /declares a namespace/ },
  { rule: /^choices are unions/, path: 'core/planted.ts', text: `export class Colour { constructor(readonly name: string) {} }`, says: /has a parameter property/ },
  { rule: /^a default export is a plugin/, path: 'core/planted.ts', text: `export default 1;`, says: /exports a default/ },
  { rule: /^a catch handles or adds knowledge/, path: 'core/planted.ts', text: `try { work(); } catch {}`, says: /catches an error and does nothing/ },
  { rule: /^a catch handles or adds knowledge/, path: 'cli/planted.ts', text: `export function x() {\n  try { return work(); } catch {\n    return null;\n  }\n}`, says: /cli\/planted\.ts:2 drops the error/ },
  { rule: /^a catch handles or adds knowledge/, path: 'cli/planted.ts', text: `export function x() {\n  try { return work(); } catch (thrown) {\n    return null;\n  }\n}`, says: /drops the error/ },
  { rule: /^a rejection is not dropped/, path: 'core/planted.ts', text: `await work().catch(() => undefined);`, says: /drops a rejection/ },
  { rule: /^a rejection is not dropped/, path: 'core/planted.ts', text: `await work().catch(() => {});`, says: /drops a rejection/ },
  { rule: /^errors for people are made by core\/errors\.ts/, path: 'core/planted.ts', text: `export class StoreError extends Error {}`, says: /makes a class of errors \(StoreError\)/ },
  { rule: /^all moments stand in core\/kernel\/hooks\.ts/, path: 'core/orchestrator/planted.ts', text: `import { SyncHook } from 'tapable';\nexport const secret = new SyncHook(['x']);`, says: /makes a SyncHook/ },
  { rule: /^time is a port/, path: 'core/planted.ts', text: `export const now = Date.now();`, says: /asks Date\.now\(\)/ },
  { rule: /^time is a port/, path: 'core/planted.ts', text: `export const now = new Date();`, says: /asks new Date\(\)/ },
  { rule: /^a program of ours is ended by its host/, path: 'core/planted.ts', text: `process.exit(1);`, says: /calls process\.exit/ },
  { rule: /^the core and the plugins do not print/, path: 'plugins/venues/planted.ts', text: `console.log('hello');`, says: /uses console/ },
  { rule: /^the table of errors stands in one file/, path: 'plugins/venues/planted.ts', text: `throw Object.assign(new Error('x'), { [Symbol.for('outreach.error')]: true });`, says: /plugins\/venues\/planted\.ts/ },
  { rule: /^files and folders are named in kebab-case/, path: 'core/plantedFile.ts', text: quiet, says: /core\/plantedFile\.ts/ },
  { rule: /^there is no drawer/, path: 'core/utils.ts', text: quiet, says: /core\/utils\.ts/ },
  { rule: /^there is no drawer/, path: 'core/common/x.ts', text: quiet, says: /core\/common\/x\.ts/ },
  { rule: /^there is no drawer/, path: 'core/text-helpers.ts', text: quiet, says: /core\/text-helpers\.ts/ },
  { rule: /^there is no drawer/, path: 'core/store/types.ts', text: quiet, says: /core\/store\/types\.ts/ },
  { rule: /^every source has a test/, path: 'core/planted.ts', text: quiet, says: /core\/planted\.ts has no test\/core\/planted\.test\.ts/ },
  { rule: /^a test lies where its source lies/, path: 'test/core/of-nothing.test.ts', text: quiet, says: /test\/core\/of-nothing\.test\.ts mirrors nothing/ },
  { rule: /^the title of a test is a sentence/, path: 'test/core/planted.test.ts', text: `test('works', (t) => t.pass());`, says: /"works" is no sentence/ },
  { rule: /^the title of a test is a sentence/, path: 'test/core/planted.test.ts', text: `test.serial('mask()', (t) => t.pass());`, says: /"mask\(\)" is no sentence/ },
  { rule: /^no test is singled out/, path: 'test/core/planted.test.ts', text: `test.only('this is the only one', (t) => t.pass());`, says: /uses test\.only/ },
  { rule: /^no test is singled out/, path: 'test/core/planted.test.ts', text: `(slow ? test.skip : test)('this one is left out', (t) => t.pass());`, says: /uses test\.skip/ },
  { rule: /^no test replaces a module/, path: 'test/core/planted.test.ts', text: `mock.module('../../core/errors.ts');`, says: /planted/ },
  { rule: /^every test asserts/, path: 'test/core/planted.test.ts', text: `test('this one only runs', () => work());`, says: /planted/ },
  { rule: /^no file names a path of the machine/, path: 'core/planted.ts', text: `export const data = '/root/secret/data';`, says: /core\/planted\.ts:1 says '?\/root\/secret/ },
  { rule: /^no file names a registry/, path: 'core/planted.ts', text: `// npm i --registry https://registry.corp.example/npm/x`, says: /registry\.corp/ },
  { rule: /^no file carries a key/, path: 'cli/planted.ts', text: `export const key = 'sk-ant-api03-abcdefghijklmnopqrstuvwxyz';`, says: /says sk-ant/ },
  { rule: /^every npm command in the documents/, path: 'core/PLANTED.md', text: 'Run `npm run deploy`.', says: /says "npm run deploy"/ },
  { rule: /^every command of ours/, path: 'core/PLANTED.md', text: 'Run `outreach plugins destroy NAME`.', says: /says `outreach plugins destroy/ },
  { rule: /^only a plugin's own tests/, path: 'test/core/planted.test.ts', text: `import csv from '../../plugins/venues/csv.ts';\ncsv;`, says: /imports plugins\/venues\/csv\.ts/ },
  { rule: /^a translated error says/, path: 'extension/l10n/errors.de.json', text: '{ "file_busy": { "message": "{folder} ist belegt.", "help": "" } }', says: /puts \{folder\} into file_busy/ },
  { rule: /^a translated error says/, path: 'extension/l10n/errors.de.json', text: '{ "file_busy": { "message": "Belegt.", "help": "" } }', says: /does not say \{file\} of file_busy/ },
  { rule: /^every error is translated/, path: 'extension/l10n/errors.de.json', text: '{ "file_lost": { "message": "", "help": "" } }', says: /de has file_lost, and there is no such error/ },
  { rule: /^every error is translated/, path: 'extension/l10n/errors.de.json', text: '{}', says: /de lacks file_busy, and its sentence "\{0\} was held by another process/ },
  { rule: /^every sentence that the core/, path: 'core/policy/rules/planted.ts', text: 'export const x = { message: `It is too late for ${String(1)}.` };', says: /planted\.ts:1 says "It is too late for \{0\}\.", and de does not/ },
  { rule: /^what a plugin of ours asks/, path: 'extension/l10n/core.de.json', text: '{}', says: /de does not say "Leads in a CSV file\." of csv/ },
  { rule: /^no translation is left over/, path: 'extension/l10n/core.de.json', text: '{ "It was planted.": "" }', says: /translates "It was planted\.", which nothing says/ },
  { rule: /^no translation is left over/, path: 'extension/l10n/core.de.json', text: '{ "The next window: {0}.": "Irgendwann." }', says: /does not keep what is put into "The next window/ },
  { rule: /^a translation names the commands/, path: 'extension/l10n/core.de.json', text: '{ "Resume the campaign.": "„Outreach: Los“" }', says: /names „Outreach: Los“/ },
  { rule: /^every link in the documents/, path: 'core/planted.md', text: 'See [the map](../docs/map.md).', says: /links to \.\.\/docs\/map\.md/ },
];

const tree = readTree();

for (const { rule, path, text, says } of breaches) {
  test(`planted in ${path}, ${JSON.stringify(text)} is caught by the rule that begins with ${rule.source}`, (t) => {
    const broken = rules.filter(({ sentence }) => rule.test(sentence));
    t.is(broken.length, 1, 'which rule is meant?');
    const found = broken[0]?.check(plant(tree, path, text)).breaches ?? [];
    t.true(found.some((breach) => says.test(breach)), `it found ${JSON.stringify(found)}`);
  });
}

test('every rule that reads sources has a planted breach', (t) => {
  const looksElsewhere = [/^every error/, /^no error text/, /^each home in the table/, /^each reason for a missing test/, /^the top level/];
  const untried = rules.filter(({ sentence }) => !looksElsewhere.some((each) => each.test(sentence)) && !breaches.some(({ rule }) => rule.test(sentence)));
  t.deepEqual(untried.map(({ sentence }) => sentence), []);
});

test('a rule whose folder was renamed looks at nothing, and fails for it', (t) => {
  const elsewhere: Tree = { files: new Map([['renamed/core/kernel/kernel.ts', quiet]]) };
  const blind = rules.filter(({ sentence }) => /^(?:core\/ knows|a plugin sees|no plugin knows|plugins\/index\.ts|the domain|contracts|the kernel|the store|hosts take|the two hosts|migrations|what is shipped|each library|time is a port|the core and the plugins|the title|no test is)/.test(sentence));
  t.true(blind.length >= 16);
  for (const { sentence, check } of blind) t.is(check(elsewhere).guarded, 0, sentence);
});

test('a mention in a comment or a text is no import', (t) => {
  const mentioned = plant(tree, 'core/planted.ts', `// import { window } from 'vscode'\nexport const text = "import x from 'vscode'";\n`);
  for (const { sentence, check } of rules.filter(({ sentence }) => sentence.startsWith('only extension/'))) t.deepEqual(check(mentioned).breaches, [], sentence);
});

import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { errorOf } from '../../support/error-of.ts';
import { promptFolder } from '../../support/prompt-folder.ts';

const builtIn = '---\nversion: 3\nvariables: [tone]\n---\n\nName the colour. Be {{ tone }}.\n';

test('a prompt comes filled in, with the version and the hash of its file', async (t) => {
  const { library, source } = promptFolder(t, builtIn);
  t.deepEqual(await library.prompt(source, { tone: 'brief' }), {
    name: 'colours.name',
    version: '3',
    hash: createHash('sha256').update(builtIn).digest('hex').slice(0, 12),
    text: 'Name the colour. Be brief.',
    origin: 'built-in',
  });
});

test('what was not chosen leaves no hole', async (t) => {
  const { library, source } = promptFolder(t, '---\nversion: 1\nvariables: [tone]\n---\nOne.\n\n{% if tone == "brief" %}\nTwo.\n{% endif %}\n\nThree.\n');
  t.is((await library.prompt(source, { tone: 'brief' })).text, 'One.\n\nTwo.\n\nThree.');
  t.is((await library.prompt(source, { tone: 'long' })).text, 'One.\n\nThree.');
});

test('the same file gives the same bytes, also after it went through Windows', async (t) => {
  const [plain, windows] = [promptFolder(t, builtIn), promptFolder(t, `\uFEFF${builtIn.replaceAll('\n', '\r\n')}`)];
  t.deepEqual(await plain.library.prompt(plain.source, { tone: 'brief' }), await windows.library.prompt(windows.source, { tone: 'brief' }));
});

test('an old version, put back by the user, says byte for byte what it said', async (t) => {
  const old = promptFolder(t, builtIn);
  const said = await old.library.prompt(old.source, { tone: 'brief' });
  const next = promptFolder(t, builtIn.replace('version: 3', 'version: 4').replace('Name', 'Tell'));
  next.replace(builtIn);
  t.deepEqual(await next.library.prompt(next.source, { tone: 'brief' }), { ...said, origin: 'user' });
});

test('the user\'s own prompt of the same name is said instead, and is known as theirs', async (t) => {
  const { library, source, replace } = promptFolder(t, builtIn);
  replace('---\nversion: 1\nvariables: [tone]\n---\nWhich colour? {% if tone == "brief" %}One word.{% endif %}');
  const { text, version, origin } = await library.prompt(source, { tone: 'brief' });
  t.deepEqual({ text, version, origin }, { text: 'Which colour? One word.', version: '1', origin: 'user' });
});

/** What is wrong with a prompt of the user's, the line it is told by, and the reason. */
const wrong: readonly (readonly [string, string, number | null, RegExp])[] = [
  ['has no front matter', 'Name the colour.', 1, /does not begin with front matter/],
  ['does not end its front matter', '---\nversion: 1\nName the colour.', 1, /does not begin with front matter/],
  ['has malformed front matter', '---\nversion: 1\nvariables: [tone\n---\nName.', 4, /front matter is malformed/],
  ['has no version', '---\nvariables: [tone]\n---\nName.', 1, /version/],
  ['has a word as its version', '---\nversion: new\nvariables: [tone]\n---\nName.', 1, /version must be integer/],
  ['says something unknown in its front matter', '---\nversion: 1\nvariables: [tone]\ninclude: secrets\n---\nName.', 1, /include is not known/],
  ['names a variable that is not given', '---\nversion: 1\nvariables: [tone, mood]\n---\nName. {{ mood }}', 1, /filled with no "mood"/],
  ['leaves a variable unnamed', '---\nversion: 1\n---\nName.', 1, /filled with "tone", which is not named there/],
  ['uses a variable that it does not name', '---\nversion: 1\nvariables: [tone]\n---\nName.\n\n{{ mood }}', 7, /uses the variable "mood"/],
  ['has an error in its template', '---\nversion: 1\nvariables: [tone]\n---\nName.\n{% if tone %}', 6, /not closed/],
  ['tries to include another file', '---\nversion: 1\nvariables: [tone]\n---\n{% include "../config.json" %}', 5, /tag "include" not found/],
  ['says nothing', '---\nversion: 1\nvariables: [tone]\n---\n\n', 5, /says nothing/],
  ['is too large', `---\nversion: 1\nvariables: [tone]\n---\n${'x'.repeat(70_000)}`, null, /more than 65536/],
];

for (const [what, text, line, reason] of wrong) {
  test(`a prompt of the user's that ${what} is told with its file and place before anything is asked`, async (t) => {
    const { library, source, own, replace } = promptFolder(t, builtIn);
    replace(text);
    const error = await errorOf(() => library.check([source]));
    t.is(error.code, 'prompt_invalid');
    t.regex(error.message, reason);
    t.true(error.message.includes(join(own, 'colours.name.md')));
    t.is(/\(line (\d+)\)/.exec(error.message)?.[1], line === null ? undefined : String(line));
    t.regex(error.help, /Mend it there/);
  });
}

test('a folder in the place of a prompt is told', async (t) => {
  const { library, source, own } = promptFolder(t, builtIn);
  mkdirSync(join(own, 'colours.name.md'));
  t.regex((await errorOf(() => library.check([source]))).message, /is no file|directory|folder/);
});

test('who asks with too few or unknown variables is told, and nothing is guessed', async (t) => {
  const { library, source } = promptFolder(t, builtIn);
  t.regex((await errorOf(() => library.prompt(source, {}))).message, /filled with no "tone"/);
  t.regex((await errorOf(() => library.prompt(source, { tone: 'brief', mood: 'glad' }))).message, /"mood", which is not named there/);
});

test('what was checked at the start of a run is what is said in its middle', async (t) => {
  const { library, source, replace, own } = promptFolder(t, builtIn);
  await library.check([source]);
  replace('broken');
  t.is((await library.prompt(source, { tone: 'brief' })).origin, 'built-in');
  await t.throwsAsync(library.check([source]), { message: /front matter/ });
  rmSync(join(own, 'colours.name.md'));
  await library.check([source]);
  t.is((await library.prompt(source, { tone: 'brief' })).origin, 'built-in');
});

test('a prompt of the user\'s that nobody asks for is told: its name may be misspelled', async (t) => {
  const { library, source, logged, replace } = promptFolder(t, builtIn);
  replace(builtIn, 'colour.name.md');
  await library.check([source]);
  t.regex(logged.join('\n'), /Nobody asks for the prompt .*colour\.name\.md: those that can be replaced are colours\.name/);
});

test('a home that has no folder of prompts is fine', async (t) => {
  const { library, source, own } = promptFolder(t, builtIn);
  rmSync(own, { recursive: true });
  await t.notThrowsAsync(library.check([source]));
});

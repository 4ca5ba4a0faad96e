import test from 'ava';
import type { PromptSample } from '../../../core/testing.ts';
import { brokenPromises } from '../../support/broken-promises.ts';
import { plugin } from '../../support/kernel.ts';
import { promptFolder } from '../../support/prompt-folder.ts';

const front = '---\nversion: 1\nvariables: [tone]\n---\n';

/** What the prompt is like, its text, and the promise that must notice; none when it is sound. */
const prompts: readonly (readonly [string, string, Partial<PromptSample>, RegExp | null])[] = [
  ['does nothing wrong', `${front}Be {{ tone }}.`, {}, null],
  ['is filled in every way it can be', `${front}{% if tone == "brief" %}Short.{% else %}Long.{% endif %}`, { variables: [{ tone: 'brief' }, { tone: 'long' }] }, null],
  ['has no version', 'Be brief.', {}, /can be read.*front matter/],
  ['says nothing when it is filled in one of its ways', `${front}{% if tone == "brief" %}Short.{% endif %}`, { variables: [{ tone: 'brief' }, { tone: 'long' }] }, /says something.*"long".*says nothing/],
  ['is filled with what it does not know', `${front}Be {{ tone }}.`, { variables: [{ mood: 'glad' }] }, /says something.*"mood"/],
];

for (const [harm, text, wish, breaks] of prompts) {
  test.serial(`a prompt that ${harm} ${breaks === null ? 'keeps every promise' : 'is found out'}`, async (t) => {
    const { source } = promptFolder(t, text);
    const broken = await brokenPromises(plugin('colours', (scope) => scope.addPrompt(source.file)), { kind: 'prompt', id: source.id, ...wish });
    if (breaks === null) t.deepEqual(broken, []);
    else t.true(broken.some((each) => breaks.test(each)), broken.join('\n'));
  });
}

test.serial('a prompt whose file is not there is found out', async (t) => {
  const subject = plugin('colours', (scope) => scope.addPrompt(new URL('file:///nowhere/colours.name.md')));
  t.regex((await brokenPromises(subject, { kind: 'prompt', id: 'colours.name' })).join('\n'), /no file/);
});

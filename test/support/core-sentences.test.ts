import test from 'ava';
import { plant, sources } from '../house/tree.ts';
import { coreSentences, type Place } from './core-sentences.ts';

const said = (text: string, isUnread: (place: Place) => boolean = () => false) => sources(plant({ files: new Map() }, 'core/a.ts', text)).flatMap((source) => coreSentences(source, isUnread)).map((each) => each.text);

test('what is put into a text is a hole, the same number where the same is put in', (t) => {
  t.deepEqual(said('f(`${domain} has no server: ${domain} takes ${count(mail)}.`);'), ['{0} has no server: {0} takes {1}.']);
});

test('where one of two texts is put in, each way is a sentence of its own', (t) => {
  t.deepEqual(said("f(`It waits${why === '' ? '' : ` (${why})`} for ${who ?? 'you'}.`);"), ['It waits for {0}.', 'It waits for you.', 'It waits ({0}) for {1}.', 'It waits ({0}) for you.']);
});

test('a text of several sentences is translated sentence by sentence, with what brings a sentence of its own left out', (t) => {
  t.deepEqual(said("f('It is full. ' + `Make room for ${size} MB.${more}`, `${why} Look again.`);"), ['It is full.', 'Make room for {0} MB.', 'Look again.']);
});

test('a text in what is put in stands alone; names of types and of what is imported are no texts', (t) => {
  t.deepEqual(said("import { f } from 'far away'; type X = 'one way' | 'other way'; f(`${list(names, 'no name at all')} came.`);"), ['{0} came.', 'no name at all']);
});

test('what nobody reads is left out: below a call, under a name, in a variable', (t) => {
  const text = "log.debug(`it said ${x}`); const sql = 'SELECT it all'; f({ value: 'v is one', message: 'This is read.' });";
  t.deepEqual(said(text, ({ call, property, variable }) => call === 'log.debug' || property === 'value' || variable === 'sql'), ['This is read.']);
});

import test from 'ava';
import { stringsIn } from './spoken-strings.ts';

test('what the extension says is found in its sources as the editor will look it up', (t) => {
  const source = "l10n.t('Approve {0}?', name); vscode.l10n.t({ message: 'Open', comment: ['a verb'] }); l10n.t('one ' + 'sentence'); l10n.t(`plain`); other.t('not said');";
  t.deepEqual(stringsIn('a.ts', source).map(({ key, text }) => [key, text]), [['Approve {0}?', 'Approve {0}?'], ['Open/a verb', 'Open'], ['one sentence', 'one sentence'], ['plain', 'plain']]);
});

test('a sentence that is put together from parts, which nobody could translate, is told with its line', (t) => {
  t.throws(() => stringsIn('a.ts', '\nl10n.t(`Approve ${name}?`);'), { message: /^a\.ts:2 says something that is put together/ });
  t.throws(() => stringsIn('a.ts', 'l10n.t(text)'), { message: /put together/ });
});

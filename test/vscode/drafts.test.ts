import { join } from 'node:path';
import test from 'ava';
import { npmStart, outreach } from '../support/outreach.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runInHost } from './support/run-in-host.ts';

test('A draft is a document: it is marked at its words, saved to the store, refused when it is stale, proven on hover, approved, written anew and taken back', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  await outreach(['config', 'set', 'sender.mailingAddress', 'Long Lane 1, 12345 Alder', '--home', home]);
  const { code, stderr } = await npmStart(['--home', home, '--limit', '4']);
  t.is(code, 0, stderr);
  const { said } = await runInHost(t, 'drafts', { home, settings: { 'files.autoSave': 'off' } });
  const { marksWhatIsNotProven, ...rest } = said['inOrder'] as { readonly marksWhatIsNotProven: { readonly words: readonly string[] } };
  t.log(rest);
  t.deepEqual(marksWhatIsNotProven.words, ['45 engineers there', 'eleven years']);
});

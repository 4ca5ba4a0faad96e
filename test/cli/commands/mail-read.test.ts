import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { foreignBounces } from '../../support/foreign-bounces.ts';
import { outreach } from '../../support/outreach.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('mail read prints one line of JSON for each file, says which file it could not read, and goes on', async (t) => {
  const folder = await temporaryFolder(t);
  const files = await Promise.all(
    foreignBounces.slice(0, 2).map(async ({ mail }, index) => {
      const file = join(folder, `${index}.eml`);
      await writeFile(file, mail);
      return file;
    }),
  );
  const missing = join(folder, 'missing.eml');
  const { code, stdout, stderr } = await outreach(['mail', 'read', files[0] ?? '', missing, folder, files[1] ?? '', '--json', '--home', folder]);
  t.is(code, 1);
  t.true(stderr.includes('missing.eml'), stderr);
  const lines = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown);
  t.deepEqual(lines, [
    { file: files[0], kind: 'bounce', recipients: [{ address: 'lena@firm.example', status: '5.1.1', smtpCode: '550', reason: 'userunknown', fault: 'recipient', action: 'suppress' }], returnsOn: null, substitute: null, text: '', intent: null },
    { file: files[1], kind: 'bounce', recipients: [{ address: 'ada@gone.example', status: '5.4.4', smtpCode: '', reason: 'hostunknown', fault: 'recipient', action: 'suppress' }], returnsOn: null, substitute: null, text: '', intent: null },
  ]);
});

test('mail read shows a person who bounced, why, and what follows', async (t) => {
  const folder = await temporaryFolder(t);
  const file = join(folder, 'several.eml');
  await writeFile(file, foreignBounces.find(({ server }) => server.startsWith('Exim'))?.mail ?? '');
  const { code, stdout } = await outreach(['mail', 'read', file, '--home', folder]);
  t.is(code, 0);
  t.regex(stdout, /second@south\.example +hostunknown +never write to this address again/);
  t.regex(stdout, /third@east\.example +mesgtoobig 552 +the account pauses/);
});

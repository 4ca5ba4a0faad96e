import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { installExtension } from './support/code-server.ts';
import { packageExtension } from './support/package-extension.ts';

test('the package for every platform is smaller than 10 MB, and a real VS Code installs it', async (t) => {
  const vsix = await packageExtension();
  const megabytes = statSync(vsix).size / 1e6;
  t.log(`${megabytes.toFixed(2)} MB`);
  t.true(megabytes < 10);
  const folder = temporaryFolder(t);
  installExtension(vsix, folder);
  const [installed] = JSON.parse(readFileSync(join(folder, 'extensions/extensions.json'), 'utf8')) as readonly { readonly identifier: { readonly id: string } }[];
  t.is(installed?.identifier.id, 'outreach-agent.outreach-agent');
});

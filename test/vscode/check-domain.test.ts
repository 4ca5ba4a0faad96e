import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { startDnsStandIn } from '../support/dns-stand-in.ts';
import { goodZone } from '../support/domain-zone.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { installedExtension } from './support/installed-extension.ts';

test('from the palette one learns what is missing at the domain; without an address, what to say first; and once the records are there, that campaigns may start', async (t) => {
  const names = await startDnsStandIn(t, {});
  const home = join(temporaryFolder(t), 'home');
  const config = join(home, 'config.json');
  const settings = { dns: { servers: [names.server] }, transport: 'smtp', plugins: { smtp: { host: 'smtp.gmail.com', user: 'ada@out.example' } } };
  mkdirSync(home);
  writeFileSync(config, JSON.stringify(settings));
  const { workbench } = await installedExtension(t, { home });
  await workbench.openOutreach();
  await workbench.command('Outreach: Check Your Domain');
  await workbench.button('Say Who Writes').click();
  await workbench.answer('Ada Moreau', 'Your name');
  await workbench.answer('ada@out.example', 'The mail address');
  await workbench.answer('1 Quay Street, Leeds', 'Your postal address');
  await workbench.statusItem('The sender is set up').waitFor();

  await workbench.command('Outreach: Check Your Domain');
  await workbench.webview().getByText('No campaign starts from out.example until SPF, DKIM and DMARC are in order.').waitFor();
  await workbench.picture('check-domain-held');
  Object.assign(names.zone, goodZone('out.example'));
  await workbench.webview().getByText('Look Again').click();
  await workbench.webview().getByText('Campaigns may start from out.example.').waitFor();
  await workbench.picture('check-domain-in-order');
  t.true(names.asked.includes('TXT _dmarc.out.example'));
});

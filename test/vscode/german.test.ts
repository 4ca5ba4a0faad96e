import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { editDraft } from '../../core/review/decide-draft.ts';
import { buildProfile } from '../support/profile.ts';
import { homeWithMail } from '../support/home-with-mail.ts';
import { installedExtension } from './support/installed-extension.ts';

test.serial('in German, what the core says is German as well: a claim without proof, why a message waits, an error', async (t) => {
  const mail = await homeWithMail(t, 2);
  const { store } = mail.engine;
  const { id } = await store.profiles.put(buildProfile(), 'resume.md');
  mail.change(`UPDATE campaigns SET profile_id = ${id}`);
  await editDraft(mail.engine, 2, { body: 'Hello,\n\nI ran 40 Kubernetes clusters at Google for 12 years. Shall we talk?\n\nMara' });
  await store.sending.pause({ account: 'main', rule: 'complaint', reason: 'A message was reported as spam.', since: Date.now(), until: null });

  const { workbench } = await installedExtension(t, { home: mail.home, language: 'de' });
  const { page } = workbench;
  await workbench.openOutreach();
  await workbench.view('Durchsicht');

  await workbench.row('Company 2, 5 Stellen zu verbessern').click();
  await workbench.lens('Freigeben').waitFor();
  await workbench.problems().first().waitFor();
  await page.keyboard.press('F8');
  const problem = page.locator('.marker-widget .descriptioncontainer');
  await problem.filter({ hasText: 'Lebenslauf' }).waitFor();
  await workbench.picture('german-claim');
  t.notRegex((await problem.textContent()) ?? '', /not in your|Remove the words|outreach profile/);
  await workbench.command('View: Close All Editors');

  await workbench.row('Company 1, das Konto ist angehalten').click();
  await workbench.lens('Warum nicht gesendet').click();
  await workbench.webview().getByText('angehalten: eine Nachricht wurde als Spam gemeldet.').waitFor();
  await workbench.picture('german-why');
  t.notRegex(await workbench.webview().locator('main').innerText(), /paused since|Resume the account/);
  await workbench.command('View: Close All Editors');

  const config = join(mail.home, 'config.json');
  writeFileSync(config, JSON.stringify({ ...(JSON.parse(readFileSync(config, 'utf8')) as object), sending: { perDay: 'many' } }));
  await workbench.command('Outreach: Modell wählen');
  await workbench.notification('ist nicht gültig: sending.perDay muss eine ganze Zahl sein').waitFor();
  await workbench.picture('german-error');
});

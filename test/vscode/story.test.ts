import test from 'ava';
import { installedExtension } from './support/installed-extension.ts';

test('whoever installs the package finds four views that say what to do next', async (t) => {
  const { workbench } = await installedExtension(t);
  await workbench.openOutreach();
  await workbench.picture('installed');
  for (const name of ['Campaigns', 'Leads', 'Review', 'Activity']) t.true(await (await workbench.view(name)).isVisible(), name);
});

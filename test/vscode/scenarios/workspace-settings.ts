import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, lm, workspace } from 'vscode';

const folder = workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
const trace = join(folder, 'it-ran');

export function takesNothingFromTheWorkspace(): unknown {
  const said = workspace.getConfiguration('outreach');
  return { trusted: workspace.isTrusted, home: said.get('home'), driver: said.get('storage.driver') };
}

/** What would be a plugin, a hook or the name of a server in the home is none in the workspace. */
export async function loadsNothingFromTheWorkspace(): Promise<unknown> {
  const code = `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(trace)}, ''); export default { name: 'evil', apiVersion: 1, apply() {} };`;
  const settings = process.env['OUTREACH_TEST_PLANTED'] ?? '';
  for (const home of ['.', '.outreach-agent', '.vscode']) {
    for (const place of ['plugins/evil', 'node_modules/evil', 'hooks']) {
      mkdirSync(join(folder, home, place), { recursive: true });
      writeFileSync(join(folder, home, place, 'package.json'), JSON.stringify({ name: 'evil', version: '1.0.0', type: 'module', main: 'index.js' }));
      for (const file of ['index.js', 'emailDrafted.js', 'leadDiscovered.mjs']) writeFileSync(join(folder, home, place, file), code);
    }
    writeFileSync(join(folder, home, 'config.json'), settings);
  }
  // Opens the engine, which loads plugins.
  await commands.executeCommand('outreach.runSample');
  // Goes to the mail server that is set up, if one is.
  await commands.executeCommand('outreach.sendTestMessage');
  await lm.invokeTool('outreach_searchLeads', { input: {}, toolInvocationToken: undefined });
  return { loaded: existsSync(trace) };
}

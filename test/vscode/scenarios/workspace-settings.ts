import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lm, workspace } from 'vscode';

const folder = workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
const trace = join(folder, 'it-ran');

export function takesNothingFromTheWorkspace(): unknown {
  const said = workspace.getConfiguration('outreach');
  return { trusted: workspace.isTrusted, home: said.get('home'), driver: said.get('storage.driver') };
}

/** What would be a plugin in the home is none in the workspace. */
export async function loadsNothingFromTheWorkspace(): Promise<unknown> {
  for (const place of ['.outreach-agent/plugins/evil', 'plugins/evil', 'node_modules/evil']) {
    mkdirSync(join(folder, place), { recursive: true });
    writeFileSync(join(folder, place, 'package.json'), JSON.stringify({ name: 'evil', version: '1.0.0', type: 'module', main: 'index.js' }));
    writeFileSync(join(folder, place, 'index.js'), `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(trace)}, ''); export default { name: 'evil', apiVersion: 1, apply() {} };`);
  }
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ pluginLoading: { packages: ['evil'] } }));
  // Opens the engine, which loads plugins.
  await lm.invokeTool('outreach_searchLeads', { input: {}, toolInvocationToken: undefined });
  return { loaded: existsSync(trace) };
}

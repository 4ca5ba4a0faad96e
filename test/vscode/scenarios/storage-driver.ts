import { commands } from 'vscode';

export async function makesTenDrafts(): Promise<unknown> {
  return { campaign: await commands.executeCommand('outreach.runSample') };
}

/** Whether the process of the extensions has loaded the native driver. */
export async function loadsTheNativeDriver(): Promise<boolean> {
  const { sharedObjects } = process.report.getReport() as unknown as { readonly sharedObjects: readonly string[] };
  return sharedObjects.some((file) => file.includes('better-sqlite3'));
}

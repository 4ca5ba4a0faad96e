import assert from 'node:assert/strict';
import { extensions, workspace } from 'vscode';
import type { SampleExports } from '../extensions/sample-plugin/extension.ts';

export async function letsNobodyIn(): Promise<unknown> {
  const extension = extensions.getExtension<SampleExports>('outreach-tests.sample-plugin');
  assert.ok(extension);
  const { connect, denied } = await extension.activate();
  return { trusted: workspace.isTrusted, api: await connect(), denied: denied() };
}

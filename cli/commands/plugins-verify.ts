import { resolve } from 'node:path';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';

/** Runs the conformance suite on a plugin, without adding it. */
export async function run(_: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const { verifyPluginPackage } = await import('../../core/testing.ts');
  const { plugin, results } = await verifyPluginPackage(resolve(given.arguments[0] ?? ''));
  const failed = results.filter(({ ok }) => !ok);
  const text = results.map(({ title, ok, reason }) => `${ok ? '✔' : '✘'} ${title}${reason === null ? '' : `\n    ${reason}`}`).join('\n');
  return { json: { plugin, passed: results.length - failed.length, failed: failed.length, results }, text: `${text}\n\n${results.length - failed.length} kept, ${failed.length} broken`, exitCode: failed.length > 0 ? 1 : 0 };
}

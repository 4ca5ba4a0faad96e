#!/usr/bin/env node
// The `outreach` command. What it loads, it loads when it is needed: `--help` must not pay for a database.
import { commandTable } from './command-table.ts';
import { runProgram } from './program.ts';
import { version } from './version.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  let exitCode = 0;
  try {
    await runProgram(commandTable, version, words, async (entry, given, common) => {
      const { execute } = await import('./execute.ts');
      exitCode = await execute(entry, given, common);
    });
  } catch (thrown) {
    const { complain } = await import('./execute.ts');
    exitCode = complain(thrown, words.includes('--json'));
  }
  return exitCode;
}

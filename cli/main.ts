// From the words of a command line to an exit code. What is loaded is loaded when it is needed: `--help` must not pay for a database.
import { commandTable } from './command-table.ts';
import { runProgram } from './program.ts';
import { version } from './version.ts';

/** 0, or 1 when something failed, or 2 when it was asked wrongly. */
export async function main(words: readonly string[]): Promise<number> {
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

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { textOption } from '../option-values.ts';

/** Leads as CSV, or everything as JSON Lines: to standard output as it is read, or into a file. With `--json` the text stands in the document. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const format = textOption(given.options, 'format') ?? 'jsonl';
  const to = textOption(given.options, 'to');
  const { store } = await context.engine();
  const { exportEverything, exportLeadsCsv } = await import('../../core/store/export.ts');
  const pieces = format === 'csv' ? exportLeadsCsv(store) : exportEverything(store);

  if (to !== undefined) {
    const file = resolve(to);
    await pipeline(Readable.from(pieces), createWriteStream(file, { mode: 0o600 }), { signal: context.signal });
    return { json: { format, file }, text: `Exported to ${file}` };
  }
  if (context.json) return { json: { format, content: (await Array.fromAsync(pieces)).join('') }, text: '' };
  for await (const piece of pieces) {
    context.signal.throwIfAborted();
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain', { signal: context.signal });
  }
  return { json: null, text: '' };
}

import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createError } from '../../core/errors.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';

const rowsBetweenLines = 100_000;

/** Leads from a CSV file, or everything from a JSON Lines export. Reading the same file again adds nothing. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const file = resolve(given.arguments[0] ?? '');
  const { openVenueSource } = await import('../../core/discovery/venue-source.ts');
  const { readCsvLeads, readCsvRows } = await import('../../core/discovery/csv.ts');
  const { store, web } = await context.engine();
  const source = await openVenueSource(file, { web, readRows: readCsvRows });
  if (source.shape !== 'file') throw createError('source_wrong_shape', { path: file, is: 'a folder', wanted: 'a file' });

  if (extname(file) === '.jsonl') {
    const { importEverything } = await import('../../core/store/export.ts');
    const imported = await importEverything(store, source.stream(), { signal: context.signal });
    return { json: imported, text: `Imported ${imported.rows} rows.` };
  }

  const { importLeads } = await import('../../core/store/import-leads.ts');
  let next = rowsBetweenLines;
  const report = await importLeads(store, readCsvLeads(source.stream(), file), {
    uri: pathToFileURL(file).href,
    signal: context.signal,
    onProgress({ rows }) {
      if (rows < next) return;
      next += rowsBetweenLines;
      context.log.info(`${rows} rows read`);
    },
  });
  const lines = [
    `${report.rows} rows: ${report.added} new leads, ${report.merged} merged, ${report.unchanged} known already, ${report.refused} refused.`,
    ...(report.invalidAddresses > 0 ? [`${report.invalidAddresses} addresses are not valid; their rows were imported without them.`] : []),
    ...report.problems.slice(0, 10).map(({ line, problem }) => `  line ${line}: ${problem}`),
    ...(report.problems.length > 10 ? ['  … the others: --json'] : []),
  ];
  return { json: report, text: lines.join('\n') };
}

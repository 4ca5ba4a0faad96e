// The one home of papaparse's reader: CSV of any size, in the shapes that people's programs write it.
import Papa from 'papaparse';
import type { SourceRow } from '../contracts/venue.ts';
import { createError } from '../errors.ts';
import { type CsvColumns, type CsvField, readHeadings } from './csv-columns.ts';

/** A row that tells of one lead: trimmed, undefined where there is nothing. */
export interface CsvLead {
  /** Of the file, 1 being the first. */
  readonly line: number;
  readonly company: string | undefined;
  readonly person: string | undefined;
  /** As written: not yet checked. */
  readonly email: string | undefined;
  readonly role: string | undefined;
  readonly website: string | undefined;
  readonly location: string | undefined;
}

/** Characters that one row may take; an unclosed quote would otherwise swallow the file into memory. */
const longestRow = 1_000_000;
const sampleSize = 64_000;
const rowsPerBatch = 2_000;

/** Leads in batches of some thousand rows, read as the text comes. Rejects with `csv_no_headings`, or `csv_malformed` with the line. */
export async function* readCsvLeads(text: AsyncIterable<string>, from = 'the file'): AsyncGenerator<readonly CsvLead[]> {
  for await (const { columns, rows } of readTable(text, from)) {
    yield rows.map(({ line, cells }) => leadFrom(line, cells, columns));
  }
}

/** Rows with their cells by meaning: `company`, `person`, `email`, `role`, `website`, `location`, `notes`, and other columns under their own heading. */
export async function* readCsvRows(text: AsyncIterable<string>, from = 'the file'): AsyncGenerator<SourceRow> {
  for await (const { columns, rows } of readTable(text, from)) {
    for (const row of rows) yield sourceRowFrom(row.line, row.cells, columns);
  }
}

interface TablePart {
  readonly columns: CsvColumns;
  readonly rows: readonly TableRow[];
}

interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

async function* readTable(text: AsyncIterable<string>, from: string): AsyncGenerator<TablePart> {
  let columns: CsvColumns | undefined;
  for await (const rows of readRows(text, from)) {
    let body = rows;
    if (columns === undefined) {
      const [first] = rows;
      if (first === undefined) continue;
      columns = readHeadings(first.cells);
      if (columns === undefined) throw createError('csv_no_headings', { file: from, headings: first.cells.slice(0, 12).map((heading) => heading.trim().slice(0, 40)) });
      body = rows.slice(1);
    }
    for (let start = 0; start < body.length; start += rowsPerBatch) yield { columns, rows: body.slice(start, start + rowsPerBatch) };
  }
  if (columns === undefined) throw createError('csv_no_headings', { file: from, headings: [] });
}

/** Rows that are not empty, with the line on which each begins. */
async function* readRows(text: AsyncIterable<string>, from: string): AsyncGenerator<readonly TableRow[]> {
  let parser: Papa.Parser | undefined;
  let rest = '';
  let line = 1;
  for await (const chunk of sameLineEnds(text)) {
    rest += chunk;
    if (parser === undefined && rest.length < sampleSize) continue;
    parser ??= createParser(rest);
    const mayHoldBreaks = rest.includes('"');
    const parsed = parsePart(parser, rest, true);
    rest = rest.slice(parsed.cursor);
    const rows = numberRows(parsed.rows, line, mayHoldBreaks);
    line = rows.nextLine;
    if (rows.kept.length > 0) yield rows.kept;
    if (rest.length > longestRow) throw createError('csv_malformed', { file: from, line, reason: `a row of more than ${longestRow} characters: a quotation mark that is never closed?` });
  }
  const last = parsePart(parser ?? createParser(rest), rest, false);
  const rows = numberRows(last.rows, line, true);
  if (last.openQuote) throw createError('csv_malformed', { file: from, line: rows.kept.at(-1)?.line ?? line, reason: 'a quotation mark is never closed' });
  if (rows.kept.length > 0) yield rows.kept;
}

/** CRLF and lone CR become LF, a byte order mark goes. */
async function* sameLineEnds(text: AsyncIterable<string>): AsyncGenerator<string> {
  let isFirst = true;
  let held = '';
  for await (const piece of text) {
    let chunk = held + (isFirst && piece.startsWith('\ufeff') ? piece.slice(1) : piece);
    if (piece !== '') isFirst = false;
    // A CR at the edge may be half of a CRLF.
    held = chunk.endsWith('\r') ? '\r' : '';
    if (held !== '') chunk = chunk.slice(0, -1);
    yield chunk.includes('\r') ? chunk.replace(/\r\n?/g, '\n') : chunk;
  }
  if (held !== '') yield '\n';
}

function createParser(sample: string): Papa.Parser {
  const { meta } = Papa.parse(sample.slice(0, sampleSize), { preview: 20, skipEmptyLines: 'greedy' });
  return new Papa.Parser({ delimiter: meta.delimiter || ',', newline: '\n' });
}

interface ParsedPart {
  readonly rows: readonly (readonly string[])[];
  /** Where the first row begins that is not whole yet. */
  readonly cursor: number;
  readonly openQuote: boolean;
}

function parsePart(parser: Papa.Parser, text: string, moreToCome: boolean): ParsedPart {
  const result = parser.parse(text, 0, moreToCome) as Papa.ParseResult<string[]>;
  return { rows: result.data, cursor: result.meta.cursor, openQuote: result.errors.some((error) => error.code === 'MissingQuotes') };
}

/** Rows that are not empty, with their lines. Only rows with quotation marks can be longer than a line. */
function numberRows(rows: readonly (readonly string[])[], firstLine: number, mayHoldBreaks: boolean): { readonly kept: readonly TableRow[]; readonly nextLine: number } {
  const kept: TableRow[] = [];
  let line = firstLine;
  for (const cells of rows) {
    if (cells.some((cell) => cell !== '' && cell.trim() !== '')) kept.push({ line, cells });
    line += 1;
    if (!mayHoldBreaks) continue;
    for (const cell of cells) {
      for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) line += 1;
    }
  }
  return { kept, nextLine: line };
}

function leadFrom(line: number, cells: readonly string[], { at }: CsvColumns): CsvLead {
  return {
    line,
    company: cellAt(cells, at.company),
    person: personFrom(cells, at),
    email: cellAt(cells, at.email),
    role: cellAt(cells, at.role),
    website: cellAt(cells, at.website),
    location: cellAt(cells, at.location),
  };
}

function personFrom(cells: readonly string[], at: CsvColumns['at']): string | undefined {
  const whole = cellAt(cells, at.person);
  if (whole !== undefined) return whole;
  const first = cellAt(cells, at.firstName);
  const last = cellAt(cells, at.lastName);
  if (first === undefined) return last;
  return last === undefined ? first : `${first} ${last}`;
}

function cellAt(cells: readonly string[], index: number | undefined): string | undefined {
  if (index === undefined) return undefined;
  const cell = cells[index];
  if (cell === undefined || cell === '') return undefined;
  const trimmed = cell.trim();
  if (trimmed === '') return undefined;
  // Our own export puts an apostrophe before what a spreadsheet would take for a formula.
  return trimmed.charCodeAt(0) === 39 && /^'[=+\-@\t\r]/.test(trimmed) ? trimmed.slice(1) : trimmed;
}

const plainFields = ['company', 'email', 'role', 'website', 'location', 'notes'] as const satisfies readonly CsvField[];

function sourceRowFrom(line: number, cells: readonly string[], columns: CsvColumns): SourceRow {
  const entries: [string, string][] = [];
  const add = (name: string, value: string | undefined) => {
    if (value !== undefined) entries.push([name, value]);
  };
  for (const field of plainFields) add(field, cellAt(cells, columns.at[field]));
  add('person', personFrom(cells, columns.at));
  for (const { heading, index } of columns.others) add(heading, cellAt(cells, index));
  // Never by assignment: a column may be headed __proto__.
  return { line, cells: Object.fromEntries(entries) };
}

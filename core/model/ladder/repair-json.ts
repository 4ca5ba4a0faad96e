// The one home of jsonrepair: it guesses, and nothing of what it guesses is believed that does not stand in the source.
import { JSONRepairError, jsonrepair } from 'jsonrepair';
import type { JsonSpan } from './json-spans.ts';
import { standsInSource } from './stands-in-source.ts';

/** Longer pieces are not repaired, in UTF-16 units: a draft with all its follow-ups takes a tenth. */
const longestRepair = 60_000;
/** With more unescaped quotes nobody can say where a string ends; and the library looks at the rest of the text for each of them. */
const mostLooseQuotes = 40;

/** JSON that says exactly what the malformed piece says; undefined when that is not sure. */
export function repairJson(text: string, { start, end, looseQuotes }: JsonSpan, words: ReadonlySet<string>): string | undefined {
  if (end - start > longestRepair || looseQuotes > mostLooseQuotes) return undefined;
  const source = text.slice(start, end);
  const repaired = repair(source);
  return repaired !== undefined && standsInSource(repaired, source, words) ? repaired : undefined;
}

function repair(source: string): string | undefined {
  try {
    // The library would make `It"s` of an apostrophe between single quotes.
    return jsonrepair(source.replaceAll(/(?<=\p{L})'(?=\p{L})/gu, "\\'"));
  } catch (thrown) {
    if (thrown instanceof JSONRepairError || thrown instanceof RangeError) return undefined; // beyond repair, or nested too deeply
    throw thrown;
  }
}

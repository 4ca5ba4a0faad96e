// `npm run bench [-- --smoke] [name…]`: runs the benches of this folder one after another and prints what they measured.
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/** One comparison, measured side by side in one run. Every other file of this folder exports a list of these as `benches`. */
export interface Bench {
  readonly name: string;
  run(settings: BenchSettings): Promise<readonly Measure[]>;
}

export interface BenchSettings {
  /** Only show that it runs: few rounds, small inputs; limits are not judged. */
  readonly smoke: boolean;
}

export interface Measure {
  /** What was measured: `10 taps, kernel against tapable`. */
  readonly title: string;
  /** For people: `1.4× (3.1 µs against 2.2 µs)`. */
  readonly value: string;
  /** The promise and whether it was kept; left out when nothing is promised. */
  readonly limit?: { readonly text: string; readonly kept: boolean };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The p-th part of the values lies at or below the answer: `quantile(values, 0.99)`. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { smoke: { type: 'boolean', default: false } }, allowPositionals: true });
  const benches = (await allBenches()).filter(({ file, bench }) => positionals.length === 0 || positionals.some((name) => file === name || bench.name.includes(name)));
  if (benches.length === 0) {
    console.error(`No bench is called ${positionals.join(', ')}.`);
    return 2;
  }
  let broken = 0;
  let passed = 0;
  for (const { file, bench } of benches) {
    console.log(`\n${file}: ${bench.name}`);
    const began = performance.now();
    try {
      for (const { title, value, limit } of await bench.run({ smoke: values.smoke })) {
        const judged = limit !== undefined && !values.smoke;
        if (judged && !limit.kept) broken += 1;
        else passed += 1;
        const verdict = limit === undefined ? '' : judged ? `  ${limit.kept ? '✔' : '✘'} ${limit.text}` : `  (promised: ${limit.text})`;
        console.log(`  ${title.padEnd(58)} ${value}${verdict}`);
      }
    } catch (thrown) {
      broken += 1;
      console.log('  ✘ it did not run:', thrown);
    }
    console.log(`  (${((performance.now() - began) / 1_000).toFixed(1)} s)`);
  }
  console.log(`\n${passed} passed, ${broken} failed`);
  return broken === 0 ? 0 : 1;
}

async function allBenches(): Promise<readonly { readonly file: string; readonly bench: Bench }[]> {
  const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.ts')).sort();
  const found = [];
  for (const name of files) {
    const { benches = [] } = (await import(pathToFileURL(join(import.meta.dirname, name)).href)) as { benches?: readonly Bench[] };
    for (const bench of benches) found.push({ file: basename(name, '.ts'), bench });
  }
  return found;
}

// Not awaited here: the benches import this file, and would wait for its end.
if (import.meta.main) void main().then((code) => (process.exitCode = code));

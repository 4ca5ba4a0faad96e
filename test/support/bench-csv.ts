import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { seededRandom } from './seeded-random.ts';

const firstNames = 'Anna Ben Carla David Emma Felix Greta Hugo Ines Jan Klara Leo Mia Noah Olga Paul Quinn Rosa Sven Tina'.split(' ');
const lastNames = 'Schmidt Miller Rossi Novak Silva Kim Tanaka Dubois Jensen Kowalski Berg Costa Adler Brandt Conti'.split(' ');
const forms = [' Inc.', ' GmbH', ' Ltd', ' LLC', ' AG', '', '', ' S.A.'];

export const headings = ['Company', 'Full Name', 'Email', 'Title', 'Website', 'Location'] as const;

/** A table of so many people at a quarter as many companies, the same every time. */
export async function writeLeadsCsv(file: string, rows: number): Promise<void> {
  const random = seededRandom(42);
  const pick = (below: number) => Math.floor(random() * below);
  const out = createWriteStream(file);
  out.write(`${headings.join(',')}\n`);
  for (let start = 0; start < rows; start += 1_000) {
    let piece = '';
    for (let row = start; row < Math.min(rows, start + 1_000); row += 1) {
      const company = pick(Math.max(1, rows / 4));
      const first = firstNames[pick(firstNames.length)] ?? '';
      const last = lastNames[pick(lastNames.length)] ?? '';
      const address = `${first.toLowerCase()}.${pick(1e9).toString(36)}${row}@company${company}.example`;
      piece += `Company ${company}${forms[company % forms.length] ?? ''},${first} ${last} ${row.toString(36)},${address},Engineering Manager,https://company${company}.example,Berlin\n`;
    }
    if (!out.write(piece)) await new Promise((resolve) => out.once('drain', () => resolve(undefined)));
  }
  out.end();
  await finished(out);
}

// Reading a bounce, parsing included, beside the MIME library alone on the same bytes, in turn.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import PostalMime from 'postal-mime';
import { readMail } from '../../core/inbox/read-mail.ts';
import { foreignBounces } from '../support/foreign-bounces.ts';
import { type Bench, type BenchSettings, type Measure, median } from './bench.ts';

export const benches: readonly Bench[] = [{ name: 'bounces read, beside the MIME parser alone', run }];

async function run({ smoke }: BenchSettings): Promise<readonly Measure[]> {
  const mails = bounces();
  const ratios: number[] = [];
  const perSecond: number[] = [];
  let parsedOnly = 0;
  for (let round = 0; round < (smoke ? 1 : 20); round += 1) {
    const alone = await timeOf(mails, (bytes) => PostalMime.parse(bytes));
    const read = await timeOf(mails, (bytes) => readMail(bytes, { now: 0 }));
    if (round < 5 && !smoke) continue; // both are compiled by then
    ratios.push(read / alone);
    perSecond.push((1000 * mails.length) / read);
    parsedOnly = Math.max(parsedOnly, (1000 * mails.length) / alone);
  }
  const ratio = median(ratios);
  const rate = median(perSecond);
  return [
    { title: `${mails.length} bounces, read against parsed`, value: `${ratio.toFixed(2)}× the time of the parser alone`, limit: { text: 'at most 1.5×', kept: ratio <= 1.5 } },
    { title: 'bounces read in a second', value: `${rate.toFixed(0)} (at best ${Math.max(...perSecond).toFixed(0)}; the parser alone ${parsedOnly.toFixed(0)})`, limit: { text: 'at least 500', kept: rate >= 500 } },
  ];
}

const folder = '../shared/data/mail/bounces';

/** Real ones where they are at hand, else those of the tests. */
function bounces(): readonly Uint8Array[] {
  if (!existsSync(folder)) return foreignBounces.map(({ mail }) => Buffer.from(mail));
  return readdirSync(folder).filter((file) => file.endsWith('.eml')).map((file) => readFileSync(`${folder}/${file}`));
}

async function timeOf(mails: readonly Uint8Array[], work: (bytes: Uint8Array) => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  for (const bytes of mails) await work(bytes);
  return performance.now() - begin;
}

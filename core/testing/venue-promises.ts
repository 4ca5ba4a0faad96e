import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceShape, Venue, VenueRun, VenueSource } from '../contracts/venue.ts';
import { readCsvRows } from '../discovery/csv.ts';
import { openVenueSource } from '../discovery/venue-source.ts';
import { parseEmailAddress } from '../domain/email-address.ts';
import type { Candidate } from '../domain/lead.ts';
import type { JsonSchema } from '../validate.ts';
import { validate } from '../validate.ts';
import { expectInside } from './plugin-promises.ts';
import { type ContractPromise, expect, expectEqual, expectTyped, outcomeOf, within } from './promise.ts';
import type { SampleSource, VenueSample } from './sample.ts';
import { broughtBy, onStage, type Stage } from './stage.ts';

/** How soon a cancelled search must have ended, in seconds. */
const soon = 5;
const shapes: readonly SourceShape[] = ['file', 'folder', 'url'];

export function venuePromises(plugin: unknown, sample: VenueSample): readonly ContractPromise[] {
  const { id } = sample;
  const promise = (sentence: string, check: (venue: Venue, source: VenueSource, stage: Stage) => Promise<void>): ContractPromise => ({
    title: `venue ${id} ${sentence}`,
    check: () =>
      withFolder(async (folder) => {
        const where = await layOut(sample.from, folder);
        return onStage(plugin, sample, async (stage) => check(broughtBy(stage, 'venues', id), await open(where, stage), stage));
      }),
  });

  return [
    promise('says what it is to a person, and what it reads', async (venue, source) => {
      for (const field of ['label', 'description'] as const) expect(typeof venue[field] === 'string' && venue[field].trim() !== '', `it has no ${field}`);
      expect(Array.isArray(venue.takes) && venue.takes.length > 0 && venue.takes.every((shape) => shapes.includes(shape)), `\`takes\` names none of ${shapes.join(', ')}`);
      expect(venue.takes.includes(source.shape), `its sample is a ${source.shape}, which it does not take`);
    }),
    promise('finds candidates that can be used: a company, what was read, and where each address came from', async (venue, source, stage) => {
      const { candidates } = await discover(venue, source, stage);
      expect(candidates.length > 0, 'it found nothing in its sample');
      candidates.forEach(expectUsable);
    }),
    promise('says why it left an entry out', async (venue, source, stage) => {
      const { skipped } = await discover(venue, source, stage);
      for (const { where, reason } of skipped) expect(where.trim() !== '' && reason.trim() !== '', 'it skipped an entry without saying which or why');
    }),
    promise('finds the same in the same source', async (venue, source, stage) => {
      const first = await discover(venue, source, stage);
      expectEqual(await discover(venue, source, stage), first, 'the second time it found something else');
    }),
    promise('tells a source that cannot be read from one that is empty', async (venue, _, stage) => {
      for (const shape of venue.takes) {
        const outcome = await outcomeOf(async () => discover(venue, await goneSource(shape, stage), stage));
        expect('thrown' in outcome, `it found nothing in a ${shape} that cannot be read, and did not say so`);
        expectTyped(outcome.thrown, `reading a ${shape} that cannot be read`);
      }
    }),
    promise('is not thrown by a source that makes no sense', async (venue, _, stage) => {
      for (const shape of venue.takes.filter((taken) => taken !== 'url')) {
        for (const nonsense of ['', '\u0007 this is {not, what <you> expect', '[null, 1, "x", {"jobs": 7}]', '{"jobs": [null, {"title": 7}]}']) {
          await withFolder(async (folder) => {
            const where = await layOut(shape === 'file' ? { file: 'nonsense.txt', text: nonsense } : { folder: { 'nonsense.md': nonsense, 'nonsense.json': nonsense } }, folder);
            const outcome = await outcomeOf(async () => discover(venue, await open(where, stage), stage));
            if ('thrown' in outcome) expectTyped(outcome.thrown, `given ${JSON.stringify(nonsense)}`);
            else outcome.value.candidates.forEach(expectUsable);
          });
        }
      }
    }),
    promise('ends when it is cancelled, and asks the web no more', async (venue, source, stage) => {
      const stopping = new AbortController();
      let asked = 0;
      const searching = outcomeOf(async () => {
        for await (const _ of venue.discover(source, runOf(venue, stage, stopping.signal))) {
          asked = stage.ports.web.asked.length;
          stopping.abort(new Error('cancelled by the test'));
        }
      });
      await within(soon, 'ending', searching);
      if (stopping.signal.aborted) expectEqual(stage.ports.web.asked.slice(asked), [], 'it asked the web for more');
    }),
    promise('can be left after the first candidate', async (venue, source, stage) => {
      for await (const candidate of venue.discover(source, runOf(venue, stage, new AbortController().signal))) {
        expectUsable(candidate);
        break;
      }
    }),
    promise('touches nothing outside of its scope', async (venue, source, stage) => {
      await discover(venue, source, stage);
      expectInside(stage);
    }),
  ];
}

interface Found {
  readonly candidates: readonly Candidate[];
  readonly skipped: readonly { readonly where: string; readonly reason: string }[];
}

async function discover(venue: Venue, source: VenueSource, stage: Stage): Promise<Found> {
  const skipped: { where: string; reason: string }[] = [];
  const run = runOf(venue, stage, new AbortController().signal, (where, reason) => void skipped.push({ where, reason }));
  return { candidates: await within(20, 'finding candidates', Array.fromAsync(venue.discover(source, run))), skipped };
}

function runOf(venue: Venue, { ports }: Stage, signal: AbortSignal, skip: VenueRun['skip'] = () => undefined): VenueRun {
  return { signal, log: ports.log(venue.id), web: ports.web, text: ports.text, now: () => new Date(ports.clock.now()).toISOString(), skip };
}

function expectUsable(candidate: Candidate): void {
  const checked = validate(candidateSchema, structuredClone(candidate));
  expect(checked.ok, `a candidate does not fit: ${checked.ok ? '' : checked.problems} (${JSON.stringify(candidate).slice(0, 200)})`);
  for (const field of ['company', 'person', 'role', 'location'] as const) {
    const text = candidate[field];
    if (text !== undefined) expect(text === text.trim() && text !== '' && !/[\r\n]|<\/?[a-z]/i.test(text), `${field} is not plain, trimmed text on one line: ${JSON.stringify(text.slice(0, 100))}`);
  }
  if (candidate.website !== undefined) expect(/^https?:\/\/\S+$/.test(candidate.website), `"${candidate.website}" is no web address`);
  const { email, provenance } = candidate;
  if (email === undefined) return;
  expect(parseEmailAddress(email).problem === undefined, `"${email}" is no mail address: ${String(parseEmailAddress(email).problem)}`);
  expect(provenance !== undefined, `it does not say where ${email} came from`);
  const { quote } = provenance;
  if (provenance.how !== 'stated') return;
  expect(quote !== undefined && candidate.documents.some(({ text }) => text.includes(quote)), `it says that ${email} was stated, and quotes no document of the candidate`);
}

const nonEmpty: JsonSchema = { type: 'string', minLength: 1 };
const candidateSchema: JsonSchema = {
  type: 'object',
  required: ['company', 'documents'],
  additionalProperties: false,
  properties: {
    company: nonEmpty,
    person: nonEmpty,
    email: nonEmpty,
    role: nonEmpty,
    website: nonEmpty,
    location: nonEmpty,
    postedAt: nonEmpty,
    provenance: {
      type: 'object',
      required: ['uri', 'how'],
      additionalProperties: false,
      properties: { uri: nonEmpty, how: { enum: ['stated', 'guessed', 'imported'] }, quote: nonEmpty },
    },
    documents: {
      type: 'array',
      items: {
        type: 'object',
        required: ['kind', 'uri', 'title', 'text', 'fetchedAt'],
        additionalProperties: false,
        properties: {
          kind: { enum: ['resume', 'page', 'posting', 'answer'] },
          uri: nonEmpty,
          title: { type: 'string' },
          text: { type: 'string' },
          fetchedAt: { type: 'string', format: 'date-time' },
        },
      },
    },
  },
};

/** Puts the sample on the disk, to be opened as the user's own; says what to give to `--from`. */
async function layOut(source: SampleSource, folder: string): Promise<string> {
  if ('url' in source) return source.url;
  const files = 'file' in source ? { [source.file]: source.text } : source.folder;
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return 'file' in source ? join(folder, source.file) : folder;
}

function open(where: string, { ports }: Stage): Promise<VenueSource> {
  return openVenueSource(where, { web: ports.web, readRows: readCsvRows });
}

/** A source that was there when it was opened, and is there no more. */
async function goneSource(shape: SourceShape, stage: Stage): Promise<VenueSource> {
  if (shape === 'url') return open('https://gone.example/nothing-here', stage);
  return withFolder(async (folder) => {
    const where = join(folder, shape === 'file' ? 'gone.json' : 'gone');
    if (shape === 'file') await writeFile(where, '{}');
    else await mkdir(where);
    return open(where, stage);
  });
}

/** A folder of the suite's own; what the plugin does in it is the plugin's doing, what happens around it is not. */
async function withFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'outreach-conformance-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

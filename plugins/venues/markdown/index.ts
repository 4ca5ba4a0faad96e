import type { Candidate, Plugin, Scope, Venue, VenueRun, VenueSource } from '../../../core/index.ts';

/** A folder of company notes: Markdown, with front matter or without. */
const markdown: Plugin = {
  name: 'markdown',
  apiVersion: 1,
  description: 'Company notes written in Markdown.',
  apply(scope) {
    scope.addVenue(createVenue(scope));
  },
};

export default markdown;

function createVenue(scope: Scope): Venue {
  return {
    id: 'markdown',
    label: 'Company notes',
    description: 'A folder of Markdown notes, one company each, or a single note. Front matter may name title, website, email, contact, role and location.',
    takes: ['folder', 'file'],
    expects: ['company', 'text'],
    async *discover(from, run) {
      const notes = from.shape === 'folder' ? notesIn(from) : [from];
      let count = 0;
      for await (const note of notes) {
        run.signal.throwIfAborted();
        count += 1;
        yield await candidateOf(note, await note.text({ maxBytes: mostNoteBytes }), run);
      }
      if (count === 0) scope.fail('plugin_says', { message: `There are no Markdown notes in ${from.uri}.`, help: 'Give a folder with files that end in .md, one company each.' });
    },
  };
}

const mostNoteBytes = 2 * 1024 * 1024;

/** What stands beside the notes in a repository, and is none. */
const notNotes = /\/(?:readme|licen[cs]e|contributing|changelog|code_of_conduct|security|index)\.(?:md|markdown)$/i;

async function* notesIn(folder: VenueSource): AsyncIterable<VenueSource> {
  for (const ending of ['.md', '.markdown']) {
    for await (const note of folder.files(ending)) if (!notNotes.test(note.uri)) yield note;
  }
}

async function candidateOf(note: VenueSource, text: string, run: VenueRun): Promise<Candidate> {
  const { front, body } = await divide(text, note.uri, run);
  const field = (...names: readonly string[]) => names.map((name) => front.get(name) ?? '').find((value) => value !== '') ?? '';
  const company = field('title', 'company', 'name', 'organisation', 'organization') || headingOf(body, run) || nameOfFile(note.uri, run);
  const email = field('email', 'contact_email', 'mail');
  return {
    company,
    ...filled({
      website: field('website', 'url', 'homepage', 'site'),
      person: field('contact', 'person', 'contact_name'),
      role: field('role', 'position', 'job_title'),
      location: placeOf(field('location', 'city', 'headquarters', 'region'), field('remote_policy', 'remote')),
      postedAt: field('updatedat', 'updated', 'date', 'addedat'),
    }),
    // The user's own entry, as in a table; an address in the words of the note is found there, with its sentence.
    ...(email === '' ? {} : { email, provenance: { how: 'imported' as const, uri: note.uri } }),
    documents: body === '' ? [] : [{ kind: 'page', uri: note.uri, title: company, text: body, fetchedAt: run.now() }],
  };
}

/** `worldwide` with the policy `fully-remote` becomes `worldwide (remote)`. */
function placeOf(place: string, policy: string): string {
  if (!/^(?:fully[- ]remote|remote[- ](?:first|only)|remote|yes|true)$/i.test(policy) || /remote/i.test(place)) return place;
  return place === '' ? 'Remote' : `${place} (remote)`;
}

interface Note {
  /** Plain values under lower-case names. */
  readonly front: ReadonlyMap<string, string>;
  /** As written, without blank space around it. */
  readonly body: string;
}

const mostFrontMatterLength = 64 * 1024;

/** Front matter stands between two lines of three dashes at the very top. What cannot be read there is left out; the note is still good for its words. */
async function divide(text: string, uri: string, run: VenueRun): Promise<Note> {
  const match = /^\s*---[ \t]*\r?\n([\s\S]*?)(?:^---|^\.\.\.)[ \t]*(?:\r?\n|$)/m.exec(text);
  if (match === null || match.index !== 0 || match[0].length > mostFrontMatterLength) return { front: new Map(), body: text.trim() };
  const { readFrontMatter } = await import('./front-matter.ts'); // YAML is a quarter of a megabyte: only notes that have front matter wait for it
  const { fields, problem } = readFrontMatter(match[1] ?? '');
  if (problem !== undefined) run.log.warn(`The front matter of ${uri} is read in part: ${problem}`);
  return { front: fields, body: text.slice(match[0].length).trim() };
}

function headingOf(body: string, run: VenueRun): string {
  const heading = /^# +(.+)$/m.exec(body)?.[1] ?? '';
  return run.text.fromMarkdown(heading).trim();
}

function nameOfFile(uri: string, run: VenueRun): string {
  const file = new URL(uri).pathname.split('/').at(-1) ?? '';
  return run.text.spelling(file.replace(/\.\w+$/, ''), '');
}

function filled(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''));
}

import type { Candidate, Plugin, Venue, VenueRun, VenueSource, SourceRow } from '../../core/index.ts';

/** Rows of a CSV file, one lead each. */
const csv: Plugin = {
  name: 'csv',
  apiVersion: 1,
  description: 'Leads in a CSV file.',
  apply(scope) {
    scope.addVenue(venue);
  },
};

export default csv;

const venue: Venue = {
  id: 'csv',
  label: 'CSV',
  description: 'A CSV file with a line of headings; columns for company, person, email, role, website, location and notes are found by their headings.',
  takes: ['file', 'url'],
  expects: ['company', ['person', 'email', 'role', 'website', 'text']],
  async *discover(from, run) {
    for await (const row of from.rows()) {
      run.signal.throwIfAborted();
      yield candidateOf(row, from, run);
    }
  },
};

function candidateOf({ line, cells }: SourceRow, from: VenueSource, run: VenueRun): Candidate {
  const { company = '', person, email, role, website, location, notes } = cells;
  const uri = `${from.uri}#line=${line}`;
  return {
    company,
    ...(person === undefined ? {} : { person }),
    ...(role === undefined ? {} : { role }),
    ...(website === undefined ? {} : { website: /^[a-z]+:/i.test(website) ? website : `https://${website}` }),
    ...(location === undefined ? {} : { location }),
    ...(email === undefined ? {} : { email, provenance: { how: 'imported', uri } }),
    documents: notes === undefined ? [] : [{ kind: 'page', uri, title: company, text: notes, fetchedAt: run.now() }],
  };
}

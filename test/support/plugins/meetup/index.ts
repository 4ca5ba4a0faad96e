// A stranger's package: a venue that reads the sponsors of a meetup, and an agent that notes which of the posting's skills the résumé lacks.
import type { Module, Plugin } from 'outreach-agent';
import type { Sample } from 'outreach-agent/testing';
import { sponsorsIn } from './sponsors.ts';

interface Options {
  readonly city: string;
}

const meetup: Plugin<Options> = {
  name: 'meetup',
  apiVersion: 1,
  description: 'Sponsors of a meetup, and the keywords they look for.',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: { city: { type: 'string', minLength: 1, default: 'Lisbon', description: 'Where the meetup is.' } },
  },
  apply(scope) {
    const { city } = scope.options;
    scope.addVenue({
      id: 'meetup',
      label: 'Meetup sponsors',
      description: 'Companies that sponsor a meetup, from its list as JSON.',
      takes: ['file', 'url'],
      async *discover(from, run) {
        for (const { company, email, hires } of sponsorsIn(await from.json(), run.skip)) {
          const text = `${company} sponsors the meetup in ${city}. ${hires} Write to ${email}.`;
          yield {
            company,
            email,
            location: city,
            provenance: { uri: from.uri, how: 'stated', quote: email },
            documents: [{ kind: 'page', uri: from.uri, title: company, text, fetchedAt: run.now() }],
          };
        }
      },
    });

    const keywords: Module = {
      id: 'keyword-check',
      title: 'Keyword check',
      description: 'Notes which skills of the posting the résumé does not name.',
      role: 'module',
      at: 'matchScored',
      timeoutSeconds: 10,
      output: {
        type: 'object',
        additionalProperties: false,
        required: ['missing'],
        properties: { missing: { type: 'array', items: { type: 'string' } } },
      },
      async run({ profile, documents }, run) {
        const named = new Set(scope.text.skills(profile?.rawText ?? '').map(({ skill }) => skill));
        const wanted = new Set(documents.flatMap(({ text }) => scope.text.skills(text)).map(({ skill }) => skill));
        const missing = [...wanted].filter((skill) => !named.has(skill)).sort();
        run.log.info(`${missing.length} of ${wanted.size} keywords are missing`);
        return { missing };
      },
    };
    scope.addAgent(keywords);
  },
};

export default meetup;

export const samples: readonly Sample[] = [
  {
    kind: 'venue',
    id: 'meetup',
    from: { file: 'sponsors.json', text: JSON.stringify([{ company: 'Heron Analytics', email: 'jobs@heron.example', hires: 'It hires TypeScript engineers.' }, { company: 'No address' }]) },
  },
];

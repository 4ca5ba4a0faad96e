import type { Agent, AgentRun, JsonSchema, Plugin, Scope, ScoutedVenue, ScoutInput, ScoutOutput, Venue, VenueSource } from '../../../core/index.ts';
import { createLeadScorer } from './lead-score.ts';
import { readVenue } from './read-venue.ts';
import { usualExpectations, venueProblem } from './venue-health.ts';

interface ScoutOptions {
  readonly concurrency: number;
  readonly venueTimeoutSeconds: number;
  readonly maxCandidates: number;
}

/** Finds leads: reads venues side by side, holds back what is mostly empty, scores the rest. */
const scout: Plugin<ScoutOptions> = {
  name: 'scout',
  apiVersion: 1,
  description: 'Finds leads in venues and says how promising each looks.',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      concurrency: { type: 'integer', minimum: 1, maximum: 16, default: 4, description: 'How many venues are read at the same time' },
      venueTimeoutSeconds: { type: 'integer', minimum: 1, maximum: 3600, default: 300, description: 'Seconds after which a venue is given up' },
      maxCandidates: { type: 'integer', minimum: 1, maximum: 1_000_000, default: 20_000, description: 'The most leads taken from one venue' },
    },
  },
  apply(scope) {
    scope.addAgent(createScout(scope));
  },
};

export default scout;

function createScout(scope: Scope<ScoutOptions>): Agent<ScoutInput, ScoutOutput> {
  const { concurrency, venueTimeoutSeconds, maxCandidates } = scope.options;
  return {
    id: 'scout',
    title: 'Scout',
    description: 'Reads venues, flags those that are mostly empty, and scores each lead from 0 to 100 with reasons.',
    role: 'scout',
    timeoutSeconds: 3600,
    output: scoutOutput,
    async run({ requests, profile }, run) {
      const scoreOf = createLeadScorer(profile, scope.text, run.now());
      const found = await sideBySide(requests, concurrency, ({ venue, source }) => scoutVenue(venue, source));
      return { found };

      async function scoutVenue(id: string, source: VenueSource): Promise<ScoutedVenue> {
        run.signal.throwIfAborted();
        const venue = venueNamed(id, run);
        if (typeof venue === 'string') return flag(id, venue, []);
        const { candidates, skipped, skippedCount, failure } = await readVenue(venue, source, run, scope, { maxCandidates, timeoutSeconds: venueTimeoutSeconds });
        const flagged = failure ?? venueProblem(candidates, skippedCount, venue.expects ?? usualExpectations);
        if (flagged !== null) return flag(id, flagged, skipped);
        const named = candidates.filter(({ company }) => company !== '');
        const nameless = candidates.filter(({ company }) => company === '').map(({ documents }) => ({ where: documents[0]?.uri ?? source.uri, reason: 'it names no company' }));
        const passedOver = skippedCount + nameless.length;
        run.progress(`${venue.label}: ${counted(named.length, 'lead')}${passedOver === 0 ? '' : `, ${counted(passedOver, 'entry', 'entries')} skipped`}`);
        return { venue: id, leads: named.map((candidate) => ({ candidate, ...scoreOf(candidate) })), flagged: null, skipped: [...skipped, ...nameless] };
      }

      function flag(id: string, reason: string, skipped: ScoutedVenue['skipped']): ScoutedVenue {
        run.log.warn(`Nothing of venue "${id}" is passed on: ${reason}`, { venue: id });
        run.progress(`${id}: nothing passed on. ${reason}`);
        return { venue: id, leads: [], flagged: reason, skipped };
      }
    },
  };
}

function venueNamed(id: string, run: AgentRun): Venue | string {
  try {
    return run.venue(id);
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** Answers in the order of the requests, at most so many at work at once. */
async function sideBySide<Item, Answer>(items: readonly Item[], atOnce: number, work: (item: Item) => Promise<Answer>): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const queue = items.entries();
  const workers = Array.from({ length: Math.min(atOnce, items.length) }, async () => {
    for (const [index, item] of queue) answers[index] = await work(item);
  });
  await Promise.all(workers);
  return answers;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

const text: JsonSchema = { type: 'string' };
const scoutOutput: JsonSchema = {
  type: 'object',
  required: ['found'],
  additionalProperties: false,
  properties: {
    found: {
      type: 'array',
      items: {
        type: 'object',
        required: ['venue', 'leads', 'flagged', 'skipped'],
        additionalProperties: false,
        properties: {
          venue: text,
          flagged: { type: ['string', 'null'] },
          skipped: { type: 'array', items: { type: 'object', required: ['where', 'reason'], properties: { where: text, reason: text } } },
          leads: {
            type: 'array',
            items: {
              type: 'object',
              required: ['candidate', 'score', 'reasons'],
              additionalProperties: false,
              properties: {
                score: { type: 'integer', minimum: 0, maximum: 100 },
                reasons: { type: 'array', items: text },
                candidate: {
                  type: 'object',
                  required: ['company', 'documents'],
                  additionalProperties: false,
                  properties: {
                    company: text,
                    person: text,
                    email: text,
                    role: text,
                    website: text,
                    location: text,
                    postedAt: text,
                    provenance: { type: 'object', required: ['how', 'uri'], properties: { how: { enum: ['stated', 'guessed', 'imported'] }, uri: text, quote: text } },
                    documents: {
                      type: 'array',
                      items: {
                        type: 'object',
                        required: ['kind', 'uri', 'title', 'text', 'fetchedAt'],
                        properties: { kind: { enum: ['page', 'posting'] }, uri: text, title: text, text, fetchedAt: text },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};

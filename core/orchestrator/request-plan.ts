// What somebody asks for in plain words, as a plan that is shown before it runs: made by a model and checked here, or made here by rules.
import type { Wanted } from '../domain/wanted.ts';
import { createError } from '../errors.ts';
import { type JsonSchema, validate } from '../validate.ts';
import type { VenueRequest } from './scout-campaign.ts';

export interface RequestPlan {
  readonly venues: readonly VenueRequest[];
  /** Leads that are worked on at most. */
  readonly limit: number;
  /** `auto`: found, researched, matched, drafted. `assist`: found and looked at; each waits for the user's word before more is done. */
  readonly mode: 'auto' | 'assist';
  readonly wanted: Wanted;
  /** What was asked for and will not be done, each with what to do instead. */
  readonly notDone: readonly string[];
}

export interface KnownVenue {
  readonly id: string;
  readonly description: string;
}

/** What a plan may be made of. */
export interface PlanGround {
  readonly request: string;
  readonly venues: readonly KnownVenue[];
  /** Places that were looked at before, newest first. */
  readonly before: readonly VenueRequest[];
}

const mostLeads = 200;
const usualLimit = 10;

const words: JsonSchema = { type: 'array', maxItems: 10, items: { type: 'string', minLength: 2, maxLength: 60 } };

export const requestPlanSchema: JsonSchema = {
  type: 'object',
  required: ['venues', 'limit', 'mode', 'wanted', 'notDone'],
  additionalProperties: false,
  properties: {
    venues: { type: 'array', maxItems: 10, items: { type: 'object', required: ['venue', 'from'], additionalProperties: false, properties: { venue: { type: 'string' }, from: { type: 'string', minLength: 1, maxLength: 500 } } } },
    limit: { type: 'integer', minimum: 1, maximum: mostLeads },
    mode: { enum: ['auto', 'assist'] },
    wanted: { type: 'object', required: ['about', 'role', 'place'], additionalProperties: false, properties: { about: words, role: words, place: words } },
    notDone: { type: 'array', maxItems: 10, items: { type: 'string', minLength: 1, maxLength: 300 } },
  },
};

/** For a model: what to answer. The facts come after it, as `JSON.stringify(ground)`. */
export const planInstructions = `You turn a job seeker's request into a plan. Answer with one JSON value and nothing else. It must fit this JSON schema:
${JSON.stringify(requestPlanSchema)}
venues: where to look. "venue" is an id from the list of venues, "from" the address or file for it. Take them from the request, or else from "before"; never invent one; leave the list empty when neither names any.
limit: how many leads; ${usualLimit} when the request does not say.
mode: "auto" when drafts are asked for, "assist" when only leads are.
wanted: short words that must literally stand in a posting: what the company is about, the role, the place. Leave out what the request does not say.
notDone: one sentence for each part of the request that the other fields cannot express (writing to a certain person's role, sending, dates). Nothing is ever sent by a plan.`;

/** The model's plan, if it fits. Throws `answer_invalid` for another shape, `not_registered` for a venue that there is not, and for a place that nobody has named. */
export function checkedPlan(value: unknown, ground: PlanGround): RequestPlan {
  const checked = validate<RequestPlan>(requestPlanSchema, value);
  if (!checked.ok) throw createError('answer_invalid', { who: 'The model', what: 'a plan', problems: checked.problems });
  for (const { venue, from } of checked.value.venues) {
    if (!ground.venues.some(({ id }) => id === venue)) throw createError('not_registered', { kind: 'venue', id: venue, have: ground.venues.map(({ id }) => id) });
    // A model that invents an address would have it read.
    if (!ground.request.includes(from) && !ground.before.some((known) => known.from === from)) throw createError('answer_invalid', { who: 'The model', what: 'a plan', problems: `nobody has named ${from}` });
  }
  return checked.value;
}

/** A plan by rules alone, for English requests. What it does not understand it leaves out. */
export function planByRules(ground: PlanGround): RequestPlan {
  const { request } = ground;
  const sources = sourcesIn(request);
  const prose = sources.reduce((text, { from }) => text.replace(from, ' '), request);
  const named = sources.filter(({ venue }) => ground.venues.some(({ id }) => id === venue));
  return {
    venues: named.length > 0 ? named : ground.before.slice(0, 1),
    limit: limitIn(prose),
    mode: /\b(?:draft|write|e-?mail|message|contact|reach out|apply)\b/i.test(prose) && !/\bask me\b/i.test(prose) ? 'auto' : 'assist',
    wanted: { about: aboutIn(prose), role: rolesIn(prose), place: placesIn(prose) },
    notDone: notDoneIn(prose),
  };
}

const boards: readonly (readonly [RegExp, string])[] = [
  [/greenhouse\.io/i, 'greenhouse'],
  [/lever\.co/i, 'lever'],
  [/ashbyhq\.com/i, 'ashby'],
  [/\.(?:rss|atom|xml)\b|\/(?:rss|feed|atom)\b/i, 'rss'],
  [/\.csv\b/i, 'csv'],
  [/\.json\b/i, 'ycombinator'],
];

/** Addresses and files in the text. */
function sourcesIn(text: string): readonly VenueRequest[] {
  const addresses = [...text.matchAll(/https?:\/\/[^\s<>"')]+/gi)].map(([address]) => address.replace(/[.,;:!?]+$/, ''));
  const files = [...text.matchAll(/(?<=^|[\s"'])(?:~|\.{0,2}|[A-Za-z]:)[\\/][^\s"']+|(?<=^|[\s"'])[\w.-]+\.(?:csv|json)\b/g)].map(([file]) => file.replace(/[.,;:!?]+$/, ''));
  const venueOf = (from: string, otherwise: string) => boards.find(([pattern]) => pattern.test(from))?.[1] ?? otherwise;
  return [...addresses.map((from) => ({ venue: venueOf(from, 'url'), from })), ...files.map((from) => ({ venue: venueOf(from, 'markdown'), from }))];
}

const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const further: Readonly<Record<string, number>> = { fifteen: 15, twenty: 20, thirty: 30, fifty: 50, hundred: 100, 'a dozen': 12 };

function limitIn(text: string): number {
  const [, found = ''] = new RegExp(`\\b(\\d{1,6}|${[...numbers.slice(1), ...Object.keys(further)].join('|')})\\b(?! *(?:year|month|week|day|%))`, 'i').exec(text) ?? [];
  const word = found.toLowerCase();
  const limit = /^\d+$/.test(word) ? Number(word) : (further[word] ?? numbers.indexOf(word));
  return limit < 1 ? usualLimit : Math.min(limit, mostLeads);
}

const empty = new Set(['a', 'an', 'the', 'some', 'more', 'new', 'good', 'great', 'best', 'top', 'small', 'find', 'me', 'list', 'show', 'search', 'look', 'for', 'all', 'of', 'other', 'interesting', 'hiring', 'hire', 'that', 'who', 'which', 'their', 'these', 'those', 'few', 'up', 'to', 'get', 'draft', 'write', ...numbers, ...Object.keys(further)]);

/** What stands right before "companies", back to the first word that says nothing: `fintech and climate` are two, of which one is enough. */
function aboutIn(text: string): readonly string[] {
  const [, before = ''] = /((?:[\w+#.-]+ +){1,6})(?:compan(?:y|ies)|start-?ups?|firms?|businesses|teams)\b/i.exec(text) ?? [];
  const words = before.trim().toLowerCase().split(/\s+/);
  const said = words.slice(words.findLastIndex((word) => empty.has(word) || /^\d+$/.test(word)) + 1);
  return said.join(' ').split(/ (?:and|or) /).filter((each) => each !== '');
}

function rolesIn(text: string): readonly string[] {
  const [, role = ''] = /\b(?:hir(?:e|es|ing)|recruit(?:s|ing)?|looking for|that need|who need)(?: for)?(?: an?| some)? +([\w+#./ -]+?)(?= +(?:and|in|at|on|from|near|with|via|who|that|then|to|so)\b|[,;:!?]|\.(?:\s|$)|$)/i.exec(text) ?? [];
  // Who looks for companies says nothing of a role.
  return role.trim() === '' || /\b(?:compan(?:y|ies)|start-?ups?|firms?|businesses|teams|leads|people)\b/i.test(role) ? [] : [role.trim().toLowerCase()];
}

function placesIn(text: string): readonly string[] {
  return [...text.matchAll(/\b(?:in|near|from) +(\p{Lu}[\p{L}-]+(?: +\p{Lu}[\p{L}-]+)*)/gu)].map(([, place]) => place ?? '');
}

function notDoneIn(text: string): readonly string[] {
  const [, person] = /\bto (?:their|the|each|every) +((?:[\p{L}-]+ +){0,2}?(?:CTO|CEO|COO|founder|head|VP|director|manager|recruiter|lead)s?\b(?: of [\p{L}-]+)?)/iu.exec(text) ?? [];
  return [
    ...(person === undefined ? [] : [`Whom a draft is addressed to is what research finds, not certainly the ${person.replace(/(?<=[^s])s$/, '')}: check the name and the address before you approve it.`]),
    ...(/\bsend\b/i.test(text) ? ['Nothing is sent: each draft waits for your approval.'] : []),
  ];
}

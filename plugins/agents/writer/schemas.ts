import type { JsonSchema } from '../../../core/index.ts';

const sourceKind = { enum: ['resume', 'page', 'posting', 'answer'] };
const line = { type: 'string', minLength: 1, maxLength: 200, pattern: '^[^\\r\\n]+$' };
const prose = { type: 'string', minLength: 1, maxLength: 6_000 };
const followUps = {
  type: 'array',
  minItems: 2,
  maxItems: 2,
  items: { type: 'object', additionalProperties: false, required: ['day', 'body'], properties: { day: { enum: [3, 7] }, body: prose } },
};
const quote = { type: 'string', minLength: 1, maxLength: 1_200 };

/** What a model answers to `write.draft`. */
export const draftAnswer: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['subjectA', 'subjectB', 'body', 'followUps', 'claims', 'questions'],
  properties: {
    subjectA: line,
    subjectB: line,
    body: prose,
    followUps,
    claims: {
      type: 'array',
      maxItems: 80,
      items: { type: 'object', additionalProperties: false, required: ['text', 'kind', 'uri', 'quote'], properties: { text: quote, kind: sourceKind, uri: { type: 'string' }, quote } },
    },
    questions: {
      type: 'array',
      maxItems: 3,
      items: { type: 'object', additionalProperties: false, required: ['id', 'text'], properties: { id: { type: 'string', pattern: '^[a-z][a-z-]{0,30}$' }, text: { type: 'string', minLength: 1, maxLength: 500 } } },
    },
  },
};

/** What the agent gives back: `Draft`. */
export const draft: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['reader', 'subjectA', 'subjectB', 'body', 'followUps', 'claims', 'questions'],
  properties: {
    reader: { enum: ['hr', 'engineering', 'founder'] },
    subjectA: line,
    subjectB: line,
    body: prose,
    followUps,
    claims: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['text', 'source'],
        properties: { text: quote, source: { type: 'object', additionalProperties: false, required: ['kind', 'uri', 'quote'], properties: { kind: sourceKind, uri: { type: 'string' }, quote } } },
      },
    },
    questions: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'text', 'answer'],
        properties: { id: { type: 'string' }, text: { type: 'string' }, answer: { anyOf: [{ type: 'null' }, { type: 'string' }] } },
      },
    },
  },
};

import type { JsonSchema } from '../../../core/index.ts';

const kinds = ['company', 'role', 'requirement', 'signal', 'stack', 'person', 'background', 'product', 'talking-point'];
const signals = ['hiring', 'funding', 'launch', 'stack', 'news'];
const line = { type: 'string', minLength: 1, maxLength: 1_200 };

/** What a model answers to `research.findings`. */
export const findingsAnswer: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['summary', 'findings'],
  properties: {
    summary: { type: 'string', maxLength: 3_000 },
    findings: {
      type: 'array',
      maxItems: 60,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['kind', 'text', 'uri', 'quote'],
        properties: { kind: { enum: kinds }, text: line, signal: { enum: signals }, uri: { type: 'string' }, quote: line },
      },
    },
  },
};

const sourceKind = { enum: ['resume', 'page', 'posting', 'answer'] };

/** What the agent gives back: `ResearchOutput`. */
export const researchOutput: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['brief', 'documents'],
  properties: {
    brief: {
      type: 'object',
      additionalProperties: false,
      required: ['phase', 'summary', 'findings'],
      properties: {
        phase: { enum: ['light', 'deep'] },
        summary: { type: 'string' },
        findings: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['kind', 'text', 'source', 'at'],
            properties: {
              kind: { enum: kinds },
              text: line,
              signal: { enum: signals },
              source: { type: 'object', additionalProperties: false, required: ['kind', 'uri', 'quote'], properties: { kind: sourceKind, uri: { type: 'string' }, quote: line } },
              at: { type: 'string', format: 'date-time' },
            },
          },
        },
      },
    },
    documents: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['kind', 'uri', 'title', 'text', 'fetchedAt'],
        properties: { kind: sourceKind, uri: { type: 'string' }, title: { type: 'string' }, text: { type: 'string' }, fetchedAt: { type: 'string', format: 'date-time' } },
      },
    },
    contact: {
      type: 'object',
      additionalProperties: false,
      required: ['provenance'],
      properties: {
        person: { type: 'string' },
        email: { type: 'string', format: 'email' },
        provenance: { type: 'object', additionalProperties: false, required: ['uri', 'how'], properties: { uri: { type: 'string' }, how: { enum: ['stated', 'guessed', 'imported'] }, quote: { type: 'string' } } },
      },
    },
  },
};

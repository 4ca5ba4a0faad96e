import type { JsonSchema } from '../../../core/index.ts';

// The shapes that the product asks for: those of plugins/agents, which no other folder may import.
const line = { type: 'string', minLength: 1, maxLength: 1_200 };
const prose = { type: 'string', minLength: 1, maxLength: 6_000 };

export const lead: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'score'],
  properties: { name: { type: 'string' }, score: { type: 'integer', minimum: 0, maximum: 10 }, remote: { type: 'boolean' }, skills: { type: 'array', items: { type: 'string' } } },
};

export const findings: JsonSchema = {
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
        properties: { kind: { enum: ['company', 'role', 'requirement', 'signal', 'stack', 'person'] }, text: line, signal: { enum: ['hiring', 'funding', 'launch'] }, uri: { type: 'string' }, quote: line },
      },
    },
  },
};

export const proposition: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['valueProposition', 'leadWith'],
  properties: { valueProposition: { type: 'string', minLength: 1, maxLength: 600 }, leadWith: { anyOf: [{ type: 'integer', minimum: 0 }, { type: 'null' }] } },
};

export const draft: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['subjectA', 'subjectB', 'body', 'followUps', 'questions'],
  properties: {
    subjectA: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[^\\r\\n]+$' },
    subjectB: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[^\\r\\n]+$' },
    body: prose,
    followUps: { type: 'array', maxItems: 2, items: { type: 'object', additionalProperties: false, required: ['day', 'body'], properties: { day: { enum: [3, 7] }, body: prose } } },
    questions: { type: 'array', maxItems: 3, items: { type: 'object', additionalProperties: false, required: ['id', 'text'], properties: { id: { type: 'string', pattern: '^[a-z][a-z-]{0,30}$' }, text: line } } },
  },
};

/** Says nothing of keys it does not name: what is forgotten or misspelt is not seen by the schema. */
export const loose: JsonSchema = { type: 'object', properties: { name: { type: 'string' }, age: { type: 'integer' }, city: { type: 'string' } } };

/** As INGOT's own tests have them. */
export const company: JsonSchema = { type: 'object', required: ['company_name', 'industry'], properties: { company_name: { type: 'string' }, industry: { type: 'string' } } };
export const skillList: JsonSchema = { type: 'object', required: ['skills'], properties: { skills: { type: 'array', items: { type: 'string' } } } };
export const optionalTags: JsonSchema = { type: 'object', properties: { tags: { anyOf: [{ type: 'array', items: { type: 'string' } }, { type: 'null' }], default: null } } };

export const list: JsonSchema = { type: 'array', items: { type: 'object', additionalProperties: false, required: ['id'], properties: { id: { type: 'integer' }, label: { type: 'string' } } } };
export const measures: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['ratio', 'count', 'active', 'note'],
  properties: { ratio: { type: 'number' }, count: { type: 'integer' }, active: { type: 'boolean' }, note: { type: ['string', 'null'] } },
};

/** The answers that most cases mean. */
export const ann = { name: 'Ann', score: 7 };
export const annWithSkills = { name: 'Ann', score: 7, skills: ['Go', 'SQL'] };
export const acme = { summary: 'Acme hires.', findings: [{ kind: 'role', text: 'A backend role is open.', uri: 'https://acme.test/jobs/1', quote: 'We need a backend engineer' }] };
export const acmeJson = JSON.stringify(acme);
export const offer = { valueProposition: 'For Acme you bring Go and SQL.', leadWith: 2 };

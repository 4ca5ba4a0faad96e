import type { Agent, JsonSchema, Match, MatchInput, Plugin, Scope } from '../../../core/index.ts';
import { partsOf, scoreOf, type Weights } from './parts.ts';
import { propositionFor } from './proposition.ts';
import { createResumeReader, readBothSides, type Reading } from './reading.ts';

/** Says how well the user's real work fits a lead. The score is computed, never asked of a model. */
const matcher: Plugin<Weights> = {
  name: 'matcher',
  apiVersion: 1,
  description: 'Scores the fit of résumé and lead from 0 to 100, each part with its evidence.',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      skills: { type: 'number', minimum: 0, maximum: 1, default: 0.4, title: 'Weight of shared skills (all four weights add up to 1)' },
      experience: { type: 'number', minimum: 0, maximum: 1, default: 0.3, title: 'Weight of experience' },
      seniority: { type: 'number', minimum: 0, maximum: 1, default: 0.2, title: 'Weight of the level' },
      company: { type: 'number', minimum: 0, maximum: 1, default: 0.1, title: 'Weight of the company itself' },
    },
  },
  apply(scope) {
    const { skills, experience, seniority, company } = scope.options;
    const sum = skills + experience + seniority + company;
    if (Math.abs(sum - 1) > 0.001) return scope.fail('plugin_options_invalid', { plugin: 'matcher', problems: `the weights skills, experience, seniority and company must add up to 1; they add up to ${Math.round(sum * 1000) / 1000}` });
    scope.addPrompt(new URL('./prompts/match.proposition.md', import.meta.url));
    scope.addAgent(createMatcher(scope));
  },
};

export default matcher;

const evidence = { type: 'object', additionalProperties: false, required: ['kind', 'uri', 'quote'], properties: { kind: { enum: ['resume', 'page', 'posting', 'answer'] }, uri: { type: 'string' }, quote: { type: 'string', minLength: 1 } } };
const output: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['score', 'confidence', 'parts', 'valueProposition', 'leadWith'],
  properties: {
    score: { type: 'integer', minimum: 0, maximum: 100 },
    confidence: { type: 'number', minimum: 0, maximum: 1 },
    parts: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'fit', 'weight', 'reason', 'evidence'],
        properties: {
          name: { enum: ['skills', 'experience', 'seniority', 'company'] },
          fit: { type: 'number', minimum: 0, maximum: 1 },
          weight: { type: 'number', minimum: 0, maximum: 1 },
          reason: { type: 'string' },
          evidence: { type: 'array', items: evidence },
        },
      },
    },
    valueProposition: { type: 'string' },
    leadWith: { anyOf: [{ type: 'null' }, evidence] },
  },
};

function createMatcher(scope: Scope<Weights>): Agent<MatchInput, Match> {
  const readResume = createResumeReader(scope.text);
  return {
    id: 'matcher',
    title: 'Matcher',
    description: 'Compares résumé and lead: skills, experience, seniority, company; says what to lead with.',
    role: 'matcher',
    timeoutSeconds: 120,
    output,
    async run(input, run) {
      const reading = readBothSides(input, readResume(input), scope.text);
      const parts = partsOf(reading, scope.options);
      const score = scoreOf(parts);
      const { valueProposition, leadWith } = await propositionFor(reading, await scope.prompt('match.proposition'), run);
      run.progress(`${input.lead.company}: ${score} of 100`);
      return { score, confidence: confidenceOf(reading), parts, valueProposition, leadWith };
    },
  };
}

/** How much there was to go by: a posting, skills named, what the company does, and a résumé that tells of work. */
function confidenceOf({ postings, wanted, achievements, input }: Reading): number {
  const says = [
    [postings.length > 0, 0.35],
    [wanted.length >= 3, 0.2],
    [input.findings.some(({ kind }) => kind === 'company' || kind === 'product'), 0.15],
    [input.profile.experience.length > 0, 0.15],
    [achievements.length >= 3, 0.15],
  ] as const;
  return Math.round(says.reduce((sum, [holds, share]) => sum + (holds ? share : 0), 0) * 100) / 100;
}

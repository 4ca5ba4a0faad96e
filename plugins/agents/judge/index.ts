import type { Agent, DraftReviewQuestion, JsonSchema, JudgementAnswer, Plugin, Scope } from '../../../core/index.ts';

/** Says how glad the reader of a draft would be to get it. */
const judge: Plugin = {
  name: 'judge',
  apiVersion: 1,
  description: 'Scores each draft of a model’s as its reader would; a judge that fails gives no score.',
  apply(scope) {
    scope.addPrompt(new URL('./prompts/judge.draft.md', import.meta.url));
    scope.addAgent(createJudge(scope));
  },
};

export default judge;

const judgement: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['score', 'reason'],
  properties: { score: { type: 'number', minimum: 0, maximum: 1 }, reason: { type: 'string', minLength: 1, maxLength: 600 } },
};

function createJudge(scope: Scope): Agent<DraftReviewQuestion, JudgementAnswer> {
  return {
    id: 'judge',
    title: 'Judge',
    description: 'Scores a draft from 0 to 1, as its reader would.',
    role: 'judge',
    timeoutSeconds: 120,
    output: judgement,
    async run(input, run) {
      const instructions = await scope.prompt('judge.draft');
      return run.model.generateObject<JudgementAnswer>({ task: 'judge.draft', instructions, input, schema: judgement });
    },
  };
}

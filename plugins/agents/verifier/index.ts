import type { Agent, CritiqueAnswer, DraftReviewQuestion, JsonSchema, Plugin, Scope } from '../../../core/index.ts';

/** Reads a draft as an editor would, and says what must be mended. What is proven and what is not is settled by code before. */
const verifier: Plugin = {
  name: 'verifier',
  apiVersion: 1,
  description: 'Reads each draft of a model’s before you do, and sends it back when it would make a reader stumble.',
  apply(scope) {
    scope.addPrompt(new URL('./prompts/verify.draft.md', import.meta.url));
    scope.addAgent(createVerifier(scope));
  },
};

export default verifier;

const critique: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['critique'],
  properties: { critique: { type: 'array', maxItems: 5, items: { type: 'string', minLength: 1, maxLength: 600 } } },
};

function createVerifier(scope: Scope): Agent<DraftReviewQuestion, CritiqueAnswer> {
  return {
    id: 'verifier',
    title: 'Verifier',
    description: 'Says what must be mended in a draft.',
    role: 'verifier',
    timeoutSeconds: 120,
    output: critique,
    async run(input, run) {
      const instructions = await scope.prompt('verify.draft');
      return run.model.generateObject<CritiqueAnswer>({ task: 'verify.draft', instructions, input, schema: critique });
    },
  };
}

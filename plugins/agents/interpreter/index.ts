import type { Agent, JsonSchema, Plugin, ReplyAnswer, ReplyQuestion, Scope } from '../../../core/index.ts';

/** Says what somebody wants who answered, where the rules are not sure. */
const interpreter: Plugin = {
  name: 'interpreter',
  apiVersion: 1,
  description: 'Reads answers of which the rules are not sure; it can make no opt-out undone and no interest of a refusal.',
  apply(scope) {
    scope.addPrompt(new URL('./prompts/read.reply.md', import.meta.url));
    scope.addAgent(createInterpreter(scope));
  },
};

export default interpreter;

const answer: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['intent'],
  properties: { intent: { enum: ['interested', 'not-now', 'no', 'referral', 'question', 'opt-out', 'unclear'] } },
};

function createInterpreter(scope: Scope): Agent<ReplyQuestion, ReplyAnswer> {
  return {
    id: 'interpreter',
    title: 'Interpreter',
    description: 'Chooses what an answer wants among the intents that there are.',
    role: 'interpreter',
    timeoutSeconds: 60,
    output: answer,
    async run(input, run) {
      const instructions = await scope.prompt('read.reply');
      return run.model.generateObject<ReplyAnswer>({ task: 'read.reply', instructions, input, schema: answer });
    },
  };
}

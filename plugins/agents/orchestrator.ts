import type { Agent, JsonSchema, PlanInput, PlanOutput, Plugin } from '../../core/index.ts';

/** Turns a request into the stages that a campaign goes through. It knows the order, and nothing of what a stage does. */
const orchestrator: Plugin = {
  name: 'orchestrator',
  apiVersion: 1,
  description: 'Decides which stages a request needs, and in which order.',
  apply(scope) {
    scope.addAgent(planner);
  },
};

export default orchestrator;

const order = ['scout', 'research', 'match', 'write'] as const satisfies PlanOutput['stages'];

const output: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['stages'],
  properties: { stages: { type: 'array', minItems: 1, uniqueItems: true, items: { enum: [...order] } } },
};

const planner: Agent<PlanInput, PlanOutput> = {
  id: 'orchestrator',
  title: 'Orchestrator',
  description: 'Plans a run: all stages, or one of them.',
  role: 'orchestrator',
  timeoutSeconds: 30,
  output,
  async run({ request }) {
    return { stages: request === 'all' ? order : [request] };
  },
};

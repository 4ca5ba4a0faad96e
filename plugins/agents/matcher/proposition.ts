import type { AgentRun, JsonSchema, Match, ModelRequest, PropositionAnswer, PropositionQuestion } from '../../../core/index.ts';
import type { Reading } from './reading.ts';

const propositionAnswer: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['valueProposition', 'leadWith'],
  properties: { valueProposition: { type: 'string', minLength: 1, maxLength: 600 }, leadWith: { anyOf: [{ type: 'integer', minimum: 0 }, { type: 'null' }] } },
};

const mostAchievements = 12;

/** Asks for the one sentence and the experience to lead with, and takes neither on trust. */
export async function propositionFor(reading: Reading, instructions: ModelRequest['instructions'], run: AgentRun): Promise<Pick<Match, 'valueProposition' | 'leadWith'>> {
  const { lead } = reading.input;
  const achievements = reading.achievements.slice(0, mostAchievements);
  const question: PropositionQuestion = {
    company: lead.company,
    role: reading.postings.length > 0 ? lead.role : null,
    shared: reading.shared.map(({ skill }) => skill),
    achievements,
  };
  const answer = await run.model.generateObject<PropositionAnswer>({ task: 'match.proposition', instructions, input: question, schema: propositionAnswer });
  const chosen = answer.leadWith === null ? undefined : achievements[answer.leadWith];
  const grounded = isGrounded(answer.valueProposition, question);
  if (!grounded) run.log.warn(`What the model said of ${lead.company} holds words that no source has; a plain sentence stands in for it.`);
  return { valueProposition: grounded ? answer.valueProposition : plainly(question), leadWith: chosen?.evidence ?? achievements[0]?.evidence ?? null };
}

/** Each number and each name in the sentence stands in the question. */
function isGrounded(sentence: string, question: PropositionQuestion): boolean {
  const known = JSON.stringify(question).toLowerCase();
  const names = [...sentence.matchAll(/(?<=[^.!?:\s]\s)\p{Lu}[\p{L}\d+#.-]*/gu)].map(([name]) => name.replace(/[.,-]+$/, ''));
  const numbers = sentence.match(/\d+(?:[.,]\d+)*/g) ?? [];
  return [...names, ...numbers, ...(sentence.match(/\S+@\S+|https?:\S+/g) ?? [])].every((piece) => piece === 'I' || known.includes(piece.toLowerCase()));
}

function plainly({ company, shared }: PropositionQuestion): string {
  return shared.length === 0 ? `Your résumé and what is known of ${company} have little in common yet.` : `For ${company} you bring ${shared.slice(0, 3).join(', ')}.`;
}

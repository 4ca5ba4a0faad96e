import type { Agent, Draft, DraftAnswer, Plugin, Scope, WriteInput } from '../../../core/index.ts';
import { checkClaims } from './check-claims.ts';
import { createResumeReader, draftQuestion } from './draft-question.ts';
import { draft, draftAnswer } from './schemas.ts';

/** Writes to one lead: a first message with two subjects, two follow-ups, and questions that would make it better. */
const writer: Plugin = {
  name: 'writer',
  apiVersion: 1,
  description: 'Drafts a message whose every claim is proven by the résumé or by the company’s own words.',
  apply(scope) {
    scope.addPrompt(new URL('./prompts/write.draft.md', import.meta.url));
    scope.addAgent(createWriter(scope));
  },
};

export default writer;

function createWriter(scope: Scope): Agent<WriteInput, Draft> {
  const readResume = createResumeReader(scope.text);
  return {
    id: 'writer',
    title: 'Writer',
    description: 'Drafts the message, its follow-ups and the questions that only the user can answer.',
    role: 'writer',
    timeoutSeconds: 180,
    output: draft,
    async run(input, run) {
      const question = draftQuestion(input, readResume(input), scope.text);
      const instructions = await scope.prompt('write.draft', { reader: question.reader, isFirstAngle: question.angle === 0, isRevision: question.critique.length > 0 });
      const answer = await run.model.generateObject<DraftAnswer>({ task: 'write.draft', instructions, input: question, schema: draftAnswer });
      const problem = problemOf(answer);
      if (problem !== undefined) scope.fail('answer_invalid', { who: `The model behind the writer (${run.model.label})`, what: 'a draft', problems: problem });
      const claims = checkClaims(answer, input);
      const dropped = answer.claims.length - claims.length;
      if (dropped > 0) run.log.warn(`${dropped} of ${answer.claims.length} claims of the draft for ${input.lead.company} were dropped: their quote does not stand in their source`);
      run.progress(`${input.lead.company}: drafted for ${question.person ?? 'the team'} (${question.reader})`);
      const answers = new Map(question.answers.map(({ id, answer: words }) => [id, words]));
      return {
        reader: question.reader,
        subjectA: answer.subjectA,
        subjectB: answer.subjectB,
        body: answer.body,
        followUps: answer.followUps.toSorted((a, b) => a.day - b.day),
        claims,
        questions: answer.questions.map(({ id, text }) => ({ id, text, answer: answers.get(id) ?? null })),
      };
    },
  };
}

/** What a schema cannot say. */
function problemOf({ subjectA, subjectB, followUps }: DraftAnswer): string | undefined {
  if (subjectA.trim().toLowerCase() === subjectB.trim().toLowerCase()) return 'both subjects are the same';
  if (new Set(followUps.map(({ day }) => day)).size < 2) return 'the follow-ups are not for day 3 and day 7';
  return undefined;
}

import type { DraftQuestion, FindingsQuestion, Plugin, PropositionQuestion } from '../../../core/index.ts';
import { matchProposition } from './rules/match-proposition.ts';
import { researchFindings } from './rules/research-findings.ts';
import { writeDraft } from './rules/write-draft.ts';

interface Rule {
  /** Keys without which the question is not one of this task. */
  readonly needs: readonly string[];
  readonly answer: (question: never) => unknown;
}

/** Every task it knows, and the rule that answers it. README.md says in plain words what each does. */
const rules: Readonly<Record<string, Rule>> = {
  'research.findings': { needs: ['phase', 'company', 'documents'], answer: (question: FindingsQuestion) => researchFindings(question) },
  'match.proposition': { needs: ['company', 'shared', 'achievements'], answer: (question: PropositionQuestion) => matchProposition(question) },
  'write.draft': { needs: ['company', 'reader', 'sender', 'facts', 'shared', 'achievements', 'answers', 'angle'], answer: (question: DraftQuestion) => writeDraft(question) },
};

/** A backend without a model: published rules over the structured input. The same question always gets the same answer. */
const offline: Plugin = {
  name: 'offline',
  apiVersion: 1,
  description: 'Answers by published rules, without a model and without a network.',
  apply(scope) {
    scope.addBackend({
      id: 'offline',
      label: 'offline rules',
      remote: false,
      async generateObject({ task, input, signal }) {
        signal.throwIfAborted();
        const rule = rules[task];
        if (rule === undefined) {
          return scope.fail('plugin_says', {
            message: `The offline rules do not know the task "${task}".`,
            help: `They know ${Object.keys(rules).join(', ')}. Give the agent that asks another backend in config.json.`,
          });
        }
        const missing = rule.needs.filter((key) => typeof input !== 'object' || input === null || !(key in input));
        if (missing.length > 0) {
          return scope.fail('plugin_says', {
            message: `A question for the task "${task}" lacks ${missing.join(', ')}.`,
            help: 'core/contracts/tasks.ts says what a question holds. Report this to the author of the agent that asked.',
          });
        }
        return { value: rule.answer(input as never), usage: { inputTokens: 0, outputTokens: 0 } };
      },
    });
  },
};

export default offline;

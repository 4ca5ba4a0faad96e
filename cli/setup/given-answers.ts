import type { Settings } from '../../core/config/settings.ts';
import { createError } from '../../core/errors.ts';
import { answerIn, presetQuestion, type Question, questions, tidyAnswer } from '../../core/setup/sender-questions.ts';
import type { Answer } from './store-answers.ts';

/** What flags, environment and file say already; the flags win. Throws `setup_invalid`, naming the flags of all that is wrong. */
export function givenAnswers(options: Readonly<Record<string, unknown>>, settings: Settings): readonly Answer[] {
  const wrong: { readonly what: string; readonly flag: string; readonly reason: string }[] = [];
  const answers = [...questions, presetQuestion].flatMap((question) => {
    const flag = options[question.option];
    const value = typeof flag === 'string' && flag.trim() !== '' ? tidyAnswer(flag) : answerIn(settings, question);
    if (value === null) return [];
    const reason = question.problem(value);
    if (reason !== undefined) wrong.push({ what: capital(question.what), flag: question.flag, reason });
    return [{ question, value }];
  });
  if (wrong.length > 0) throw createError('setup_invalid', { wrong });
  return answers;
}

/** The questions that nobody has answered yet. */
export function openQuestions(answers: readonly Answer[]): readonly Question[] {
  return questions.filter((question) => !answers.some((answer) => answer.question === question));
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

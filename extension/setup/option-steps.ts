// Options that can be many, asked without a long way: a list of all with their values, and then the one that is chosen.
import { masked } from '../../core/mask.ts';
import type { Answers, Choice, PickStep, Step } from './quick-steps.ts';

export interface Option {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly required: boolean;
  readonly secret: boolean;
  readonly choices?: readonly string[];
  /** The value in force; of a secret anything but the secret. */
  readonly present: string | undefined;
  readonly problem: (answer: string) => string | undefined;
  /** A folder or file, which can be looked for. */
  readonly browse?: { readonly files: boolean; readonly folders: boolean };
}

export interface OptionWords {
  readonly done: string;
  readonly doneDetail: string;
  readonly choose: string;
  readonly required: string;
  readonly notSet: string;
  /** Of a secret that is stored: an empty answer keeps it. */
  readonly keep: string;
}

const done = '=done';
const which = '=option';

/** The steps that these answers lead to, of the plugin or choice that they are `about`. While it `mayEnd`, the list begins with a line that changes nothing more. */
export function optionSteps(about: string, options: readonly Option[], answers: Answers, words: OptionWords, mayEnd = true): readonly [] | readonly [Step] | readonly [Step, Step] {
  if (options.length === 0) return [];
  const list: PickStep = { kind: 'pick', name: which, about, prompt: words.choose, choices: () => [...(mayEnd ? [{ label: words.done, icon: 'check', detail: words.doneDetail, value: done }] : []), ...listOf(options, answers, words)] };
  const chosen = options.find(({ name }) => name === answers[which]);
  return chosen === undefined ? [list] : [list, { ...stepFor(chosen, words), about }];
}

/** What was answered, by option, without the choice that led there. An empty answer to a secret means the one that is stored. */
export function answersOf(options: readonly Option[], answers: Answers): Answers {
  return Object.fromEntries(options.flatMap(({ name, secret }) => {
    const answer = answers[name];
    return answer === undefined || (secret && answer === '') ? [] : [[name, answer] as const];
  }));
}

function listOf(options: readonly Option[], answers: Answers, words: OptionWords): readonly Choice[] {
  return options.map(({ name, title, description, required, secret, present }) => {
    const value = answers[name] === undefined || (secret && answers[name] === '') ? present : answers[name];
    return { label: required ? `${title} (${words.required})` : title, description: value === undefined || value === '' ? words.notSet : secret ? masked : value, detail: description, value: name };
  });
}

function stepFor({ name, title, description, required, secret, choices, present, problem, browse }: Option, words: OptionWords): Step {
  const label = required ? `${title} (${words.required})` : title;
  if (choices !== undefined) return { kind: 'pick', name, prompt: description === '' ? label : `${label}: ${description}`, present, choices: () => choices.map((choice) => ({ label: choice, value: choice })) };
  const hint = secret && present !== undefined ? { placeholder: words.keep } : {};
  return {
    kind: 'text',
    name,
    prompt: description === '' ? label : `${label}: ${description}`,
    secret,
    present: secret ? undefined : present,
    problem: (answer) => (secret && answer === '' && present !== undefined ? undefined : problem(answer)),
    ...hint,
    ...(browse === undefined ? {} : { browse }),
  };
}

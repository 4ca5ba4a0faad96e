// Options that can be many, asked without a long way: only what is missing, and then a list of all with their values, from which any can be changed.
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
const turn = (index: number) => `=change ${index}`;

/** The steps that these answers lead to; `taken` is what they come to in the end. */
export function optionSteps(options: readonly Option[], answers: Answers, words: OptionWords): readonly Step[] {
  const missing = options.filter(({ required, present }) => required && present === undefined);
  const steps: Step[] = missing.map((option) => stepFor(option, words));
  if (missing.some(({ name }) => answers[name] === undefined) || options.length === missing.length) return steps;
  for (let index = 1; ; index += 1) {
    steps.push({ kind: 'pick', name: turn(index), prompt: words.choose, choices: () => listOf(options, answers, words) } satisfies PickStep);
    const chosen = options.find(({ name }) => name === answers[turn(index)]);
    if (chosen === undefined) return steps;
    steps.push(stepFor(chosen, words));
    if (answers[chosen.name] === undefined) return steps;
  }
}

/** What was answered, by option, without the turns that led there. An empty answer to a secret means the one that is stored. */
export function answersOf(options: readonly Option[], answers: Answers): Answers {
  return Object.fromEntries(options.flatMap(({ name, secret }) => {
    const answer = answers[name];
    return answer === undefined || (secret && answer === '') ? [] : [[name, answer] as const];
  }));
}

function listOf(options: readonly Option[], answers: Answers, words: OptionWords): readonly Choice[] {
  return [
    { label: words.done, icon: 'check', detail: words.doneDetail, value: done },
    ...options.map(({ name, title, description, required, secret, present }) => {
      const value = answers[name] === undefined || (secret && answers[name] === '') ? present : answers[name];
      return { label: required ? `${title} (${words.required})` : title, description: value === undefined || value === '' ? words.notSet : secret ? masked : value, detail: description, value: name };
    }),
  ];
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

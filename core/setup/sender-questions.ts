// What setup asks about the user, one thing at a time; each can also be given as a flag or an environment variable.
import { presets, type Settings } from '../config/settings.ts';
import { sayInWords, settingsSchema } from '../config/settings-schema.ts';
import { parseEmailAddress } from '../domain/email-address.ts';
import { type JsonSchema, validate } from '../validate.ts';

export interface Question {
  readonly path: readonly [section: string, name: string] | readonly [name: string];
  /** As it is called in a sentence: "Setup needs your name". */
  readonly what: string;
  readonly prompt: string;
  readonly flag: string;
  /** How commander names the flag's value. */
  readonly option: string;
  readonly environmentName: string;
  /** What is wrong with an answer, or undefined. */
  readonly problem: (answer: string) => string | undefined;
}

export const questions: readonly [name: Question, email: Question, mailingAddress: Question] = [
  {
    path: ['sender', 'name'],
    what: 'your name',
    prompt: 'Your name, as your readers see it',
    flag: '--sender-name',
    option: 'senderName',
    environmentName: 'SENDER__NAME',
    problem: (answer) => settingProblem(['sender', 'name'], answer),
  },
  {
    path: ['sender', 'email'],
    what: 'the address that you write from',
    prompt: 'The mail address that you write from',
    flag: '--sender-email',
    option: 'senderEmail',
    environmentName: 'SENDER__EMAIL',
    problem: (answer) => parseEmailAddress(answer).problem ?? settingProblem(['sender', 'email'], answer),
  },
  {
    path: ['sender', 'mailingAddress'],
    what: 'your postal address',
    prompt: 'Your postal address (it stands below every message: the law of many countries wants it)',
    flag: '--mailing-address',
    option: 'mailingAddress',
    environmentName: 'SENDER__MAILING_ADDRESS',
    problem: (answer) => settingProblem(['sender', 'mailingAddress'], answer),
  },
];

/** Asked of nobody, since everything works with its default; given as a flag or variable it is taken. */
export const presetQuestion: Question = {
  path: ['preset'],
  what: 'the preset',
  prompt: `Preset (${presets.join(', ')})`,
  flag: '--preset',
  option: 'preset',
  environmentName: 'OUTREACH__PRESET',
  problem: (answer) => settingProblem(['preset'], answer),
};

/** An answer as it is stored: one line. */
export function tidyAnswer(answer: string): string {
  return answer.trim().replaceAll(/\s*[\r\n]+\s*/g, ', ');
}

/** The answer that the settings hold already. */
export function answerIn(settings: Settings, { path }: Question): string | null {
  const value = path.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], settings);
  return typeof value === 'string' ? value : null;
}

/** Whether a value fits its setting, said without the setting's name. */
function settingProblem(path: readonly string[], answer: string): string | undefined {
  const { default: _, ...schema } = path.reduce<JsonSchema>((part, key) => (part['properties'] as Record<string, JsonSchema>)[key] ?? {}, settingsSchema);
  const checked = validate(schema, answer);
  return checked.ok ? undefined : sayInWords(checked.problems.replaceAll('the value ', 'it '));
}

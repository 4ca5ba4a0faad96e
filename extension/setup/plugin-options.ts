// What a plugin asks for, by its own schema: options that stand in config.json, and secrets that never do.
import type { GivenSetting } from '../../core/config/environment-settings.ts';
import type { Settings } from '../../core/config/settings.ts';
import type { PluginRecord } from '../../core/kernel/kernel.ts';
import { secretName as nameOfSecret } from '../../core/kernel/secret-name.ts';
import { services } from '../../core/setup/service-keys.ts';
import { answersOf, type Option } from './option-steps.ts';
import type { Answers } from './quick-steps.ts';
import { questionsOf, type SchemaQuestion } from './schema-questions.ts';

export interface PluginOption extends Option {
  /** Undefined for a secret that the schema knows nothing of. */
  readonly question?: SchemaQuestion;
  /** Where it is kept, when it is a secret: `plugin/smtp/password`. */
  readonly secretName: string;
}

type Asked = Pick<PluginRecord, 'name' | 'options' | 'origin'>;

/** Whether setup has anything to ask for this plugin. */
export function hasOptions({ name, options, origin }: Asked): boolean {
  return questionsOf(options ?? {}, {}).length > 0 || servicesOf(origin, name).length > 0;
}

/** `present` are its options as the engine gives them to it; `known` are the names of the secrets that there are. */
export function optionsOf({ name, options, origin }: Asked, present: Readonly<Record<string, unknown>>, known: readonly string[]): readonly PluginOption[] {
  const stored = (secretName: string) => (known.includes(secretName) ? 'stored' : undefined);
  const ofSchema = questionsOf(options ?? {}, present).map((question): PluginOption => {
    const secretName = nameOfSecret(origin, name, question.name);
    const service = services.find(({ secret }) => secret === secretName);
    return {
      name: question.name,
      title: question.title,
      description: question.description,
      required: question.required,
      secret: question.secret,
      present: question.secret ? stored(secretName) : question.present,
      problem: (answer) => question.problem(answer) ?? (answer === '' ? undefined : service?.problem(answer)),
      question,
      secretName,
      ...(question.choices === undefined ? {} : { choices: question.choices }),
      ...(/(?:^|[a-z])(?:folder|file|path|directory)$/i.test(question.name) ? { browse: { files: /(?:file|path)$/i.test(question.name), folders: !/file$/i.test(question.name) } } : {}),
    };
  });
  const ofServices = servicesOf(origin, name)
    .filter(({ secret }) => !ofSchema.some(({ secretName }) => secretName === secret))
    .map(({ secret, what, problem }): PluginOption => ({ name: secret.slice(nameOfSecret(origin, name, '').length), title: what, description: '', required: false, secret: true, present: stored(secret), problem: (answer) => (answer === '' ? undefined : problem(answer)), secretName: secret }));
  return [...ofSchema, ...ofServices];
}

/** Keys of services that we know, of the plugin that is called so: an extension that takes the name is another. */
function servicesOf(origin: PluginRecord['origin'], plugin: string): typeof services {
  const own = nameOfSecret(origin, plugin, '');
  return services.filter(({ secret }) => secret.startsWith(own));
}

/** What the answers change: settings, and secrets by name. An option that was emptied is taken away. */
export function changesOf(plugin: string, options: readonly PluginOption[], answers: Answers, { plugins }: Pick<Settings, 'plugins'>): { readonly settings: readonly GivenSetting[]; readonly secrets: Readonly<Record<string, string>> } {
  const given = Object.entries(answersOf(options, answers)).flatMap(([name, answer]) => {
    const option = options.find((each) => each.name === name);
    return option === undefined ? [] : [{ option, answer }];
  });
  return {
    settings: given.flatMap(({ option: { secret, name, question }, answer }) => {
      const value = question?.read(answer);
      const isAway = value === undefined && plugins[plugin]?.[name] === undefined;
      return secret || question === undefined || isAway ? [] : [{ where: 'setup', path: ['plugins', plugin, name], value }];
    }),
    secrets: Object.fromEntries(given.filter(({ option }) => option.secret).map(({ option, answer }) => [option.secretName, answer])),
  };
}

// What the core says is English, and is said in the language of the editor when it is shown there. So everything that it says there is translated into each language that is shipped.
import { type ErrorCode, errorTable } from '../../core/errors.ts';
import { createTranslator, type SentenceCatalogue } from '../../extension/host/translated-sentence.ts';
import type { ErrorTexts } from '../../extension/host/translated-error.ts';
import { questionsOf } from '../../extension/setup/schema-questions.ts';
import * as plugins from '../../plugins/index.ts';
import { coreSentences } from '../support/core-sentences.ts';
import { detailsOf, detailsShownBy, namesIn } from '../support/error-details.ts';
import { allCoreTexts, isMadeOf, isSentence, wordsForPeople } from '../support/words-for-people.ts';
import type { Rule } from './rule.ts';
import { sources, type Tree } from './tree.ts';

const codes = Object.keys(errorTable) as ErrorCode[];

export const languageRules: readonly Rule[] = [
  {
    sentence: 'every error is translated into each language: by its code, or by its sentences where the core has put numbers into words',
    check(tree) {
      const breaches = languages(tree).flatMap(({ language, errors, core }) => [
        ...codes.filter((code) => !(code in errors)).flatMap((code) => sentencesOfError(tree, code).filter((each) => !(each in core)).map((each) => `${language} lacks ${code}, and its sentence "${each}"`)),
        ...Object.keys(errors).filter((code) => !(code in errorTable)).map((code) => `${language} has ${code}, and there is no such error`),
      ]);
      return { guarded: codes.length * languages(tree).length, breaches };
    },
  },
  {
    sentence: 'a translated error says what its English words say, and puts in nothing that the error does not have',
    check(tree) {
      const all = languages(tree).flatMap(({ language, errors }) => Object.entries(errors).map(([code, texts]) => ({ language, code: code as ErrorCode, said: namesIn(`${texts.message} ${texts.help}`) }))).filter(({ code }) => code in errorTable);
      return {
        guarded: all.length,
        breaches: all.flatMap(({ language, code, said }) => [
          ...said.filter((name) => !detailsOf(code).includes(name)).map((name) => `${language} puts {${name}} into ${code}, which has none`),
          ...detailsShownBy(code).filter((name) => !said.includes(name)).map((name) => `${language} does not say {${name}} of ${code}`),
        ]),
      };
    },
  },
  {
    sentence: 'every sentence that the core or a plugin makes for people is translated into each language',
    check(tree) {
      const made = wordsForPeople(tree);
      const breaches = languages(tree).flatMap(({ language, core }) => made.filter(({ text }) => !(text in core)).map(({ path, line, text }) => `${path}:${line} says "${text}", and ${language} does not`));
      return { guarded: made.length, breaches };
    },
  },
  {
    sentence: 'what a plugin of ours asks in setup is translated into each language',
    check(tree) {
      const asked = Object.values(plugins).flatMap(({ name, description, options }) => [description, ...questionsOf(options ?? {}, {}).flatMap((question) => [question.title, question.description])].filter((text) => text !== undefined && text !== '').map((text) => ({ name, text: String(text) })));
      const breaches = languages(tree).flatMap(({ language, core, say }) => asked.filter(({ text }) => say(text) === text && !(text in core)).map(({ name, text }) => `${language} does not say "${text}" of ${name}`));
      return { guarded: asked.length, breaches };
    },
  },
  {
    sentence: 'no translation is left over: each is of a sentence that there is, and keeps what is put in',
    check(tree) {
      const texts = allCoreTexts(tree);
      const all = languages(tree).flatMap(({ language, core }) => Object.entries(core).map(([english, translation]) => ({ language, english, translation })));
      return {
        guarded: all.length,
        breaches: [
          ...all.filter(({ english }) => !texts.has(english) && !isMadeOf(texts, english)).map(({ language, english }) => `${language} translates "${english}", which nothing says`),
          // A command of the command line becomes one of the editor, which takes nothing with it.
          ...all.filter(({ english, translation }) => namesIn(english.replaceAll(/"outreach [^"]*"/g, '')).some((name) => !namesIn(translation).includes(name)) || namesIn(translation).some((name) => !namesIn(english).includes(name))).map(({ language, english }) => `${language} does not keep what is put into "${english}"`),
        ],
      };
    },
  },
  {
    sentence: 'a translation names the commands of the editor as they are called there',
    check(tree) {
      const all = languages(tree).flatMap(({ language, titles, errors, core }) => [...Object.values(core), ...Object.values(errors).flatMap(({ message, help }) => [message, help])].map((text) => ({ language, text, titles })));
      const breaches = all.flatMap(({ language, text, titles }) => [
        ...[...text.matchAll(/[„“"»«]Outreach: ([^“”"«»]+)[“”"«»]/g)].filter(([, title = '']) => !titles.has(title)).map(([said]) => `${language} names ${said}`),
        ...(/"outreach [a-z]|--(?:home|resume|venue|from)\b/.test(text) ? [`${language} speaks of the command line: ${text}`] : []),
      ]);
      return { guarded: all.length, breaches };
    },
  },
];

interface Language {
  readonly language: string;
  readonly errors: ErrorTexts;
  /** By the English sentence, without what the catalogue says of what is put in. */
  readonly core: SentenceCatalogue;
  readonly say: (text: string) => string;
  /** Of commands. */
  readonly titles: ReadonlySet<string>;
}

/** Those that package.json's words are translated into. */
function languages({ files }: Tree): readonly Language[] {
  return [...files.keys()].flatMap((path) => /^extension\/l10n\/package\.nls\.([\w-]+)\.json$/.exec(path)?.[1] ?? []).map((language) => {
    const json = <Texts>(name: string) => JSON.parse(files.get(`extension/l10n/${name}.${language}.json`) ?? '{}') as Texts;
    const catalogue = json<SentenceCatalogue>('core');
    const titles = Object.entries(json<Readonly<Record<string, string>>>('package.nls')).flatMap(([key, title]) => (key.startsWith('command.') ? [title] : []));
    const core = Object.fromEntries(Object.entries(catalogue).map(([english, words]) => [english.replaceAll(':number}', '}'), words]));
    return { language, errors: json<ErrorTexts>('errors'), core, say: createTranslator(catalogue), titles: new Set(titles) };
  });
}

/** Of its row in the table, and of what the table says in all rows: amounts, and whose a budget is. */
function sentencesOfError(tree: Tree, code: ErrorCode): readonly string[] {
  const table = sources(tree, /^core\/errors\.ts$/).flatMap((source) => coreSentences(source, ({ property = code }) => property in errorTable && property !== code));
  return table.map(({ text }) => text).filter(isSentence);
}

// What the editor is told of in extension/contributions.ts, and what the sources do, are the same. That each command is registered is seen in the editor: test/vscode/scenarios/activation.ts.
import { settings } from '../../extension/contributions.ts';
import type { Rule } from './rule.ts';
import { type Source, sources, type Tree } from './tree.ts';

const contributions = 'extension/contributions.ts';

export const editorRules: readonly Rule[] = [
  {
    sentence: 'every setting that the extension reads is contributed',
    check(tree) {
      const read = parts(tree).flatMap(({ path, text }) =>
        /getConfiguration\(['"`]outreach['"`]/.test(text) ? [...text.matchAll(/\.(?:get|inspect|update)(?:<[^>]*>)?\(['"`]([\w.-]+)['"`]/g)].filter(([whole, name]) => isOfSettings(text, whole, String(name))).map(([, name]) => ({ path, name: String(name) })) : [],
      );
      return { guarded: read.length, breaches: read.filter(({ name }) => !(name in settings)).map(({ path, name }) => `${path} reads outreach.${name}`) };
    },
  },
  {
    sentence: 'the front end speaks through the one log that masks: only extension/host/log-channels.ts has a channel in hand, and nobody writes to the console',
    check(tree) {
      const channels = parts(tree).filter(({ text }) => /\b(?:createOutputChannel|LogOutputChannel|OutputChannel)\b|\bconsole\s*\./.test(text));
      return { guarded: channels.length, breaches: channels.filter(({ path }) => path !== 'extension/host/log-channels.ts').map(({ path }) => `${path} writes past the mask: speak through host.logs.log`) };
    },
  },
  {
    sentence: 'messages go out through extension/host/notify.ts, which makes no link of what a stranger calls itself',
    check(tree) {
      const speaking = parts(tree).filter(({ text }) => /\bshow(?:Information|Warning|Error)Message\b|\bnotify\.\w+\(/.test(text));
      return { guarded: speaking.length, breaches: speaking.filter(({ path, text }) => path !== 'extension/host/notify.ts' && /\bshow(?:Information|Warning|Error)Message\b/.test(text)).map(({ path }) => `${path} shows a message of its own: notify`) };
    },
  },
  {
    sentence: 'no row of a quick pick has an icon in its label, where a screen reader reads it aloud: it is its iconPath',
    check(tree) {
      const rows = parts(tree).filter(({ text }) => /\bQuickPickItem\b|\bChoice\b/.test(text));
      return { guarded: rows.length, breaches: rows.filter(({ text }) => /\blabel: (?:l10n\.t\()?['"`]\$\(/.test(text)).map(({ path }) => `${path} puts an icon into a label`) };
    },
  },
  {
    sentence: 'what a person reads in the editor can be translated: no message, title, prompt or label is a bare literal',
    check(tree) {
      const shown = parts(tree).filter(({ path }) => path !== 'extension/manifest.ts').flatMap(({ path, text }) => [...text.matchAll(shownLiteral)].map(([, , words = '']) => ({ path, words: words.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}|\$\([\w~-]+\)/g, '') })));
      return { guarded: shown.length, breaches: shown.filter(({ words }) => /\p{L}{2}/u.test(words) && !isExample(words)).map(({ path, words }) => `${path} says "${words}" in one language: l10n.t`) };
    },
  },
];

/** What is given to a message at once, or under a name whose text the editor draws. */
const shownLiteral = /(?:\bnotify\.\w+\(\s*|\b(?:title|prompt|placeHolder|placeholder|openLabel|saveLabel|detail|tooltip|message|label|spoken): )(['"`])((?:(?!\1).)*)\1/g;

/** `ada@example.org` and `smtp.example.org:587` are the same in every language. */
function isExample(words: string): boolean {
  return /^\S*(?:@|\w\.\w)\S*$/.test(words);
}

function parts(tree: Tree): readonly Source[] {
  return sources(tree, /^extension\//).filter(({ path }) => path !== contributions);
}

/** Maps and stores of the editor have a `get` as well: a setting is read from what `getConfiguration` answers, in one go or by a name given to it. */
function isOfSettings(text: string, call: string, name: string): boolean {
  const before = text.slice(0, text.indexOf(call, text.search(/getConfiguration/)));
  const owner = /(\w+|\))$/.exec(before)?.[1];
  return owner === ')' ? /getConfiguration\(['"`]outreach['"`]\)$/.test(before) : name in settings || new RegExp(`\\b${String(owner)} = workspace\\.getConfiguration`).test(text);
}

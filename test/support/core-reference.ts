// Writes the part of core/README.md that must say what the sources say: `npm run docs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createError, type ErrorCode, errorTable } from '../../core/errors.ts';
import { askedMoments, toldMoments } from '../../core/kernel/hooks.ts';

const root = join(import.meta.dirname, '../..');
const readme = join(root, 'core/README.md');
const begin = '<!-- written by `npm run docs` from the sources: do not edit below -->';

/** The whole file as it should be: what people wrote, and below it what the sources say. */
export function coreReadme(): string {
  const [written = ''] = readFileSync(readme, 'utf8').split(begin);
  return `${written}${begin}\n\n${[hooks(), scope(), contracts(), errors()].join('\n\n')}\n`;
}

function hooks(): string {
  const source = read('core/kernel/hooks.ts');
  const comment = (moment: string) => cell(new RegExp(`/\\*\\* (?:Asks|Tells): ([^*]+) \\*/\\n +${moment}: `).exec(source)?.[1]);
  const payload = (moment: string) => (new RegExp(`\\n  ${moment}: \\{ (.+) \\};`).exec(source)?.[1] ?? '').replaceAll('readonly ', '');
  const asked = (moment: string) => /question: \{ (.+?) \}; answer: (.+)/.exec(payload(moment)) ?? [];
  return [
    '## Hooks',
    '',
    'Asked: reviewers are asked one after another, in the order in which plugins were loaded. `undefined` passes the question on; `null` is not an answer.',
    '',
    table(['asks', 'question', 'answer', 'what it is'], askedMoments.map((moment) => [code(moment), code(asked(moment)[1]), code(asked(moment)[2]), comment(moment)])),
    '',
    'Told: every listener is told, whatever the others do. After a crash a moment may be told again, with the same `eventId`.',
    '',
    table(['tells', 'payload (and `eventId`, `at`)', 'when'], toldMoments.map((moment) => [code(moment), code(payload(moment)), comment(moment)])),
  ].join('\n');
}

function scope(): string {
  return ['## Scope', '', 'Everything that a plugin may use.', '', table(['member', 'what it is'], membersOf('core/kernel/plugin.ts', 'Scope').map(({ member, doc }) => [code(member), doc]))].join('\n');
}

function contracts(): string {
  const files = ['agent', 'backend', 'prompt', 'tool', 'transport', 'mailbox', 'venue', 'web', 'text-tools', 'ports'];
  const rows = files.flatMap((file) => {
    const source = read(`core/contracts/${file}.ts`);
    return [...source.matchAll(/(?:\/\*\* ([^\n]*?) \*\/\n)?export interface (\w+)/g)].map(([, doc, name]) => [code(name), `[${file}.ts](contracts/${file}.ts)`, cell(doc)]);
  });
  return ['## Contracts', '', table(['interface', 'file', 'what it is'], rows)].join('\n');
}

function errors(): string {
  const rows = (Object.keys(errorTable) as ErrorCode[]).filter((each) => each !== 'plugin_says').map((each) => {
    const { message, help } = textsOf(each);
    return [code(each), errorTable[each].family, cell(message), cell(help)];
  });
  return ['## Errors', '', 'A code with what happened and what to do now. `plugin_says` carries a plugin\'s own words.', '', table(['code', 'family', 'message', 'help'], rows)].join('\n');
}

/** The texts of an error with the names of its details in their places. */
function textsOf(each: ErrorCode): { readonly message: string; readonly help: string } {
  const shapes = [(name: string) => [placeholder(name)], (name: string) => `{${name}}`, () => 3];
  for (const shape of shapes) {
    try {
      const { message, help } = createError(each, new Proxy({}, { get: (_, name) => (typeof name === 'string' ? shape(name) : undefined) }) as never);
      return { message: message.replaceAll('NaN', '…'), help: help.replaceAll('NaN', '…') };
    } catch (thrown) {
      if (!(thrown instanceof TypeError)) throw thrown; // this kind of value does not fit this row: try the next
    }
  }
  throw new Error(`no details fit ${each}`);
}

/** Prints as `{name}`; each property of it prints as its own name. */
function placeholder(name: string): object {
  return new Proxy(Object(`{${name}}`) as Record<string, unknown>, {
    get(text, property) {
      const own = Reflect.get(text, property) as unknown;
      if (typeof own === 'function') return own.bind(text) as unknown;
      return own === undefined && typeof property === 'string' ? `{${property}}` : own;
    },
  });
}

/** The members of an interface with the comment above each. */
export function membersOf(file: string, name: string): readonly { readonly member: string; readonly doc: string }[] {
  const body = new RegExp(`export interface ${name}\\b[^{]*\\{\\n([\\s\\S]*?)\\n\\}`).exec(read(file))?.[1] ?? '';
  return [...body.matchAll(/(?: {2}\/\*\* (.+?) \*\/\n)? {2}(?:readonly )?(\w+)[^\n]*/g)].map(([, doc, member]) => ({ member: String(member), doc: cell(doc) }));
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function code(text: string | undefined): string {
  return text === undefined || text === '' ? '' : `\`${text.replaceAll('|', '\\|')}\``;
}

function cell(text: string | undefined): string {
  return (text ?? '').replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

if (import.meta.main) writeFileSync(readme, coreReadme());

import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { PromptVariables } from '../contracts/prompt.ts';
import { createError, isOutreachError, type OutreachError } from '../errors.ts';
import { reasonOfFileError } from '../files/reason-of-file-error.ts';
import { parseYaml } from '../parse/parse-yaml.ts';
import { type JsonSchema, validate } from '../validate.ts';
import { readTemplate } from './template.ts';

/** A prompt as its file says it. */
export interface PromptText {
  readonly version: string;
  /** The first 12 hex digits of the SHA-256 of the whole file, line ends as `\n`. */
  readonly hash: string;
  /** What it is filled with: all of these, and nothing else. */
  readonly variables: readonly string[];
  fill(variables: PromptVariables): string;
}

const largestFile = 64 * 1024;

/** Reads and checks a prompt's file. Rejects with `prompt_invalid`; undefined when there is no such file. */
export async function readPromptFile(path: string, isOwn: boolean): Promise<PromptText | undefined> {
  const invalid = (reason: string, line: number | null = null) => createError('prompt_invalid', { file: path, line, reason, isOwn });
  try {
    // Opened once and looked at then, so that what is read is what was measured.
    const file = await open(path, 'r');
    try {
      const stats = await file.stat();
      if (!stats.isFile()) throw invalid('it is no file');
      if (stats.size > largestFile) throw invalid(`it is ${stats.size} bytes long, more than ${largestFile}`);
      return readPromptText(await file.readFile('utf8'), invalid);
    } finally {
      await file.close();
    }
  } catch (thrown) {
    if (isOutreachError(thrown)) throw thrown;
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw invalid(reasonOfFileError(thrown));
  }
}

const frontMatter: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['version'],
  properties: {
    version: { type: 'integer', minimum: 1, maximum: 1_000_000 },
    variables: { type: 'array', uniqueItems: true, maxItems: 20, default: [], items: { type: 'string', pattern: '^[a-z][a-zA-Z]{0,30}$' } },
  },
};

function readPromptText(written: string, invalid: (reason: string, line?: number) => OutreachError): PromptText {
  // A file that went through Windows says the same.
  const text = written.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const [head, matter] = /^---\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/.exec(text) ?? [];
  if (head === undefined) throw invalid('it does not begin with front matter: a line "---", a line "version: 1", a line "---"', 1);
  const parsed = parseYaml(matter ?? '');
  if (!parsed.ok) throw invalid(`its front matter is malformed: ${parsed.reason}`, parsed.line + 1);
  const checked = validate<{ readonly version: number; readonly variables: readonly string[] }>(frontMatter, parsed.value ?? {});
  if (!checked.ok) throw invalid(`its front matter is not valid: ${checked.problems}`, 1);
  const { version, variables } = checked.value;

  const body = text.slice(head.length);
  const linesBefore = head.split('\n').length - (head.endsWith('\n') ? 1 : 0);
  if (body.trim() === '') throw invalid('it says nothing below its front matter', linesBefore + 1);
  const read = readTemplate(body);
  if (!read.ok) throw invalid(read.reason, linesBefore + read.line);
  const { uses, fill } = read.template;
  for (const [name, line] of uses) if (!variables.includes(name)) throw invalid(`it uses the variable "${name}", which its front matter does not name`, linesBefore + line);
  return { version: String(version), hash: createHash('sha256').update(text).digest('hex').slice(0, 12), variables, fill: (given) => tidy(fill(given)) };
}

/** What was not chosen leaves no hole: one empty line between paragraphs, and none at the ends. */
function tidy(text: string): string {
  return text.replace(/\n(?:[ \t]*\n){2,}/g, '\n\n').trim();
}

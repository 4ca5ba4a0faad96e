// The options of a plugin, as questions: whatever it brings, built-in or not, its JSON schema is all that setup knows of it.
import { sayInWords } from '../../core/config/settings-schema.ts';
import { isSecretName } from '../../core/is-secret-name.ts';
import { type JsonSchema, validate } from '../../core/validate.ts';
import type { Option } from './option-steps.ts';

/** Its title is the schema's, or the name in words; an empty answer takes the option away. A secret is kept with the secrets: settings never hold one. */
export interface SchemaQuestion extends Omit<Option, 'browse'> {
  /** The value that an answer means; undefined for none. */
  readonly read: (answer: string) => unknown;
}

/** One question for each property of the schema, those that must be answered first. */
export function questionsOf(schema: JsonSchema, present: Readonly<Record<string, unknown>>): readonly SchemaQuestion[] {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const all = Object.entries(propertiesOf(schema)).map(([name, property]) => questionOf(name, property, required.includes(name), present[name]));
  return [...all.filter((each) => each.required), ...all.filter((each) => !each.required)];
}

function propertiesOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  const { properties } = schema;
  return typeof properties === 'object' && properties !== null ? (properties as Readonly<Record<string, JsonSchema>>) : {};
}

function questionOf(name: string, schema: JsonSchema, required: boolean, present: unknown): SchemaQuestion {
  const usual = schema['default'];
  const isNeeded = required && usual === undefined;
  const choices = choicesOf(schema);
  const read = (answer: string) => readAnswer(schema, answer);
  return {
    name,
    title: typeof schema['title'] === 'string' ? schema['title'] : inWords(name),
    description: typeof schema['description'] === 'string' ? schema['description'] : '',
    required: isNeeded,
    secret: schema['writeOnly'] === true || schema['format'] === 'password' || isSecretName(name),
    ...(choices === undefined ? {} : { choices }),
    present: asTyped(present ?? usual),
    problem(answer) {
      if (answer.trim() === '') return isNeeded ? 'it is needed' : undefined;
      const value = read(answer);
      const checked = validate({ ...schema, default: undefined }, value);
      return checked.ok ? undefined : sayInWords(checked.problems.replaceAll('the value ', 'it '));
    },
    read,
  };
}

function choicesOf(schema: JsonSchema): readonly string[] | undefined {
  if (schema['type'] === 'boolean') return ['true', 'false'];
  return Array.isArray(schema['enum']) ? schema['enum'].map(String) : undefined;
}

/** What was typed, as the schema's type has it; what cannot be read so stays the text that it is, and the schema says what is wrong. */
function readAnswer(schema: JsonSchema, answer: string): unknown {
  const text = answer.trim();
  if (text === '') return undefined;
  const listed = Array.isArray(schema['enum']) ? schema['enum'].find((each) => String(each) === text) : undefined;
  if (listed !== undefined) return listed;
  const types = [schema['type']].flat();
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if ((types.includes('number') || types.includes('integer')) && Number.isFinite(Number(text))) return Number(text);
  if (types.includes('array')) return text.split(',').map((each) => readAnswer((schema['items'] ?? {}) as JsonSchema, each)).filter((each) => each !== undefined);
  if (types.includes('object')) return parsed(text);
  return text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text; // the schema says that it is no object
  }
}

function asTyped(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return value.map(String).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** `maxPages` → `Max pages`. */
function inWords(name: string): string {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll(/[_-]+/g, ' ').toLowerCase();
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

import type { ModelTraits } from '../../../core/index.ts';

/** What is known of a model: its traits, and whether a request may force it to use a tool. */
export interface KnownModel extends ModelTraits {
  readonly forcesTools: boolean;
}

/**
 * The newest of the middle line: "the best combination of speed and intelligence" (https://platform.claude.com/docs/en/models/sonnet-5-5/overview),
 * named by the type `Model` of @anthropic-ai/sdk 1.11.
 */
export const defaultModel = 'claude-sonnet-5-5';

const large = { contextTokens: 1_000_000, maxOutputTokens: 128_000, tools: true, objects: 'schema', forcesTools: true } as const satisfies KnownModel;
const small = { ...large, contextTokens: 200_000, maxOutputTokens: 64_000 } as const satisfies KnownModel;
/** It always thinks, and who thinks may not be forced: `tool_choice` `any` or `tool` is answered with status 400. */
const unforced = { ...large, forcesTools: false } as const satisfies KnownModel;
/** Before structured outputs. */
const early = { ...small, objects: 'tool' } as const satisfies KnownModel;

/**
 * By what a name contains; the first that fits counts, so a longer name stands before the one it begins with.
 * Sizes: https://platform.claude.com/docs/en/about-claude/models/overview and the page of each model; structured outputs from 4.5 on:
 * https://platform.claude.com/docs/en/build-with-claude/structured-outputs; forcing: the migration guides of Sonnet 5.5, Opus 5.5 and Fable 5.1.
 */
const models: readonly (readonly [name: string, known: KnownModel])[] = [
  ['claude-sonnet-5-5', unforced],
  ['claude-opus-5-5', unforced],
  ['claude-fable-5-2', unforced],
  ['claude-fable-5-1', unforced],
  ['claude-mythos', unforced],
  ['claude-haiku-5-5', large],
  ['claude-sonnet-5', large],
  ['claude-opus-5', large],
  ['claude-fable-5', large],
  ['claude-opus-4-8', large],
  ['claude-opus-4-7', large],
  ['claude-opus-4-6', large],
  ['claude-sonnet-4-6', large],
  ['claude-opus-4-5', small],
  ['claude-sonnet-4-5', small],
  ['claude-haiku-4-5', small],
  ['claude-opus-4', { ...early, maxOutputTokens: 32_000 }],
  ['claude-sonnet-4', early],
  ['claude-3-7', early],
  ['claude-3-5', { ...early, maxOutputTokens: 8_192 }],
  ['claude-3', { ...early, maxOutputTokens: 4_096 }],
  // One that came after this table: more likely like the newest than like the oldest.
  ['claude-', { ...unforced, contextTokens: null, maxOutputTokens: null }],
];

/** Another provider's, behind an address that speaks this format. */
const stranger: KnownModel = { contextTokens: null, maxOutputTokens: null, tools: null, objects: 'tool', forcesTools: true };

/** What is known of a model by its name; resellers' spellings (`anthropic/claude-sonnet-4.5`) are understood. */
export function knownModel(model: string): KnownModel {
  const spelled = model.toLowerCase().replaceAll('.', '-');
  return models.find(([name]) => spelled.includes(name))?.[1] ?? stranger;
}

import { createError } from '../errors.ts';

/** One of each kind, as people read it. */
export const singular = { agents: 'agent', backends: 'backend', transports: 'transport', mailboxes: 'mailbox', venues: 'venue', prompts: 'prompt', tools: 'tool' } as const;
export type Kind = keyof typeof singular;

/** Many of one kind, one chosen by id. */
export interface Registry<Entry> {
  /** Throws `not_registered`, naming those that exist. */
  get(id: string): Entry;
  has(id: string): boolean;
  /** The plugin that brought the entry. */
  pluginOf(id: string): string;
  ids(): readonly string[];
  all(): readonly Entry[];
}

export interface WritableRegistry<Entry> extends Registry<Entry> {
  /** Throws `plugin_twice` when the id is taken. */
  add(plugin: string, id: string, entry: Entry): void;
}

export function createRegistry<Entry>(kinds: Kind): WritableRegistry<Entry> {
  const kind = singular[kinds];
  const rows = new Map<string, { readonly plugin: string; readonly entry: Entry }>();

  function row(id: string) {
    const found = rows.get(id);
    if (found === undefined) throw createError('not_registered', { kind, id, have: [...rows.keys()].sort() });
    return found;
  }

  return {
    add(plugin, id, entry) {
      const taken = rows.get(id);
      if (taken !== undefined) throw createError('plugin_twice', { kind, id, first: taken.plugin, second: plugin }, { plugin });
      rows.set(id, { plugin, entry });
    },
    get: (id) => row(id).entry,
    has: (id) => rows.has(id),
    pluginOf: (id) => row(id).plugin,
    ids: () => [...rows.keys()].sort(),
    all: () => [...rows.values()].map((found) => found.entry),
  };
}

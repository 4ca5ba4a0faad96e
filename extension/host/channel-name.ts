/** Who loads plugins and guards them is the "kernel" inside, which says nothing to anybody else. */
const known: ReadonlyMap<string, string> = new Map([['outreach', 'Outreach'], ['kernel', 'Outreach: Plugins']]);

/** `research` speaks in "Outreach: Research"; the program itself in "Outreach". */
export function channelName(source: string): string {
  return known.get(source) ?? `Outreach: ${source.slice(0, 1).toUpperCase()}${source.slice(1)}`;
}

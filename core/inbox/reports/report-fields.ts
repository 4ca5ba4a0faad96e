/** Fields of one block of a report, names in lower case; a field that stands there twice has two values. */
export type ReportFields = ReadonlyMap<string, readonly string[]>;

/** Blocks of `Name: value` lines with blank lines between them: `message/delivery-status` (RFC 3464 section 2.1), `message/feedback-report` (RFC 5965 section 3). */
export function reportBlocks(text: string): readonly ReportFields[] {
  const blocks: Map<string, string[]>[] = [];
  let block: Map<string, string[]> | undefined;
  let values: string[] | undefined;
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      block = undefined;
      values = undefined;
      continue;
    }
    const [, name, value] = /^([A-Za-z][A-Za-z0-9-]{0,60})[ \t]{0,4}:(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) {
      if (block === undefined) blocks.push((block = new Map<string, string[]>()));
      const key = name.toLowerCase();
      values = block.get(key) ?? [];
      block.set(key, values);
      values.push(value.trim());
    } else if (values !== undefined) {
      // Servers forget to fold: what is not a field goes on with the one before.
      values.push(`${values.pop() ?? ''} ${line.trim()}`.trim());
    }
  }
  return blocks;
}

/** The first value of a field, without a comment behind it. */
export function fieldOf(block: ReportFields | undefined, name: string): string {
  return block?.get(name)?.[0] ?? '';
}

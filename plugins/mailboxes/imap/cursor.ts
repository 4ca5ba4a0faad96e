/** How far a folder was read: the last UID, which counts under this UIDVALIDITY only. RFC 3501 section 2.3.1.1. */
export interface Position {
  readonly uidValidity: string;
  readonly uid: number;
}

/** Folder → how far it was read. */
export type Positions = ReadonlyMap<string, Position>;

/** JSON of `{ FOLDER: [uidValidity, lastUid] }`. */
export function cursorOf(positions: Positions): string {
  return JSON.stringify(Object.fromEntries([...positions].map(([folder, { uidValidity, uid }]) => [folder, [uidValidity, uid]])));
}

/** Undefined when the text is no cursor of ours. */
export function positionsOf(cursor: string): Positions | undefined {
  const entries = Object.entries(parsed(cursor) ?? { '': null });
  const positions = new Map<string, Position>();
  for (const [folder, value] of entries) {
    const [uidValidity, uid] = Array.isArray(value) ? (value as readonly unknown[]) : [];
    if (typeof uidValidity !== 'string' || typeof uid !== 'number' || !Number.isSafeInteger(uid)) return undefined;
    positions.set(folder, { uidValidity, uid });
  }
  return positions;
}

function parsed(cursor: string): object | undefined {
  try {
    const value: unknown = JSON.parse(cursor);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

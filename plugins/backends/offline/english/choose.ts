/** FNV-1a, 32 bits: the same words give the same number on every machine. */
export function hashOf(words: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < words.length; index += 1) {
    hash ^= words.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  // FNV's low bits are weak for short inputs; fold the high ones in.
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x45d9f3b);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Picks one by the seed, never by chance: the same seed and slot pick the same. */
export function choose<Item>(items: readonly [Item, ...(readonly Item[])], seed: string, slot: string): Item {
  return items[hashOf(`${seed}\u0000${slot}`) % items.length] ?? items[0];
}

/** The items in another order for every seed. */
export function shuffle<Item>(items: readonly Item[], seed: string, slot: string): readonly Item[] {
  return items
    .map((item, index) => ({ item, key: hashOf(`${seed}\u0000${slot}\u0000${index}`) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

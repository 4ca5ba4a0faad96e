// Long lists are shown page by page: a tree of 130,000 siblings is more than the editor can carry.

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

export interface PagesShown {
  /** What is shown of a list: as many pages as were asked for so far, read anew but for when only a further one was asked for. */
  read<Item>(list: string, page: (after: string | null) => Promise<Page<Item>>): Promise<Page<Item>>;
  /** The next `read` of this list brings one page more. */
  grow(list: string): void;
  /** Every list begins with its first page again. */
  reset(): void;
}

interface List {
  pages: number;
  grows: boolean;
  last: Page<unknown> | undefined;
}

export function createPagesShown(): PagesShown {
  const lists = new Map<string, List>();

  function listOf(name: string): List {
    const list = lists.get(name) ?? { pages: 1, grows: false, last: undefined };
    lists.set(name, list);
    return list;
  }

  return {
    async read<Item>(name: string, page: (after: string | null) => Promise<Page<Item>>) {
      const list = listOf(name);
      const items: Item[] = [];
      let next: string | null = null;
      let missing = list.pages;
      if (list.grows && list.last !== undefined) {
        // Only this function has written it, of the same list.
        items.push(...(list.last.items as readonly Item[]));
        next = list.last.next;
        missing = 1;
      }
      do {
        const read = await page(next);
        items.push(...read.items);
        next = read.next;
        missing -= 1;
        // Other work of the editor gets its turn between pages.
        await new Promise((resolve) => setImmediate(resolve));
      } while (missing > 0 && next !== null);
      list.grows = false;
      list.last = { items, next };
      return { items, next };
    },
    grow(name) {
      const list = listOf(name);
      list.pages += 1;
      list.grows = true;
    },
    reset: () => lists.clear(),
  };
}

import test from 'ava';
import { createPagesShown, type Page } from '../../../extension/views/pages-shown.ts';

/** Pages of two out of so many numbers, and where each page that was read began. */
function numbers(count: number) {
  const begun: number[] = [];
  const page = async (after: string | null): Promise<Page<number>> => {
    const start = Number(after ?? 0);
    begun.push(start);
    const end = Math.min(start + 2, count);
    return { items: Array.from({ length: end - start }, (_, index) => start + index), next: end < count ? String(end) : null };
  };
  return { begun, page };
}

test('a list shows its first page, and one page more each time that more is asked for, reading only that', async (t) => {
  const { begun, page } = numbers(5);
  const shown = createPagesShown();
  t.deepEqual(await shown.read('all', page), { items: [0, 1], next: '2' });
  shown.grow('all');
  t.deepEqual(await shown.read('all', page), { items: [0, 1, 2, 3], next: '4' });
  t.deepEqual(begun, [0, 2]);
  shown.grow('all');
  t.deepEqual(await shown.read('all', page), { items: [0, 1, 2, 3, 4], next: null });
});

test('a list that is looked at again keeps its length and is read anew, and lists do not lengthen each other', async (t) => {
  const { begun, page } = numbers(9);
  const shown = createPagesShown();
  await shown.read('one', page);
  shown.grow('one');
  await shown.read('one', page);
  begun.length = 0;
  t.is((await shown.read('one', page)).items.length, 4);
  t.deepEqual(begun, [0, 2]);
  t.is((await shown.read('other', page)).items.length, 2);
  shown.reset();
  t.is((await shown.read('one', page)).items.length, 2);
});

import test from 'ava';
import { readTags } from '../../../core/domain-check/tag-list.ts';

test('tags are read in order, with spaces around them taken away', (t) => {
  const { tags, problems } = readTags(' v = DMARC1 ; p=none;rua = mailto:a@example.org?x=1 ; ');
  t.deepEqual([...tags], [['v', 'DMARC1'], ['p', 'none'], ['rua', 'mailto:a@example.org?x=1']]);
  t.deepEqual(problems, []);
});

test('parts that are no tags, and tags that are there twice, are problems', (t) => {
  t.deepEqual(readTags('v=1; nonsense; =x; v=2').problems, ['"nonsense" is no tag', '"=x" is no tag', 'it says "v=" twice']);
});

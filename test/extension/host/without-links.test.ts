import test from 'ava';
import { withoutLinks } from '../../../extension/host/without-links.ts';

/** What VS Code makes links of in messages and below inputs (`parseLinkedText` of its sources). */
const linked = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+(?: (?:["']).+?["'])?\)/i;

for (const words of ['[Acme](command:workbench.extensions.installExtension?%22a.bc%22) has answered', '550 [details](https://elsewhere.example) refused', '[a](file:///etc/passwd "here")', '[[a](command:b)](command:c)']) {
  test(`of ${words} no link is made`, (t) => {
    t.regex(words, linked);
    t.notRegex(withoutLinks(words), linked);
  });
}

test('other words stay as they are', (t) => {
  for (const words of ['Ada [CTO] (Acme) has answered', 'a](', 'x [y] z']) t.is(withoutLinks(words).replaceAll(' ', ''), words.replaceAll(' ', ''));
  t.is(withoutLinks('Ada [CTO] (Acme)'), 'Ada [CTO] (Acme)');
});

import test from 'ava';
import { isSpf, readSpf } from '../../../core/domain-check/spf.ts';

test('a text is an SPF record when it begins with its version and a space, or is only that', (t) => {
  for (const text of ['v=spf1', 'v=spf1 -all', 'V=SPF1 mx ~all']) t.true(isSpf(text), text);
  for (const text of ['', 'v=spf10 -all', 'spf1 -all', ' v=spf1 -all', 'v=spf1-all', 'v=spf2.0/pra', 'v = spf1 -all']) t.false(isSpf(text), text);
});

test('every mechanism is read with its qualifier and what it names', (t) => {
  const { terms, redirect, problems } = readSpf('v=spf1 +mx a:mail.example.org/28//64 ip4:192.0.2.0/24 ip6:2001:db8::/32 ?include:_spf.example.net exists:%{i}._spf.example.org -ptr exp=why.example.org ~all');
  t.deepEqual(problems, []);
  t.is(redirect, null);
  t.deepEqual(terms.map(({ qualifier, mechanism, value }) => `${qualifier}${mechanism} ${value}`.trim()), [
    '+mx', '+a mail.example.org/28//64', '+ip4 192.0.2.0/24', '+ip6 2001:db8::/32', '?include _spf.example.net', '+exists %{i}._spf.example.org', '-ptr', '~all',
  ]);
});

test('a redirect counts only without "all"', (t) => {
  t.is(readSpf('v=spf1 redirect=_spf.example.net').redirect, '_spf.example.net');
  t.is(readSpf('v=spf1 redirect=_spf.example.net -all').redirect, null);
});

test('a modifier that nobody knows is ignored, as is a second space', (t) => {
  t.deepEqual(readSpf('v=spf1  ra=postmaster  mx   -all ').problems, []);
});

for (const word of ['include:', 'include', 'ip4:300.0.2.1', 'ip4:192.0.2.0/33', 'ip4', 'ip6:192.0.2.1', 'ip6:2001:db8::/129', 'all:x', 'al', 'ipv4:192.0.2.1', 'a:', 'mx:/24', 'include:localhost', 'include:exa mple', 'exists:%{y}.example.org', 'exists:%x.example.org', '=x', 'a/33x', 'redirect=', 'v=spf1,mx', '\u001b[31mall', 'include=_spf.example.org all all:']) {
  test(`a record with ${JSON.stringify(word)} says that it is void, or ignores it as a modifier`, (t) => {
    const { problems } = readSpf(`v=spf1 ${word} -all`);
    t.is(problems.length > 0, word !== 'v=spf1,mx');
    t.notRegex(problems.join(' '), /\p{Cc}/u);
  });
}

test('a record of 64 KB is read in a moment, however it is made', (t) => {
  for (const part of ['include:a.example ', 'x', ' ', '%', '%{', '/', ':', 'a/', '=', '%{i', '-']) {
    const started = performance.now();
    readSpf(`v=spf1 ${part.repeat(65_536 / part.length)}`);
    t.true(performance.now() - started < 2_000, part);
  }
});

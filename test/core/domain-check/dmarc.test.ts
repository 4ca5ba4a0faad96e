import test from 'ava';
import { isDmarc, looksLikeDmarc, readDmarc } from '../../../core/domain-check/dmarc.ts';

test('a record of DMARC begins with its version; others at its name are ignored', (t) => {
  for (const text of ['v=DMARC1; p=none', 'v=DMARC1;p=none', 'v = DMARC1 ; p = none', 'v=DMARC1']) t.true(isDmarc(text), text);
  for (const text of ['p=none; v=DMARC1', 'v=dmarc1; p=none', 'v=DMARC10; p=none', 'v=DMARC1 p=none', ' v=DMARC1; p=none', 'v=spf1 -all', '']) t.false(isDmarc(text), text);
  for (const text of ['p=none; v=DMARC1', 'v=dmarc1; p=none', '"v=DMARC1; p=none"', 'p=reject']) t.true(looksLikeDmarc(text), text);
  for (const text of ['v=spf1 -all', 'some-site-verification=123', '']) t.false(looksLikeDmarc(text), text);
});

test('a record is read with everything that it says, and with what it leaves out', (t) => {
  t.deepEqual(readDmarc('v=DMARC1; p=Reject; sp=none; adkim=s; aspf=r; pct=20; rua=mailto:a@example.org!10m,mailto:b@example.net; ruf=mailto:c@example.org; fo=1; np=reject'), {
    policy: 'reject', subdomains: 'none', strictDkim: true, strictSpf: false, reportsTo: ['a@example.org', 'b@example.net'], percent: 20, ignored: [],
  });
  t.deepEqual(readDmarc('v=DMARC1;p=quarantine;'), { policy: 'quarantine', subdomains: 'quarantine', strictDkim: false, strictSpf: false, reportsTo: [], percent: 100, ignored: [] });
});

test('without a policy that can be read, it cannot be read', (t) => {
  for (const text of ['v=DMARC1', 'v=DMARC1; rua=mailto:a@example.org', 'v=DMARC1; p=block', 'v=DMARC1; p=', 'v=DMARC1; p=none; p=reject', 'v=DMARC1; p=none; nonsense', 'v=DMARC1; p none']) {
    const read = readDmarc(text);
    t.true('problem' in read, text);
  }
});

test('a part that receivers ignore is named, and the rest counts', (t) => {
  for (const part of ['rua=dmarc@example.org', 'rua=mailto:nobody', 'pct=200', 'pct=x', 'adkim=strict', 'aspf=', 'sp=maybe', 'ruf=mailto:a b@example.org']) {
    const read = readDmarc(`v=DMARC1; p=none; ${part}`);
    t.true(!('problem' in read) && read.policy === 'none' && read.ignored.length === 1, part);
  }
});

test('64 KB of anything is read in a moment and shown harmlessly', (t) => {
  for (const part of ['x', ';', '=', ' ', ',', 'mailto:', 'rua=', '@', '\u001b[2J']) {
    const started = performance.now();
    const text = `v=DMARC1; p=none; rua=${part.repeat(65_536 / part.length)}`;
    looksLikeDmarc(text);
    t.notRegex(JSON.stringify(readDmarc(text)), /\\u001b/);
    t.true(performance.now() - started < 2_000, part);
  }
});

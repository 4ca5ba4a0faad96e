import test from 'ava';
import { createNameLookup } from '../../../core/web/name-lookup.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import { logInto } from '../../support/log.ts';

function setUp(known: ReadonlySet<string>) {
  const asked: string[] = [];
  const lines: string[] = [];
  const clock = createHandClock();
  const lookUp = createNameLookup(
    async (host) => {
      asked.push(host);
      if (known.has(host)) return [{ address: '203.0.113.7', family: 4 }];
      throw Object.assign(new Error(`not found: ${host}`), { code: 'ENOTFOUND' });
    },
    { clock, log: logInto(lines) },
  );
  return { lookUp, asked, lines, clock };
}

test('After four names in a row that are not found, nothing is looked up for a minute, and the user is told once', async (t) => {
  const { lookUp, asked, lines, clock } = setUp(new Set());
  for (const host of ['a.example', 'b.example', 'c.example', 'd.example', 'e.example', 'f.example']) await t.throwsAsync(lookUp(host));
  t.deepEqual(asked, ['a.example', 'b.example', 'c.example', 'd.example']);
  t.is(lines.length, 1);
  t.regex(lines[0] ?? '', /no network/);
  await clock.advance(60_000);
  await t.throwsAsync(lookUp('g.example'));
  t.is(asked.at(-1), 'g.example');
});

test('One host that is found, or one name asked again and again, is no sign of a missing network', async (t) => {
  const { lookUp, asked } = setUp(new Set(['found.example']));
  for (const host of ['a.example', 'b.example', 'c.example', 'c.example', 'c.example']) await t.throwsAsync(lookUp(host));
  await lookUp('found.example');
  for (const host of ['d.example', 'e.example', 'f.example']) await t.throwsAsync(lookUp(host));
  t.is(asked.length, 9);
});

test('Addresses need no network to be looked up, and say nothing about it', async (t) => {
  const { lookUp, asked } = setUp(new Set(['127.0.0.1', 'localhost']));
  for (const host of ['a.example', 'b.example', 'c.example', '127.0.0.1', 'd.example']) await lookUp(host).catch(() => undefined); // some of them are not found
  await lookUp('127.0.0.1');
  await lookUp('localhost');
  await t.throwsAsync(lookUp('e.example'), { message: 'names cannot be looked up at the moment' });
  t.false(asked.includes('e.example'));
});

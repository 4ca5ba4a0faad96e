import test from 'ava';
import { freezeDeeply } from '../../../core/freeze-deeply.ts';
import { toldMoments } from '../../../core/kernel/hooks.ts';
import { sampleEvent } from '../../../core/testing/sample-data.ts';
import { hang, plugin, shortDeadline, start } from '../../support/kernel.ts';

const failures: readonly { readonly harm: string; readonly listen: () => unknown; readonly says: RegExp }[] = [
  { harm: 'throws', listen: () => { throw new Error('no luck'); }, says: /^loud: Plugin "loud" failed while answering emailSent: no luck$/ },
  { harm: 'rejects', listen: () => Promise.reject(new Error('no luck')), says: /failed while answering emailSent: no luck$/ },
  { harm: 'rejects with nothing', listen: () => Promise.reject(undefined as never), says: /failed while answering emailSent/ },
  { harm: 'throws a frozen error', listen: () => { throw Object.freeze(new Error('no luck')); }, says: /no luck$/ },
  { harm: 'throws an error whose message is no text', listen: () => { throw Object.assign(new Error(), { message: 5 }); }, says: /: 5$/ },
  { harm: 'throws a mark of ours that is no error', listen: () => { throw { [Symbol.for('outreach.error')]: true }; }, says: /\[object Object\]$/ },
  { harm: 'answers with a then that throws', listen: () => ({ then: () => { throw new Error('no luck'); } }), says: /no luck$/ },
  { harm: 'answers with a then that cannot be read', listen: () => Object.defineProperty({}, 'then', { get: () => { throw new Error('no luck'); } }), says: /no luck$/ },
  { harm: 'hangs', listen: hang, says: /^loud: Plugin "loud" did not finish answering emailSent within 0.05 s\.$/ },
];

for (const { harm, listen, says } of failures) {
  test(`a listener that ${harm} stops nobody: those before and after it are told, and it is named in its own log`, async (t) => {
    const told: string[] = [];
    const { kernel, errors } = await start(
      [
        plugin('before', (scope) => scope.hooks.emailSent.tap(() => void told.push('before'))),
        plugin('loud', (scope) => scope.hooks.emailSent.tap(listen as () => void)),
        plugin('after', (scope) => scope.hooks.emailSent.tap(() => void told.push('after'))),
      ],
      { deadlineSeconds: shortDeadline },
    );
    await kernel.tell('emailSent', sampleEvent('emailSent'));
    t.deepEqual(told, ['before', 'after']);
    t.is(errors().length, 1);
    t.regex(errors()[0] ?? '', says);
  });
}

test('telling waits until the slowest listener has finished', async (t) => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const order: string[] = [];
  const { kernel } = await start([plugin('slow', (scope) => scope.hooks.emailSent.tap(async () => { await gate; order.push('listened'); })), plugin('quick', (scope) => scope.hooks.emailSent.tap(async () => undefined))]);
  const telling = kernel.tell('emailSent', sampleEvent('emailSent')).then(() => order.push('told'));
  await new Promise((resolve) => setImmediate(resolve));
  t.deepEqual(order, []);
  open();
  await telling;
  t.deepEqual(order, ['listened', 'told']);
});

test('listeners run side by side: one that waits for another does not keep it from being told', async (t) => {
  const { promise: heard, resolve: hear } = Promise.withResolvers<void>();
  const { kernel } = await start([plugin('waits', (scope) => scope.hooks.emailSent.tap(() => heard)), plugin('hears', (scope) => scope.hooks.emailSent.tap(() => hear()))]);
  await kernel.tell('emailSent', sampleEvent('emailSent'));
  t.pass();
});

test('what a listener answers after its deadline is not heard, and harms nothing', async (t) => {
  const { promise: late, reject } = Promise.withResolvers<void>();
  const { kernel, errors } = await start([plugin('late', (scope) => scope.hooks.emailSent.tap(() => late))], { deadlineSeconds: shortDeadline });
  await kernel.tell('emailSent', sampleEvent('emailSent'));
  reject(new Error('too late'));
  await new Promise((resolve) => setImmediate(resolve));
  t.is(errors().length, 1);
  t.regex(errors()[0] ?? '', /did not finish/);
});

test('a listener cannot change what the next one is told, nor what the teller holds', async (t) => {
  const event = sampleEvent('emailSent');
  const company = event.lead.company;
  let heard = '';
  const { kernel, errors } = await start([
    plugin('sly', (scope) => scope.hooks.emailSent.tap((told) => { (told.lead as { company: string }).company = 'Evil Corp'; })),
    plugin('next', (scope) => scope.hooks.emailSent.tap((told) => { heard = told.lead.company; })),
  ]);
  await kernel.tell('emailSent', event);
  t.is(heard, company);
  t.is(event.lead.company, company);
  t.regex(errors()[0] ?? '', /^sly: .*(?:read only|read-only)/);
});

test('a payload that is frozen only on the outside is frozen all through', async (t) => {
  const inner = { company: 'Heron' };
  const event = freezeDeeply(Object.freeze({ lead: inner }));
  t.true(Object.isFrozen(event.lead));
});

for (const moment of toldMoments) {
  test(`${moment} reaches who taps it`, async (t) => {
    const heard: unknown[] = [];
    const { kernel } = await start([plugin('ear', (scope) => scope.hooks[moment].tap((event: unknown) => void heard.push(event)))]);
    const event = sampleEvent(moment);
    await kernel.tell(moment, event as never);
    t.deepEqual(heard, [event]);
  });
}

test('a moment that nobody taps is told to nobody', async (t) => {
  const { kernel, errors } = await start([]);
  await t.notThrowsAsync(kernel.tell('emailSent', sampleEvent('emailSent')));
  t.deepEqual(errors(), []);
});

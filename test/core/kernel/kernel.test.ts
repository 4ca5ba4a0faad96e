import test from 'ava';
import { createError } from '../../../core/errors.ts';
import { startKernel } from '../../../core/kernel/kernel.ts';
import type { Scope } from '../../../core/kernel/plugin.ts';
import { fakePorts } from '../../../core/testing/fake-ports.ts';
import { bystander, buildAgent, emptyVenue, hang, plugin, shortDeadline, start } from '../../support/kernel.ts';

const brings = (scope: Scope) => scope.addVenue(emptyVenue('half'));

const broken: readonly { readonly harm: string; readonly plugin: unknown; readonly named: string; readonly says: RegExp; readonly settings?: { readonly deadlineSeconds?: number; readonly options?: Record<string, unknown> } }[] = [
  { harm: 'throws in apply', named: 'bad', says: /^Plugin "bad" failed while starting: no luck$/, plugin: plugin('bad', (scope) => (brings(scope), fail('no luck'))) },
  { harm: 'rejects in apply', named: 'bad', says: /failed while starting: no luck/, plugin: plugin('bad', async (scope) => (brings(scope), fail('no luck'))) },
  { harm: 'throws nothing at all', named: 'bad', says: /failed while starting/, plugin: plugin('bad', () => { throw undefined; }) },
  { harm: 'throws what cannot be shown as text', named: 'bad', says: /something that cannot even be shown as text/, plugin: plugin('bad', () => { throw Object.create(null); }) },
  { harm: 'hangs in apply', named: 'bad', says: /^Plugin "bad" did not finish starting within 0.05 s\.$/, settings: { deadlineSeconds: shortDeadline }, plugin: plugin('bad', (scope) => (brings(scope), hang())) },
  { harm: 'has a bad options schema', named: 'bad', says: /options schema is not valid: .*strict/, plugin: plugin('bad', brings, { options: { type: 'object', propertees: {} } }) },
  { harm: 'has a schema that is no object', named: 'bad', says: /the schema is not an object/, plugin: plugin('bad', brings, { options: 'yes' as never }) },
  { harm: 'has a schema that answers with a promise', named: 'bad', says: /asynchronous schemas/, plugin: plugin('bad', brings, { options: { $async: true, type: 'object' } }) },
  { harm: 'has a schema for something that is not an object', named: 'bad', says: /does not say type: "object"/, plugin: plugin('bad', brings, { options: { type: 'string' } }) },
  { harm: 'gets options that do not fit', named: 'bad', says: /^The options of plugin "bad" are not valid: surplus is not known; limit must be >= 1$/, settings: { options: { bad: { limit: 0, surplus: true } } }, plugin: plugin('bad', brings, { options: { type: 'object', additionalProperties: false, properties: { limit: { type: 'integer', minimum: 1 } } } }) },
  { harm: 'was made for another API version', named: 'bad', says: /^Plugin "bad" wants plugin API version 2; this program has version 1\.$/, plugin: { ...plugin('bad'), apiVersion: 2 } },
  { harm: 'names no API version', named: 'bad', says: /wants plugin API version undefined/, plugin: { name: 'bad', apply() {} } },
  { harm: 'has no apply', named: 'bad', says: /it has no apply\(scope\) function/, plugin: { name: 'bad', apiVersion: 1 } },
  { harm: 'has a name that is not kebab-case', named: 'Bad Plugin', says: /its name is not kebab-case/, plugin: plugin('Bad Plugin') },
  { harm: 'has no name', named: 'folder 1', says: /its name is not kebab-case/, plugin: { apiVersion: 1, apply() {} } },
  { harm: 'has a name that throws when it is read', named: 'folder 1', says: /failed|cannot be loaded/, plugin: { get name() { return fail('no luck'); }, apiVersion: 1, apply() {} } },
  { harm: 'is nothing', named: 'folder 1', says: /its default export is not an object/, plugin: undefined },
  { harm: 'is null', named: 'folder 1', says: /its default export is not an object/, plugin: null },
  { harm: 'is a function', named: 'bad', says: /its default export is not an object/, plugin: function bad() {} },
  { harm: 'adds a venue without discover', named: 'bad', says: /venue "half" has no discover\(\)/, plugin: plugin('bad', (scope) => scope.addVenue({ ...emptyVenue('half'), discover: undefined } as never)) },
  { harm: 'adds nothing', named: 'bad', says: /a mailbox it adds has no kebab-case id/, plugin: plugin('bad', (scope) => scope.addMailbox(undefined as never)) },
  { harm: 'adds an id that is no name', named: 'bad', says: /a transport it adds has no kebab-case id/, plugin: plugin('bad', (scope) => scope.addTransport({ id: '../etc' } as never)) },
  { harm: 'adds the same id twice', named: 'bad', says: /it adds the venue "half" twice/, plugin: plugin('bad', (scope) => (brings(scope), brings(scope))) },
  { harm: 'taps with something that is no function', named: 'bad', says: /it taps emailSend with something that is not a function/, plugin: plugin('bad', (scope) => (brings(scope), scope.hooks.emailSend.tap('bad' as never))) },
  { harm: 'adds an agent of an unknown role', named: 'bad', says: /agent "sample-agent" has the unknown role "king"/, plugin: plugin('bad', (scope) => scope.addAgent(buildAgent({ role: 'king' as never }))) },
  { harm: 'adds a module that runs at no moment', named: 'bad', says: /does not say at which moment it runs/, plugin: plugin('bad', (scope) => scope.addAgent({ ...buildAgent(), at: undefined } as never)) },
  { harm: 'adds a module that runs at an unknown moment', named: 'bad', says: /unknown moment "teaTime"/, plugin: plugin('bad', (scope) => scope.addAgent(buildAgent({ at: 'teaTime' as never }))) },
  { harm: 'adds an agent with a bad output schema', named: 'bad', says: /the output schema of agent "sample-agent" is not valid/, plugin: plugin('bad', (scope) => scope.addAgent(buildAgent({ output: { type: 'thing' } }))) },
  ...[0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e9, '60'].map((seconds) => ({ harm: `adds an agent that may take ${String(seconds)} (${typeof seconds}) seconds`, named: 'bad', says: /has no timeoutSeconds above 0/, plugin: plugin('bad', (scope) => scope.addAgent(buildAgent({ timeoutSeconds: seconds as number }))) })),
  { harm: 'says itself what is wrong', named: 'bad', says: /^The board is closed\.$/, plugin: plugin('bad', (scope) => scope.fail('plugin_says', { message: 'The board is closed.', help: 'Open it.' })) },
];

for (const { harm, plugin: bad, named, says, settings } of broken) {
  test(`a plugin that ${harm} is named with help, leaves nothing behind, and the others go on`, async (t) => {
    const { kernel, errors } = await start([bad, bystander()], settings);
    const [record, other] = kernel.plugins;
    t.is(record?.state, 'failed');
    t.is(record?.name, named);
    t.regex(record?.failure?.message ?? '', says);
    t.truthy(record?.failure?.help);
    t.deepEqual(errors(), [`kernel: ${record?.failure?.message ?? ''}`]);
    t.is(other?.state, 'loaded');
    t.deepEqual(kernel.venues.ids(), ['bystander']);
    t.deepEqual([kernel.agents, kernel.backends, kernel.transports, kernel.mailboxes].flatMap((registry) => registry.ids()), []);
  });
}

test('what a failed plugin tapped is never called', async (t) => {
  let called = 0;
  const bad = plugin('bad', (scope) => {
    scope.hooks.emailSend.tap(() => `held ${(called += 1)}`);
    fail('no luck');
  });
  const { kernel } = await start([bad]);
  t.is(await kernel.veto('emailSend', {} as never), undefined);
  t.is(called, 0);
});

test('a plugin that hangs in apply sees its signal end, so that it may stop', async (t) => {
  let reason: unknown;
  const bad = plugin('bad', (scope) => new Promise(() => scope.signal.addEventListener('abort', () => (reason = scope.signal.reason))));
  const { kernel } = await start([bad], { deadlineSeconds: shortDeadline });
  t.is(reason, kernel.plugins[0]?.failure);
});

test('a plugin that hung in apply and wakes up later adds nothing any more', async (t) => {
  const { promise: woken, resolve: wake } = Promise.withResolvers<void>();
  const { promise: done, resolve: finish } = Promise.withResolvers<unknown>();
  const bad = plugin('bad', async (scope) => {
    await woken;
    try {
      brings(scope);
      finish('it could add');
    } catch (thrown) {
      finish((thrown as Error).message);
    }
  });
  const { kernel } = await start([bad], { deadlineSeconds: shortDeadline });
  wake();
  t.regex(String(await done), /it tried to add a venue after apply\(\) had ended/);
  t.deepEqual(kernel.venues.ids(), []);
});

test('a plugin that taps after apply is refused and named in the log, even when it swallows the error', async (t) => {
  let late = () => undefined as unknown;
  const sly = plugin('sly', (scope) => {
    late = () => {
      try {
        scope.hooks.emailSend.tap(() => 'held');
        return 'it could tap';
      } catch (thrown) {
        return (thrown as Error).message;
      }
    };
  });
  const { kernel, errors } = await start([sly]);
  t.regex(String(late()), /it tried to tap emailSend after apply\(\) had ended/);
  t.regex(errors()[0] ?? '', /^sly: Plugin "sly" cannot be loaded: it tried to tap emailSend/);
  t.is(await kernel.veto('emailSend', {} as never), undefined);
});

test('of two plugins with one name the first is loaded, and the second is told where the first came from', async (t) => {
  const { kernel } = await start([bystander('twin'), plugin('twin', (scope) => scope.addVenue(emptyVenue('other')))]);
  t.deepEqual(kernel.plugins.map(({ state }) => state), ['loaded', 'failed']);
  t.regex(kernel.plugins[1]?.failure?.message ?? '', /its name is taken by the one from folder 1/);
  t.deepEqual(kernel.venues.ids(), ['twin']);
});

test('a second plugin cannot take the name of one that failed, nor its secrets with it', async (t) => {
  const { kernel } = await start([plugin('twin', () => fail('no luck')), bystander('twin')]);
  t.deepEqual(kernel.plugins.map(({ state }) => state), ['failed', 'failed']);
});

test('of two plugins that bring one id the first keeps it, and both are named', async (t) => {
  const { kernel } = await start([plugin('first', brings), plugin('second', (scope) => (scope.addVenue(emptyVenue('own')), brings(scope)))]);
  t.is(kernel.plugins[1]?.failure?.message, 'Plugins "first" and "second" both register the venue "half".');
  t.deepEqual(kernel.venues.ids(), ['half']);
  t.is(kernel.venues.pluginOf('half'), 'first');
});

test('a disabled plugin is not run, and is listed as disabled', async (t) => {
  const { kernel } = await start([plugin('idle', () => t.fail('it ran'))], { disabled: ['idle'] });
  t.like(kernel.plugins[0], { name: 'idle', state: 'disabled', failure: null });
});

test('what was not allowed is listed under its own name, with its reason', async (t) => {
  const { ports } = await start([]);
  const { startKernel } = await import('../../../core/kernel/kernel.ts');
  const failure = createError('plugin_not_allowed', { plugin: 'their-plugin', changed: false });
  const kernel = await startKernel([{ value: undefined, name: 'theirs', origin: { kind: 'folder', where: 'their-plugin' }, failure }], ports, { options: {}, disabled: [], deadlineSeconds: 1 });
  t.like(kernel.plugins[0], { name: 'theirs', state: 'failed', failure });
});

test('options are checked, filled in with defaults, and a copy of the plugin\'s own', async (t) => {
  const options = { board: { nested: { kept: true } } };
  let given: { limit?: number; nested?: { kept?: boolean } } = {};
  const venue = plugin('board', (scope) => void (given = scope.options as typeof given), {
    options: { type: 'object', additionalProperties: false, properties: { limit: { type: 'integer', default: 10 }, nested: { type: 'object' } } },
  });
  await start([venue], { options });
  t.deepEqual(given, { limit: 10, nested: { kept: true } });
  (given.nested as { kept: boolean }).kept = false;
  t.true(options.board.nested.kept);
});

test('options called __proto__ or constructor change no prototype and reach no plugin of such a name', async (t) => {
  let given: unknown;
  const options = JSON.parse('{"__proto__": {"polluted": true}, "board": {"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}}') as Record<string, unknown>;
  await start([plugin('board', (scope) => void (given = scope.options)), plugin('constructor', (scope) => void t.deepEqual(scope.options, {}))], { options });
  t.false('polluted' in {});
  t.is((given as { polluted?: unknown }).polluted, undefined);
});

test('every moment and every registry is reached by a plugin that uses them all', async (t) => {
  const busy = plugin('busy', (scope) => {
    scope.addAgent(buildAgent());
    scope.addBackend({ id: 'model', label: 'Model', remote: false, generateObject: async () => ({ value: {}, usage: { inputTokens: 0, outputTokens: 0 } }) });
    scope.addTransport({ id: 'post', label: 'Post', idempotent: true, send: async () => ({ kind: 'accepted', reference: 'x' }) });
    scope.addMailbox({ id: 'box', label: 'Box', async *read() {} });
    scope.addVenue(emptyVenue('place'));
    scope.hooks.emailSent.tap(() => undefined);
    scope.hooks.draftReview.tap(() => undefined);
  });
  const { kernel } = await start([busy]);
  t.deepEqual(kernel.plugins[0]?.brings, ['agent sample-agent', 'backend model', 'transport post', 'mailbox box', 'venue place']);
  t.deepEqual(kernel.plugins[0]?.taps, ['emailSent', 'draftReview']);
});

test('stopping the kernel ends every plugin\'s signal with the reason', async (t) => {
  let signal: AbortSignal | undefined;
  const { kernel } = await start([plugin('patient', (scope) => void (signal = scope.signal))]);
  t.false(signal?.aborted);
  kernel.stop('the window was closed');
  t.is((signal?.reason as Error).message, 'the window was closed');
});

function fail(message: string): never {
  throw new Error(message);
}

test('who disables what a guest brings by where it comes from disables no plugin of ours that is called so', async (t) => {
  const loaded = [{ value: bystander('smtp'), origin: { kind: 'built-in' as const, where: 'this program' } }, { value: bystander('smtp'), origin: { kind: 'extension' as const, where: 'their.extension' } }];
  const kernel = await startKernel(loaded, fakePorts(), { options: {}, disabled: ['their.extension'], deadlineSeconds: 1 });
  t.deepEqual(kernel.plugins.map(({ state }) => state), ['loaded', 'disabled']);
});

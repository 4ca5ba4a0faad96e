import test from 'ava';
import { blamePlugin, createError, isOutreachError, reasonOf } from '../../core/errors.ts';

test('an error says what happened, what to do, whose fault it is, and what it came from', (t) => {
  const cause = new Error('socket closed');
  const error = createError('plugin_failed', { plugin: 'board', doing: 'starting', reason: 'no luck' }, { cause, plugin: 'board' });
  t.like(error, { code: 'plugin_failed', family: 'plugin', retryable: false, plugin: 'board', cause, message: 'Plugin "board" failed while starting: no luck' });
  t.regex(error.help, /outreach plugins disable board/);
});

test('whoever knows better whether it helps to try again may say so', (t) => {
  const details = { url: 'https://a.example', reason: 'reset' };
  t.true(createError('web_unreachable', details).retryable);
  t.false(createError('web_unreachable', details, { retryable: false }).retryable);
});

test('an error is known by its mark, also when it comes from another copy of this program', (t) => {
  const theirs = Object.assign(new Error('theirs'), { [Symbol.for('outreach.error')]: true, code: 'x', help: 'Do this.' });
  t.true(isOutreachError(theirs));
  t.true(isOutreachError(createError('plugin_says', { message: 'a', help: 'b' })));
});

for (const [what, value] of [
  ['an ordinary error', new Error('x')],
  ['a mark without an error', { [Symbol.for('outreach.error')]: true, help: 'x' }],
  ['a marked error without help', Object.assign(new Error('x'), { [Symbol.for('outreach.error')]: true })],
  ['null', null],
  ['text', 'outreach.error'],
] as const) {
  test(`${what} is not one of our errors`, (t) => {
    t.false(isOutreachError(value));
  });
}

const unspeakable = { toString: () => { throw new Error('not even this'); } };

for (const [what, thrown, reason] of [
  ['an error', new Error('no luck'), 'no luck'],
  ['text', 'no luck', 'no luck'],
  ['nothing', undefined, 'undefined'],
  ['null', null, 'null'],
  ['a number', 7, '7'],
  ['a symbol', Symbol('x'), 'Symbol(x)'],
  ['an object', { a: 1 }, '[object Object]'],
  ['an object without a prototype', Object.create(null), 'something that cannot even be shown as text'],
  ['an object that cannot be shown', unspeakable, 'something that cannot even be shown as text'],
  ['an error whose message is no text', Object.assign(new Error(), { message: 7 }), '7'],
  ['an error whose message cannot be shown', Object.assign(new Error(), { message: unspeakable }), 'something that cannot even be shown as text'],
] as const) {
  test(`the reason of ${what} is one line`, (t) => {
    t.is(reasonOf(thrown), reason);
  });
}

test('a plugin\'s own words are kept, and put under its name', (t) => {
  const said = createError('plugin_says', { message: 'The board is closed.', help: 'Open it.' });
  t.is(blamePlugin('board', 'starting', said), said);
  t.is(said.plugin, 'board');
  t.is(blamePlugin('other', 'starting', said).plugin, 'board');
});

test('anything else a plugin throws becomes plugin_failed under its name, with what was thrown as the cause', (t) => {
  const thrown = Object.freeze(new Error('no luck'));
  t.like(blamePlugin('board', 'starting', thrown), { code: 'plugin_failed', plugin: 'board', cause: thrown });
  const frozen = Object.freeze(createError('plugin_says', { message: 'a', help: 'b' }));
  t.like(blamePlugin('board', 'starting', frozen), { code: 'plugin_failed', plugin: 'board', cause: frozen });
});

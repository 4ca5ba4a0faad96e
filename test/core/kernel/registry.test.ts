import test from 'ava';
import { createRegistry } from '../../../core/kernel/registry.ts';

test('an id that nobody registered is refused with those that exist, in order', (t) => {
  const venues = createRegistry<number>('venues');
  venues.add('b-plugin', 'lever', 1);
  venues.add('a-plugin', 'csv', 2);
  const error = t.throws(() => venues.get('monster'), { message: 'There is no venue "monster".' });
  t.like(error, { code: 'not_registered', help: 'These exist: csv, lever.' });
});

test('an empty registry says that nobody has registered anything', (t) => {
  const mailboxes = createRegistry<number>('mailboxes');
  t.like(t.throws(() => mailboxes.get('imap')), { message: 'There is no mailbox "imap".', help: 'No plugin has registered a mailbox yet.' });
});

test('an id is taken once, and both plugins are named', (t) => {
  const agents = createRegistry<number>('agents');
  agents.add('first', 'scout', 1);
  t.throws(() => agents.add('second', 'scout', 2), { message: 'Plugins "first" and "second" both register the agent "scout".' });
  t.is(agents.get('scout'), 1);
});

test('ids of every shape are told apart, those of Object among them', (t) => {
  const agents = createRegistry<number>('agents');
  t.false(agents.has('constructor'));
  t.throws(() => agents.get('__proto__'), { message: /There is no agent/ });
});

test('what was registered is listed with its plugin', (t) => {
  const agents = createRegistry<number>('agents');
  agents.add('team', 'writer', 1);
  agents.add('team', 'scout', 2);
  t.deepEqual(agents.ids(), ['scout', 'writer']);
  t.deepEqual(agents.all(), [1, 2]);
  t.is(agents.pluginOf('writer'), 'team');
});

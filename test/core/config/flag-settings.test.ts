import test from 'ava';
import { flagSettings } from '../../../core/config/flag-settings.ts';

test('the value is everything behind the first equals sign', (t) => {
  t.deepEqual(flagSettings(['plugins.notes.query=a=b=c', 'sender.name='], {}), [
    { where: '--set plugins.notes.query', path: ['plugins', 'notes', 'query'], value: 'a=b=c' },
    { where: '--set sender.name', path: ['sender', 'name'], value: '' },
  ]);
});

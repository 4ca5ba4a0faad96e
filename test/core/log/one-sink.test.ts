import test from 'ava';
import { oneSink } from '../../../core/log/one-sink.ts';
import { rememberingSink } from '../../support/remembering-sink.ts';

test('every sink gets every line, whatever another one does', (t) => {
  const [first, last] = [rememberingSink(), rememberingSink()];
  const broken = {
    write(): void {
      throw new Error('full');
    },
  };
  oneSink([first, broken, last]).write({ at: '', level: 'info', source: 'a', message: 'b' });
  t.is(first.lines.length, 1);
  t.is(last.lines.length, 1);
});

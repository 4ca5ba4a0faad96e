import test from 'ava';
import { runInHost } from './support/run-in-host.ts';

test('the extension is activated in a real VS Code, brings its commands, and opens nothing', async (t) => {
  const { said } = await runInHost(t, 'activation');
  t.log(said);
  t.deepEqual(said['registersItsCommands'], []);
  t.deepEqual(said['registersNoOthers'], []);
  t.false(said['opensNothing']);
});

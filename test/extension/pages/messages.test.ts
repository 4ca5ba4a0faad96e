import test from 'ava';
import { readMessage, readPageState } from '../../../extension/pages/messages.ts';

test('a page may ask for what its buttons do, and for nothing else', (t) => {
  const good = [{ kind: 'ready' }, { kind: 'command', command: 'openDraft', id: 3 }, { kind: 'command', command: 'openDashboard' }, { kind: 'save-table', table: 'days' }, { kind: 'save-table', table: 'outcomes' }, { kind: 'save-picture', chart: 'days', data: 'iVBORw0KGgoAAAA=' }];
  for (const message of good) t.deepEqual(readMessage(structuredClone(message)) as unknown, message);
  const bad = [
    null, 'ready', [], {}, { kind: 'toString' }, { kind: '__proto__' }, { kind: 'ready', more: 1 }, { kind: 'command' }, { kind: 'command', command: 'sendApproved' }, { kind: 'command', command: 'approveDrafts', id: 1 },
    { kind: 'command', command: 'openDraft', id: '3' }, { kind: 'command', command: 'openDraft', id: -1 }, { kind: 'command', command: 'openDraft', id: 1.5 }, { kind: 'command', command: 'workbench.action.terminal.new' },
    { kind: 'save-table', table: '../../x' }, { kind: 'save-picture', chart: 'outcomes', data: 'iVBORw0KGgoAAAA=' }, { kind: 'save-picture', chart: 'days', data: 'PHNjcmlwdD4=' }, { kind: 'save-picture', chart: 'days', data: `iVBORw0KGgo${'A'.repeat(20_000_000)}` },
  ];
  for (const message of bad) t.is(readMessage(message), undefined, JSON.stringify(message)?.slice(0, 80));
});

test('a page that was open knows again what it was about, unless what was kept makes no sense', (t) => {
  t.deepEqual(readPageState({ id: 3 }), { id: 3 });
  t.deepEqual(readPageState({}), {});
  for (const kept of [undefined, null, { id: null }, { id: 0 }, { id: 'x' }, { other: 1 }]) t.is(readPageState(kept), undefined, JSON.stringify(kept));
});

import test, { type ExecutionContext } from 'ava';
import { forgetInTrajectories } from '../../../../core/model/trajectory/forget-in-trajectories.ts';
import { listTrajectories } from '../../../../core/model/trajectory/find-trajectory.ts';
import { openTrajectory } from '../../../../core/model/trajectory/open-trajectory.ts';
import { createHandClock } from '../../../support/hand-clock.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { stepOf } from '../../../support/trajectory-step.ts';

async function runs(t: ExecutionContext, written: Readonly<Record<string, Parameters<typeof stepOf>>>): Promise<string> {
  const folder = temporaryFolder(t);
  for (const [run, step] of Object.entries(written)) {
    const trajectory = await openTrajectory({ folder, run, clock: createHandClock() });
    await trajectory.append(stepOf(...step));
    await trajectory.close();
  }
  return folder;
}

const left = async (folder: string) => (await listTrajectories(folder)).map(({ run }) => run).sort();

test('who is forgotten is gone from what models were asked, by their lead, address or name; other runs stay', async (t) => {
  const folder = await runs(t, {
    'run-lead': ['tides', { leadId: 12 }],
    'run-other-lead': ['tides', { leadId: 123 }],
    'run-address': ['Write to Jane.Doe@Acme.example.', { leadId: null }],
    'run-name': ['“Jane "JD" Doe” steers.', { leadId: 7 }],
  });
  t.deepEqual([...(await forgetInTrajectories(folder, { leadIds: [12], words: ['jane.doe@acme.example', 'Jane "JD" Doe'] }))].sort(), ['run-address', 'run-lead', 'run-name']);
  t.deepEqual(await left(folder), ['run-other-lead']);
});

test('nothing is deleted for nobody', async (t) => {
  const folder = await runs(t, { 'run-one': ['tides'] });
  t.deepEqual(await forgetInTrajectories(folder, { leadIds: [], words: [''] }), []);
  t.deepEqual(await left(folder), ['run-one']);
});

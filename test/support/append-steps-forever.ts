// Appends steps to a trajectory until it is killed, and says the number of each when it was acknowledged.
import { writeSync } from 'node:fs';
import { openTrajectory } from '../../core/model/trajectory/open-trajectory.ts';
import { stepOf } from './trajectory-step.ts';

const [folder = '', run = '', size = '2000'] = process.argv.slice(2);
const trajectory = await openTrajectory({ folder, run, clock: { now: () => Date.now() } });
process.stdout.write('ready\n');
for (let turn = 0; ; turn += 1) {
  const step = await trajectory.append(stepOf(`question ${turn} ${'x'.repeat(Number(size))}`));
  writeSync(1, `${step}\n`);
}

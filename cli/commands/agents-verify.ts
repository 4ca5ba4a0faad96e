import { findTrajectory } from '../../core/model/trajectory/find-trajectory.ts';
import { type ChainReport, verifyChain } from '../../core/model/trajectory/verify-chain.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';

/** Is what was asked and answered in a run still as it was written? Exit code 1 when a byte is not. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const { file } = await findTrajectory(context.paths.trajectories, given.arguments[0] ?? '');
  const report = await verifyChain(file);
  return { json: { file, ...report }, text: sayReport(report), exitCode: report.broken === null ? 0 : 1 };
}

function sayReport({ run: name, steps, torn, ended, seal, broken }: ChainReport): string {
  if (broken !== null) return `Run ${name} is not as it was written: at step ${broken.step} (line ${broken.line}), ${broken.reason}. What stands before it can be trusted (${inSteps(steps)}).`;
  const lines = [
    `Run ${name} is as it was written: ${inSteps(steps)}${ended ? ', and its end' : ''}.`,
    ...(torn === 0 ? [] : [`${torn === 1 ? 'One line was' : `${torn} lines were`} never finished: a process was killed while it wrote.`]),
    ...(ended ? [] : ['It has no end: it is under way, or was killed, or lines at its end were removed.']),
    `Seal ${seal ?? '–'}`,
  ];
  return lines.join('\n');
}

function inSteps(count: number): string {
  return count === 1 ? '1 step' : `${count} steps`;
}

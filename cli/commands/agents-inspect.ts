import { createError, isOutreachError } from '../../core/errors.ts';
import { findTrajectory, listTrajectories, type TrajectoryFile } from '../../core/model/trajectory/find-trajectory.ts';
import { readTrajectory, type TrajectoryStep } from '../../core/model/trajectory/read-trajectory.ts';
import { attemptCosts, type CostOf } from '../attempt-costs.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { dollars } from '../dollars.ts';
import { plainLine } from '../host/plain-line.ts';
import { numberOption, readId } from '../option-values.ts';
import { stepText } from '../step-text.ts';
import { table } from '../table.ts';

/** Who asked what model with which prompt, and what came of it: the steps of a run, those of a lead in all runs, or one step with all that was said. Exit code 1 when a trajectory is not as it was written. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const words = given.arguments[0] ?? '';
  const number = numberOption(given.options, 'step');
  const { trajectories } = context.paths;
  if (/^\d+$/.test(words)) {
    if (number !== undefined) throw createError('usage_wrong', { reason: `--step needs a run, and ${words} is a lead.` });
    const leadId = readId('<run|lead>', words);
    const files = await listTrajectories(trajectories);
    return showSteps(`lead ${leadId}`, files.toReversed(), (step) => step.leadId === leadId, await attemptCosts(await context.engine(), { leadId }));
  }
  const file = await findTrajectory(trajectories, words);
  const costOf = await attemptCosts(await context.engine(), { run: file.run });
  return number === undefined ? showSteps(`run ${file.run}`, [file], () => true, costOf) : showStep(file, number, costOf);
}

async function showSteps(what: string, files: readonly TrajectoryFile[], belongs: (step: TrajectoryStep) => boolean, costOf: CostOf): Promise<CommandResult> {
  const steps: StepRow[] = [];
  const torn: string[] = [];
  const broken: string[] = [];
  for (const { run: name, file } of files) {
    const onTorn = () => void torn.push(`Run ${name} has a line that was never finished: its process was killed while it wrote.`);
    try {
      for await (const step of readTrajectory(file, { onTorn })) if (belongs(step)) steps.push(rowOf(step, costOf));
    } catch (thrown) {
      // What stands before the break can be trusted, and is shown.
      if (!isOutreachError(thrown) || thrown.code !== 'trajectory_broken') throw thrown;
      broken.push(thrown.message);
    }
  }
  const text = [steps.length === 0 ? `No model was asked about ${what}.` : stepTable(steps), ...torn, ...broken].join('\n');
  return { json: { steps, torn, broken }, text, exitCode: broken.length > 0 ? 1 : 0 };
}

async function showStep({ run: name, file }: TrajectoryFile, number: number, costOf: CostOf): Promise<CommandResult> {
  for await (const step of readTrajectory(file)) {
    if (step.step !== number) continue;
    const question = await step.question();
    const costMicros = costOf(step);
    return { json: { ...step, question, costMicros }, text: stepText(step, question, costMicros) };
  }
  throw createError('not_found', { what: `step of run ${name}`, id: number });
}

/** A step without what was said. */
interface StepRow extends Pick<TrajectoryStep, 'run' | 'step' | 'at' | 'agent' | 'task' | 'campaignId' | 'leadId' | 'backend' | 'model' | 'prompt' | 'call' | 'attempt' | 'why' | 'outcome' | 'rung' | 'usage' | 'milliseconds'> {
  /** Code of the error. */
  readonly error: string | null;
  readonly costMicros: number | null;
}

function rowOf(step: TrajectoryStep, costOf: CostOf): StepRow {
  const { question: _question, answer: _answer, questionHash: _hash, sent: _sent, error, ...row } = step;
  return { ...row, error: error?.code ?? null, costMicros: costOf(step) };
}

function stepTable(steps: readonly StepRow[]): string {
  const rows = steps.map(({ run: name, step, agent, leadId, task, backend, model, prompt, attempt, outcome, error, rung, usage, costMicros, milliseconds }) =>
    [name, step, agent, leadId ?? '', `${backend} ${model}`, prompt === null ? task : `${prompt.name} ${prompt.version}`, attempt, `${error ?? outcome}${rung === null ? '' : ` (${rung})`}`, usage?.inputTokens ?? '', usage?.outputTokens ?? '', dollars(costMicros), milliseconds].map((cell) => plainLine(String(cell))),
  );
  const headings = ['run', 'step', 'agent', 'lead', 'model', 'prompt', 'request', 'outcome', 'tokens in', 'tokens out', 'cost', 'ms'];
  // One run is named once, above the table.
  const single = new Set(steps.map(({ run: name }) => name)).size === 1;
  return single ? `Run ${steps[0]?.run}, ${steps[0]?.at} to ${steps.at(-1)?.at}\n${table(headings.slice(1), rows.map((row) => row.slice(1)))}` : table(headings, rows);
}

import { backendForRole } from '../../core/config/backend-for-role.ts';
import { createError } from '../../core/errors.ts';
import { weakPoints } from '../../core/model/weak-points.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { textOption } from '../option-values.ts';
import { probeText } from '../setup/probe-text.ts';

/** What a model can do, by asking it, or as it was found before while its version is the same. Rejects with `usage_wrong`, or with a `model_…` error. */
export async function run(context: CommandContext, { arguments: [name], options }: GivenArguments): Promise<CommandResult> {
  const { survey, settings } = await context.engine();
  const writer = backendForRole(settings, 'writer');
  const backend = textOption(options, 'backend') ?? writer.backend;
  const about = survey.about(backend);
  if (about === null) throw createError('usage_wrong', { reason: `the backend "${backend}" has no models; name another with --backend` });
  const model = name ?? (backend === writer.backend ? writer.model : null) ?? about.defaultModel;
  if (model === null) throw createError('model_not_chosen', { backend: about.label });
  context.log.info(`Asking ${model} (${about.label}) …`);
  const probe = await survey.probe(backend, model, context.signal);
  const points = weakPoints(probe);
  return { json: { backend, ...probe, weakPoints: points }, text: [`${probe.model} (${about.label}): ${probeText(probe)}`, ...points.map((point) => `  ${point}`)].join('\n') };
}

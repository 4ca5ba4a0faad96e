import { choicesForRole } from '../../core/config/backend-for-role.ts';
import { agentRoles } from '../../core/contracts/agent.ts';
import { isOutreachError } from '../../core/errors.ts';
import type { ModelSurvey } from '../../core/model/model-survey.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { textOption } from '../option-values.ts';
import { table } from '../table.ts';

/** What each configured backend has; exit code 1 when one could not be asked. */
export async function run(context: CommandContext, { options }: GivenArguments): Promise<CommandResult> {
  const { survey, settings } = await context.engine();
  const named = textOption(options, 'backend');
  const configured = new Set(agentRoles.flatMap((role) => choicesForRole(settings, role)).map(({ backend }) => backend));
  const asked = (named === undefined ? [...configured] : [named]).filter((backend) => survey.about(backend) !== null);
  const backends = await Promise.all(asked.map((backend) => listOne(survey, backend, context.signal)));
  if (backends.length === 0) return { json: { backends }, text: 'The offline rules do the work; they have no models. "outreach setup --models" chooses somebody else.' };
  const models = backends.flatMap(({ backend, models: have }) => have.map((model) => [backend, model.id, model.contextTokens, yesOrNo(model.probe?.objects), yesOrNo(model.probe?.tools), model.probe?.tokensPerSecond ?? '–'] as const));
  const failures = backends.flatMap(({ error }) => (error === null ? [] : [`${error.message}\n  ${error.help}`]));
  const lists = models.length === 0 ? [] : [table(['backend', 'model', 'context', 'JSON', 'tools', 'tokens a second'], models.map(([backend, id, tokens, ...rest]) => [backend, id, tokens ?? '–', ...rest]))];
  const empty = backends.filter((each) => each.error === null && each.models.length === 0).map(({ backend }) => `${backend} has none.`);
  return { json: { backends }, text: [...lists, ...empty, ...failures].join('\n'), exitCode: failures.length > 0 ? 1 : 0 };
}

async function listOne(survey: ModelSurvey, backend: string, signal: AbortSignal) {
  try {
    const models = await survey.models(backend, signal);
    const known = await Promise.all(models.map(async (model) => ({ ...model, probe: (await survey.known(backend, model)) ?? null })));
    return { backend, models: known.map((model) => ({ ...model, contextTokens: model.probe?.contextTokens ?? model.contextTokens })), error: null };
  } catch (thrown) {
    if (!isOutreachError(thrown) || signal.aborted) throw thrown;
    const { code, message, help } = thrown;
    return { backend, models: [], error: { code, message, help } };
  }
}

function yesOrNo(works: boolean | undefined): string {
  return works === undefined ? 'not tried' : works ? 'yes' : 'no';
}

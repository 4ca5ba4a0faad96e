import { type CancellationToken, type ChatRequest, LanguageModelChatMessage, l10n } from 'vscode';
import { reasonOf } from '../../core/errors.ts';
import type { PlanGround, RequestPlan } from '../../core/orchestrator/request-plan.ts';
import type { CampaignRequest } from '../../core/orchestrator/scout-campaign.ts';
import type { Host } from '../host/host.ts';

export interface MadePlan {
  readonly plan: RequestPlan;
  /** Who was asked for it. */
  readonly model: string;
  /** The model made none that could be used. */
  readonly isByRules: boolean;
}

const fewPlaces = 5;

/** By the model that the person has chosen in the chat; by rules where that fails. Changes nothing. */
export async function makePlan(host: Host, { prompt, model }: ChatRequest, token: CancellationToken): Promise<MadePlan> {
  const [ground, { planByRules }] = await Promise.all([groundOf(host, prompt), import('../../core/orchestrator/request-plan.ts')]);
  try {
    return { plan: await planByModel(model, ground, token), model: model.name, isByRules: false };
  } catch (thrown) {
    if (token.isCancellationRequested) throw thrown;
    host.logs.log.warn(`The model of the chat made no plan, so rules did: ${reasonOf(thrown)}`);
    return { plan: planByRules(ground), model: model.name, isByRules: true };
  }
}

async function planByModel(model: ChatRequest['model'], ground: PlanGround, token: CancellationToken): Promise<RequestPlan> {
  const [{ checkedPlan, planInstructions, requestPlanSchema }, { readObject }] = await Promise.all([import('../../core/orchestrator/request-plan.ts'), import('../../core/model/ladder/read-object.ts')]);
  const messages = [LanguageModelChatMessage.User(planInstructions), LanguageModelChatMessage.User(JSON.stringify(ground))];
  const response = await model.sendRequest(messages, { justification: l10n.t('Outreach makes a plan of your request.') }, token);
  let text = '';
  for await (const piece of response.text) text += piece;
  const read = readObject({ text, toolCalls: [], finish: 'stop', schema: requestPlanSchema, wanted: 'plan' });
  return checkedPlan(read.ok ? read.value : null, ground);
}

async function groundOf(host: Host, request: string): Promise<PlanGround> {
  const { kernel, store } = await host.engine();
  const asked = (await store.campaigns.list()).map((campaign) => campaign.request as CampaignRequest).filter(({ isSample }) => isSample !== true);
  const before = new Map(asked.flatMap(({ venues = [] }) => venues).map((place) => [`${place.venue} ${place.from}`, place]));
  return { request, venues: kernel.venues.all().map(({ id, description }) => ({ id, description })), before: [...before.values()].slice(0, fewPlaces) };
}

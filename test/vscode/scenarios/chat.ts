import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, LanguageModelTextPart, lm } from 'vscode';
import type { RequestPlan } from '../../../core/orchestrator/request-plan.ts';

const home = process.env['OUTREACH_HOME'] ?? '';

async function tool(name: string, input: object): Promise<unknown> {
  try {
    const { content } = await lm.invokeTool(name, { input, toolInvocationToken: undefined });
    return JSON.parse(content.map((part) => (part instanceof LanguageModelTextPart ? part.value : '')).join(''));
  } catch (thrown) {
    return { refused: String(thrown) };
  }
}

/** As typed into the chat; what the participant leaves behind for the next turn. */
async function ask(query: string, model = 'plans'): Promise<unknown> {
  const answer = await commands.executeCommand<{ readonly metadata?: unknown; readonly errorDetails?: unknown } | undefined>('workbench.action.chat.open', { query: `@outreach ${query}`, mode: 'ask', blockOnResponse: true, modelSelector: { vendor: 'playback', id: model } });
  return answer?.errorDetails ?? answer?.metadata ?? null;
}

export function bringsToolsOfWhichNoneSends(): unknown {
  return lm.tools.filter(({ name }) => name.startsWith('outreach')).map(({ name }) => name).sort();
}

export async function saysThatThereIsNothingYet(): Promise<unknown> {
  return { leads: await tool('outreach_searchLeads', {}), draft: await tool('outreach_draftEmail', { leadId: 1 }), status: await ask('/status') };
}

export async function makesTheSample(): Promise<void> {
  await commands.executeCommand('outreach.runSample');
}

export async function looksThroughLeads(): Promise<unknown> {
  return { two: await tool('outreach_searchLeads', { limit: 2 }), none: await tool('outreach_searchLeads', { text: 'no such company' }) };
}

export async function readsABrief(): Promise<unknown> {
  return tool('outreach_readBrief', { leadId: await aLead() });
}

export async function givesTheDraftThatIsThereAndAnother(): Promise<unknown> {
  const leadId = await aLead();
  return { there: await tool('outreach_draftEmail', { leadId }), another: await tool('outreach_draftEmail', { leadId, anew: true }), then: await tool('outreach_draftEmail', { leadId }) };
}

export async function answersInTheChat(): Promise<unknown> {
  return { help: await ask(''), status: await ask('/status'), review: await ask('/review'), leads: await ask('/leads tidewell') };
}

export async function makesAPlanOfARequest(): Promise<unknown> {
  const request = 'find five fintech companies that hire backend engineers on https://jobs.example/backend and draft to their CTOs';
  // The model's plan names an address: it is only taken from the user.
  return { byTheModel: await ask(request), withoutAModelThatCan: await ask(request, 'echo'), withAnAddressThatNobodyNamed: await ask('find five fintech companies'), withAModelThatRefuses: await ask(request, 'forbids') };
}

export async function beginsNothingBefore(): Promise<unknown> {
  return { csv: await tool('outreach_searchLeads', { venue: 'csv' }) };
}

export async function runsAPlanAndKeepsToIt(): Promise<unknown> {
  const file = join(home, 'people.csv');
  writeFileSync(file, 'company,role\nAlder Pay,Backend engineer\nBirch Foods,Cook\nCedar Bank,Senior backend engineer\n');
  const plan: RequestPlan = { venues: [{ venue: 'csv', from: file }], limit: 5, mode: 'assist', wanted: { about: [], role: ['backend engineer'], place: [] }, notDone: [] };
  const id = await commands.executeCommand<number>('outreach.runPlan', plan);
  assert.ok(id);
  await commands.executeCommand('outreach.continueCampaign', { id });
  return tool('outreach_searchLeads', { venue: 'csv' });
}

async function aLead(): Promise<number> {
  const { leads } = (await tool('outreach_searchLeads', { status: 'drafted', limit: 1 })) as { readonly leads: readonly { readonly id: number }[] };
  assert.ok(leads[0]);
  return leads[0].id;
}

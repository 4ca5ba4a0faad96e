import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commands } from 'vscode';

const home = process.env['OUTREACH_HOME'] ?? '';

/** The command waits for an answer: the one that is offered first is taken. */
async function acceptingFirst<Result>(asking: Thenable<Result>): Promise<Result> {
  const ended = new AbortController();
  void Promise.resolve(asking).finally(() => ended.abort());
  while (!ended.signal.aborted) {
    await pause(300);
    if (!ended.signal.aborted) await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
  return asking;
}

export async function makesTenDraftsWithoutAKey(): Promise<unknown> {
  return { campaign: await commands.executeCommand('outreach.runSample') };
}

export async function findsNothingToSendBeforeApproval(): Promise<unknown> {
  return { sent: (await commands.executeCommand('outreach.sendApproved')) ?? null };
}

export async function approvesSeveral(): Promise<unknown> {
  return commands.executeCommand('outreach.approveDrafts', { id: 1 }, [1, 2, 3, 999].map((id) => ({ id })));
}

export async function rejectsOne(): Promise<unknown> {
  return acceptingFirst(commands.executeCommand('outreach.rejectDrafts', [{ id: 4 }]));
}

export async function sendsOnlyWhatIsApproved(): Promise<unknown> {
  const report = await acceptingFirst(commands.executeCommand<{ sent: readonly { emailId: number }[] }>('outreach.sendApproved'));
  return { sent: report.sent.map(({ emailId }) => emailId), files: readdirSync(join(home, 'outbox')).filter((name) => name.endsWith('.eml')).length };
}

export async function sendsNothingTwice(): Promise<unknown> {
  return { sent: (await commands.executeCommand('outreach.sendApproved')) ?? null, files: readdirSync(join(home, 'outbox')).filter((name) => name.endsWith('.eml')).length };
}

export async function setsAnAddress(): Promise<unknown> {
  const address = await commands.executeCommand('outreach.setLeadAddress', { id: 9 }, 'jobs@known.example');
  assert.equal(address, 'jobs@known.example');
  return { refused: (await commands.executeCommand('outreach.setLeadAddress', { id: 9 }, 'no address')) ?? null };
}

export async function goesOnWithACampaign(): Promise<unknown> {
  return { campaign: await commands.executeCommand('outreach.continueCampaign', { id: 1 }) };
}

export async function pausesAndStops(): Promise<unknown> {
  await commands.executeCommand('outreach.pauseCampaign', { id: 1 });
  return commands.executeCommand('outreach.stopCampaign');
}

export async function tellsOfWhatIsNotThere(): Promise<unknown> {
  return { campaign: (await commands.executeCommand('outreach.continueCampaign', { id: 77 })) ?? null };
}

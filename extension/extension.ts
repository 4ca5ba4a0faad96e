// What the editor calls. A table of contents: each line is a part of the front end, which registers what it brings. Nothing is opened here.
import type { ExtensionContext } from 'vscode';
import { registerApi } from './api.ts';
import { registerLanguageModelTools } from './chat/language-model-tools.ts';
import { registerParticipant } from './chat/participant.ts';
import { registerCampaignCommands } from './commands/campaigns.ts';
import { registerLawfulBasis } from './commands/lawful-basis.ts';
import { registerLeadCommands } from './commands/leads.ts';
import { registerMailCommands } from './commands/mail.ts';
import { registerAllowAddress } from './commands/allow-address.ts';
import { registerMailTroubles } from './commands/mail-troubles.ts';
import { registerManagePluginAccess } from './commands/manage-plugin-access.ts';
import { registerManagePlugins } from './commands/manage-plugins.ts';
import { registerRunPlan } from './commands/run-plan.ts';
import { registerShowLog } from './commands/show-log.ts';
import { registerShowMessagesAgain } from './commands/show-messages-again.ts';
import { registerDrafts } from './drafts/register-drafts.ts';
import { createHost, type Host } from './host/host.ts';
import { registerBeginMail } from './host/begin-mail.ts';
import { registerReloadOnChange } from './host/reload-on-change.ts';
import { registerResume } from './host/resume-runs.ts';
import type { OutreachExports } from './outreach-api.ts';
import { registerPages } from './pages/register-pages.ts';
import { registerSetup } from './setup/register-setup.ts';
import { registerViews } from './views/register-views.ts';

let host: Host | undefined;

export function activate(context: ExtensionContext): OutreachExports {
  host = createHost(context);
  registerShowLog(host);
  registerShowMessagesAgain(host);
  registerReloadOnChange(host);
  registerViews(host);
  registerDrafts(host);
  registerCampaignCommands(host);
  registerLeadCommands(host);
  registerMailCommands(host);
  registerMailTroubles(host);
  registerAllowAddress(host);
  registerLawfulBasis(host);
  registerPages(host);
  registerSetup(host);
  registerResume(host);
  registerBeginMail(host);
  registerRunPlan(host);
  registerManagePluginAccess(host);
  registerManagePlugins(host);
  registerLanguageModelTools(host);
  registerParticipant(host);
  return registerApi(host);
}

/** The editor waits a few seconds for it: what runs is put down in good order. */
export async function deactivate(): Promise<void> {
  await host?.close();
}

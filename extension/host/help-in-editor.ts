import { type CommandName, commands } from '../contributions.ts';

// Help is written for the command line. In the editor the same thing is done by a command of ours. The first that fits, so that what is said more exactly comes first.
const inEditor: readonly (readonly [RegExp, string])[] = [
  [/"outreach (?:setup --models|models list|config set llm\.model[^"]*)"/g, titled('setupModel')],
  [/"outreach setup(?: [^"]*)?"/g, titled('setup')],
  [/"outreach config set sender\.[^"]*(?:"[^"]*"[^"]*)?"/g, titled('setupSender')],
  [/"outreach config (?:set|show)[^"]*"/g, titled('openSettings')],
  [/"outreach run all[^"]*"/g, titled('newCampaign')],
  [/"outreach run [^"]*"/g, titled('continueCampaign')],
  [/"outreach profile import[^"]*"/g, titled('setupProfile')],
  [/"outreach data address[^"]*"/g, titled('setLeadAddress')],
  [/"outreach mail approve[^"]*"/g, titled('approveDraft')],
  [/"outreach mail reject[^"]*"/g, titled('rejectDraft')],
  [/"outreach mail regenerate[^"]*"/g, titled('regenerateDraft')],
  [/"outreach mail edit[^"]*"/g, titled('openDraft')],
  [/"outreach mail why[^"]*"/g, titled('whyNotSent')],
  [/, or "outreach mail settle [^"]*"/g, ''],
  [/"outreach mail settle[^"]*"/g, titled('settleMessage')],
  [/"outreach mail release[^"]*"/g, titled('releaseHome')],
  [/"outreach mail domain[^"]*"/g, titled('checkDomain')],
  [/"outreach mail resume[^"]*"/g, titled('resumeAccount')],
  [/; then say so: "outreach mail unsuppress [^"]*"/g, `; then say so by ${titled('allowAddress')}`],
  [/"outreach mail unsuppress[^"]*"/g, titled('allowAddress')],
  [/"outreach mail pause[^"]*"/g, titled('pauseAccount')],
  [/"outreach mail send[^"]*"/g, titled('sendApproved')],
  [/"outreach mail (?:domain|check)[^"]*"/g, titled('checkDomain')],
  [/"outreach mail test[^"]*"/g, titled('sendTestMessage')],
  [/"outreach plugins (?:list|enable|disable)[^"]*"/g, titled('managePlugins')],
  [/"outreach agents logs"/g, titled('showLog')],
  [/, or name it with --resume FILE/g, ''],
  [/, or name another with --venue and --from; then run the same command again/g, ', or name another by “Outreach: New Campaign”; then try again'],
  [/, or name another folder with --home/g, ', or name another folder in the setting “outreach.home”'],
  [/Name another folder with --home/g, 'Name another folder in the setting “outreach.home”'],
  [/Name a folder on a disk of this machine with --home/g, 'Name a folder on a disk of this machine in the setting “outreach.home”'],
];

/** Says the editor's commands where the help says those of the command line, as far as there are such. */
export function helpInEditor(help: string): string {
  return inEditor.reduce((text, [said, instead]) => text.replaceAll(said, instead), help);
}

function titled(name: CommandName): string {
  return `“Outreach: ${commands[name].title}”`;
}

// Help is written for the command line. In the editor the same thing is done by a command of ours.

const inEditor: readonly (readonly [RegExp, string])[] = [
  [/"outreach setup --models"|"outreach models list"/g, '“Outreach: Choose a Model”'],
  [/"outreach setup(?: [^"]*)?"/g, '“Outreach: Setup”'],
  [/"outreach config set sender\.[^"]*(?:"[^"]*"[^"]*)?"/g, '“Outreach: Say Who Writes”'],
  [/"outreach run continue"/g, '“Outreach: Continue Campaign”'],
  [/"outreach run all[^"]*"/g, '“Outreach: New Campaign”'],
  [/"outreach profile import[^"]*"/g, '“Outreach: Import Your Résumé”'],
  [/, or name it with --resume FILE/g, ''],
  [/, or name another folder with --home/g, ', or name another folder in the setting “outreach.home”'],
  [/Name another folder with --home/g, 'Name another folder in the setting “outreach.home”'],
  [/Name a folder on a disk of this machine with --home/g, 'Name a folder on a disk of this machine in the setting “outreach.home”'],
];

/** Says the editor's commands where the help says those of the command line, as far as there are such. */
export function helpInEditor(help: string): string {
  return inEditor.reduce((text, [said, instead]) => text.replaceAll(said, instead), help);
}

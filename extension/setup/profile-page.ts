import { l10n } from 'vscode';
import type { Profile } from '../../core/domain/profile.ts';
import { gapsIn, type ProfileGap } from './profile-gaps.ts';
import type { Choice } from './quick-steps.ts';
import { plainly } from './show-page.ts';

const gapWords: Readonly<Record<ProfileGap, () => string>> = {
  name: () => l10n.t('Your name: "Say Who Writes" asks for it.'),
  email: () => l10n.t('Your mail address: "Say Who Writes" asks for it.'),
  skills: () => l10n.t('Skills: fewer than three were found, so little can be matched. A list under the heading "Skills" is read best.'),
  positions: () => l10n.t('Positions: none was found. Each with title, company and years is read best.'),
  achievements: () => l10n.t('What you did there: letters only say what your résumé proves, so a line for each achievement helps most.'),
};

/** What a résumé says, at a glance. */
export function profileChoices(profile: Profile): readonly Choice[] {
  const { name, headline, email, skills, experience } = profile;
  const gaps = gapsIn(profile);
  const none = l10n.t('not found');
  return [
    { heading: l10n.t('What was read'), label: `$(account) ${name?.value ?? none}`, description: [headline?.value, email?.value].filter(Boolean).join(' · ') },
    { label: `$(tools) ${l10n.t('{0} skills', skills.length)}`, description: skills.map(({ value }) => value).join(', ') },
    ...experience.slice(0, 5).map((each) => ({ label: `$(briefcase) ${[each.title?.value, each.company?.value].filter(Boolean).join(', ') || none}`, description: yearsOf(each) })),
    ...gaps.map((gap, index) => ({ ...(index === 0 ? { heading: l10n.t('What is missing') } : {}), label: `$(warning) ${gapWords[gap]()}` })),
  ];
}

/** All of it, to be read at leisure. */
export function profilePage(profile: Profile, source: string): string {
  const { name, headline, email, phone, location, skills, experience, projects, education, links } = profile;
  const gaps = gapsIn(profile);
  const facts = [headline, location, email, phone].flatMap((each) => (each === null ? [] : [plainly(each.value)]));
  return [
    `# ${plainly(name?.value ?? l10n.t('No name was found'))}`,
    facts.join(' · '),
    l10n.t('Read from {0}. Nothing of it leaves this machine, unless you choose a model that works elsewhere.', plainly(source)),
    ...section(l10n.t('What is missing'), gaps.map((gap) => gapWords[gap]())),
    ...section(l10n.t('Skills'), skills.length === 0 ? [] : [skills.map(({ value }) => plainly(value)).join(', ')]),
    ...experience.flatMap((each) => [`## ${plainly([each.title?.value, each.company?.value].filter(Boolean).join(', '))}`, plainly(yearsOf(each)), each.highlights.map(({ value }) => `- ${plainly(value)}`).join('\n')]),
    ...projects.flatMap((each) => [`## ${plainly(each.name.value)}`, each.highlights.map(({ value }) => `- ${plainly(value)}`).join('\n')]),
    ...section(l10n.t('Education'), education.map(({ school, degree, year }) => plainly([degree?.value, school?.value, year?.value].filter(Boolean).join(', ')))),
    ...section(l10n.t('Links'), links.map(({ value }) => plainly(value))),
  ].filter((part) => part !== '').join('\n\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.map((line) => `- ${line}`).join('\n')];
}

function yearsOf({ start, end, current }: Profile['experience'][number]): string {
  return [start?.value, current ? l10n.t('now') : end?.value].filter(Boolean).join(' – ');
}

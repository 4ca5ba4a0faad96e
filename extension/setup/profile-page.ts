import { l10n } from 'vscode';
import type { Profile } from '../../core/domain/profile.ts';
import { html, type Html } from '../pages/html.ts';
import { gapsIn, type ProfileGap } from './profile-gaps.ts';
import type { Choice } from './quick-steps.ts';

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
    { heading: l10n.t('What was read'), label: name?.value ?? none, icon: 'account', description: [headline?.value, email?.value].filter(Boolean).join(' · ') },
    { label: l10n.t('{0} skills', skills.length), icon: 'tools', description: skills.map(({ value }) => value).join(', ') },
    ...experience.slice(0, 5).map((each) => ({ label: [each.title?.value, each.company?.value].filter(Boolean).join(', ') || none, icon: 'briefcase', description: yearsOf(each) })),
    ...gaps.map((gap, index) => ({ ...(index === 0 ? { heading: l10n.t('What is missing') } : {}), label: gapWords[gap](), icon: 'warning' })),
  ];
}

/** All of it, to be read at leisure. */
export function profilePage(profile: Profile, source: string): Html {
  const { name, headline, email, phone, location, skills, experience, projects, education, links } = profile;
  const facts = [headline, location, email, phone].flatMap((each) => (each === null ? [] : [each.value]));
  const did = (highlights: readonly { readonly value: string }[]) => listOf(highlights.map(({ value }) => value));
  return html`<h1>${name?.value ?? l10n.t('No name was found')}</h1>
    <p>${facts.join(' · ')}</p>
    <p class="quiet">${l10n.t('Read from {0}. Nothing of it leaves this machine, unless you choose a model that works elsewhere.', source)}</p>
    ${section(l10n.t('What is missing'), gapsIn(profile).map((gap) => gapWords[gap]()))}
    ${section(l10n.t('Skills'), skills.length === 0 ? [] : [skills.map(({ value }) => value).join(', ')])}
    ${experience.map((each) => html`<section><h2>${[each.title?.value, each.company?.value].filter(Boolean).join(', ')}</h2><p class="quiet">${yearsOf(each)}</p>${did(each.highlights)}</section>`)}
    ${projects.map((each) => html`<section><h2>${each.name.value}</h2>${did(each.highlights)}</section>`)}
    ${section(l10n.t('Education'), education.map(({ school, degree, year }) => [degree?.value, school?.value, year?.value].filter(Boolean).join(', ')))}
    ${section(l10n.t('Links'), links.map(({ value }) => value))}`;
}

function section(title: string, lines: readonly string[]): Html | false {
  return lines.length > 0 && html`<section><h2>${title}</h2>${listOf(lines)}</section>`;
}

function listOf(lines: readonly string[]): Html | false {
  return lines.length > 0 && html`<ul class="bullets">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function yearsOf({ start, end, current }: Profile['experience'][number]): string {
  return [start?.value, current ? l10n.t('now') : end?.value].filter(Boolean).join(' – ');
}

import type { Profile } from '../core/index.ts';

/** The profile as a person reads it. */
export function profileText(profile: Profile): string {
  const line = (name: string, value: string | undefined) => (value === undefined ? [] : [`${name.padEnd(11)}${value}`]);
  return [
    ...line('Name', profile.name?.value),
    ...line('Headline', profile.headline?.value),
    ...line('Address', profile.email?.value),
    ...line('Phone', profile.phone?.value),
    ...line('Place', profile.location?.value),
    ...line('Skills', profile.skills.map(({ value }) => value).join(', ') || undefined),
    ...profile.experience.flatMap(({ title, company, start, end, current, highlights }) => [
      `${'Experience'.padEnd(11)}${[title?.value, company?.value].filter(Boolean).join(', ')}  ${[start?.value, current ? 'now' : end?.value].filter(Boolean).join(' – ')}`,
      ...highlights.map(({ value }) => `             • ${value}`),
    ]),
    ...profile.projects.map(({ name }) => `${'Project'.padEnd(11)}${name.value}`),
    ...profile.education.map(({ school, degree, year }) => `${'Education'.padEnd(11)}${[degree?.value, school?.value, year?.value].filter(Boolean).join(', ')}`),
    ...line('Links', profile.links.map(({ value }) => value).join(', ') || undefined),
  ].join('\n');
}

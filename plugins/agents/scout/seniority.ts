// The step of a career that a title stands for.
import type { Profile } from '../../../core/index.ts';

/** From first to last; a level is a place in this list. */
export const levelNames = ['intern', 'junior', 'mid-level', 'senior', 'staff or lead', 'manager', 'director or above'] as const;

const signs: readonly (readonly [RegExp, number])[] = [
  [/\b(?:intern(?:ship)?|working student|apprentice|trainee|werkstudent(?:in)?)\b/i, 0],
  [/\b(?:chief|c[etopfi]o|vp|vice president|director|co-?founder)\b/i, 6],
  [/\b(?:staff|principal|tech(?:nical)? lead|team lead|lead|architect|distinguished|founding)\b/i, 4],
  [/\b(?:head of|manager)\b/i, 5],
  [/\b(?:senior|sr|snr|iii)\b/i, 3],
  [/\b(?:junior|jr|graduate|entry[ -]level|associate|assistant)\b/i, 1],
];

/** The level that a title names; a title that names none is mid-level. `Engineering Manager` is one, `Account Manager` and `Product Manager` are not. */
export function levelOf(title: string): number {
  const plain = title.replaceAll(/\b(?:product|project|program(?:me)?|account|community|office|marketing|content|customer success) manager\b/gi, '');
  return signs.find(([sign]) => sign.test(plain))?.[1] ?? 2;
}

/** The higher of what the present title says and what the years say: 3 years make mid-level, 6 make senior. */
export function levelOfProfile(profile: Profile, now: string): number {
  const present = profile.experience.find(({ current }) => current) ?? profile.experience[0];
  const title = present?.title?.value ?? profile.headline?.value ?? '';
  const years = yearsOf(profile, now);
  const byYears = years >= 6 ? 3 : years >= 3 ? 2 : 1;
  return title === '' ? byYears : Math.max(levelOf(title), levelOf(title) === 0 ? 0 : byYears);
}

/** From the first year named to the last; a present job lasts until now. */
function yearsOf({ experience }: Profile, now: string): number {
  const years = experience.flatMap(({ start, end }) => [start, end]).flatMap((date) => (date?.value.match(/\b(?:19|20)\d{2}\b/g) ?? []).map(Number));
  if (experience.some(({ current }) => current)) years.push(new Date(now).getUTCFullYear());
  return years.length < 2 ? 0 : Math.max(...years) - Math.min(...years);
}

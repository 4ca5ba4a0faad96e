import type { Profile } from '../../core/domain/profile.ts';

/** What letters would be better with, and a résumé does not say. */
export type ProfileGap = 'name' | 'email' | 'skills' | 'positions' | 'achievements';

/** Fewer make it hard to find what fits. */
const fewestSkills = 3;

export function gapsIn({ name, email, skills, experience, projects }: Profile): readonly ProfileGap[] {
  const told = [...experience, ...projects].some(({ highlights }) => highlights.length > 0);
  const gaps: readonly (readonly [gap: ProfileGap, isOpen: boolean])[] = [
    ['name', name === null],
    ['email', email === null],
    ['skills', skills.length < fewestSkills],
    ['positions', experience.length === 0],
    ['achievements', !told],
  ];
  return gaps.filter(([, isOpen]) => isOpen).map(([gap]) => gap);
}

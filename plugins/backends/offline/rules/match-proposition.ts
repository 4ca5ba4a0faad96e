import type { PropositionAnswer, PropositionQuestion } from '../../../../core/index.ts';
import { hashOf } from '../english/choose.ts';
import { deedOf } from '../english/deed.ts';
import { deedStrength } from '../english/deed-strength.ts';
import { joinList } from '../english/join-list.ts';
import { spokenCompany, spokenRole } from '../english/spoken-name.ts';
import { spokenEmployer } from '../english/spoken-title.ts';

/** Chooses the experience to lead with and says in one sentence, to the user, what they bring. */
export function matchProposition(question: PropositionQuestion): PropositionAnswer {
  const leadWith = leadingIndex(question);
  const achievement = leadWith === null ? undefined : question.achievements[leadWith];
  const company = spokenCompany(question.company);
  const skills = joinList(question.shared.slice(0, 3));
  const deed = achievement === undefined ? null : deedOf(achievement.text, achievement.current);
  const where = achievement?.employer == null ? null : spokenEmployer(achievement.employer.text);
  const done = deed === null ? '' : `${where === null ? 'you' : `at ${where} you`} ${deed.form === 'infinitive' ? 'had to ' : deed.form === 'gerund' ? 'work on ' : ''}${deed.text.replace(/^(am|was) /, (_, verb: string) => (verb === 'am' ? 'are ' : 'were '))}`;
  const aim = question.role === null ? company : `the ${spokenRole(question.role)} role at ${company}`;
  if (skills !== '' && done !== '') return { valueProposition: `For ${aim} you bring ${skills}, and ${done}.`, leadWith };
  if (skills !== '') return { valueProposition: `For ${aim} you bring ${skills}.`, leadWith };
  if (done !== '') return { valueProposition: `For ${aim} the work to show is this: ${done}.`, leadWith };
  return { valueProposition: `Your résumé and what is known of ${aim} have little in common yet.`, leadWith };
}

/** Most shared skills first, then the strongest; among those about as strong one of the lead's own, so that not every letter leads with the same. */
function leadingIndex({ achievements, shared, company, role }: PropositionQuestion): number | null {
  const wanted = new Set(shared);
  const ranked = achievements
    .flatMap((achievement, index) => {
      const deed = deedOf(achievement.text, achievement.current);
      if (deed === null) return [];
      const inCommon = Math.min(2, achievement.skills.filter((skill) => wanted.has(skill)).length);
      return [{ index, fit: inCommon * 4 + deedStrength(deed) + (hashOf(`${company}\u0001${role ?? ''}\u0001${achievement.text}`) % 8) }];
    })
    .sort((a, b) => b.fit - a.fit || a.index - b.index);
  return ranked[0]?.index ?? (achievements.length > 0 ? 0 : null);
}

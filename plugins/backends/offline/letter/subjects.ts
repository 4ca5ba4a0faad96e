import { choose } from '../english/choose.ts';
import { joinList } from '../english/join-list.ts';
import { spokenTeam } from '../english/spoken-name.ts';
import { spokenSkill } from '../english/spoken-skill.ts';
import { spokenTitle } from '../english/spoken-title.ts';
import { upperFirst } from '../english/upper-first.ts';
import { bareTitle } from './experience.ts';
import type { Letter } from './letter.ts';

const mostCharacters = 70;

/** Two different subjects, for comparing which is answered more: one on the matter, one on the person. */
export function subjects(letter: Letter): readonly [string, string] {
  const matter = fitting(letter.role === null ? onCompany(letter) : onRole(letter, letter.role), `A note to ${letter.company}`);
  const person = fitting(onPerson(letter), `A question for ${letter.company}`).filter((subject) => subject !== matter[0]);
  const subjectA = choose(matter, letter.seed, 'subjectA');
  const others = person.filter((subject) => subject !== subjectA);
  const subjectB = choose(nonEmpty(others, `A question for ${letter.company}`), letter.seed, 'subjectB');
  return [subjectA, subjectB];
}

function onRole({ question, company }: Letter, role: string): readonly string[] {
  const skills = joinList(question.shared.slice(0, 2).map(({ skill }) => spokenSkill(skill)));
  return skills === ''
    ? [`Your ${role} opening`, `The ${role} role at ${company}`, `About the ${role} role`]
    : [`${role} at ${company}: ${skills}`, `${upperFirst(skills)} for your ${role} opening`, `The ${role} role at ${company}`];
}

function onCompany({ question, company }: Letter): readonly string[] {
  const skills = question.shared.slice(0, 2).map(({ skill }) => spokenSkill(skill));
  const list = joinList(skills);
  if (skills.length === 0) return [`A question about work at ${company}`, `A note to ${spokenTeam(company)}`, `Could ${company} use a hand?`, `An introduction, and a question about ${company}`, `Is there work at ${company}?`];
  return [`${upperFirst(list)} at ${company}`, `${upperFirst(list)} for ${company}`, `Work with ${list} at ${company}?`, `Your work with ${list}`];
}

function onPerson({ question, company, role }: Letter): readonly string[] {
  const title = question.sender.title === null ? null : spokenTitle(question.sender.title.text);
  const name = question.sender.name;
  return [
    ...(title === null ? [] : [`${upperFirst(bareTitle(title))} with a question for ${company}`, `Would ${company} have work for ${title}?`, `${upperFirst(title)} writing to ${company}`]),
    ...(name === null ? [] : role === null ? [`${name} to ${company}: a short introduction`] : [`${name}, on the ${role} role`]),
    `A question for ${spokenTeam(company)}`,
  ];
}

function fitting(subjects: readonly string[], otherwise: string): readonly [string, ...string[]] {
  return nonEmpty(
    subjects.filter((subject) => subject.length <= mostCharacters),
    otherwise.length <= mostCharacters ? otherwise : 'A short introduction',
  );
}

function nonEmpty(items: readonly string[], otherwise: string): readonly [string, ...string[]] {
  const [first, ...rest] = items;
  return first === undefined ? [otherwise] : [first, ...rest];
}

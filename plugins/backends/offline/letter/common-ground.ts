import type { SharedSkill } from '../../../../core/index.ts';
import { choose, shuffle } from '../english/choose.ts';
import { joinList } from '../english/join-list.ts';
import { spokenSkill } from '../english/spoken-skill.ts';
import { upperFirst } from '../english/upper-first.ts';
import type { Letter, Reference } from './letter.ts';
import { aboutCompany } from './opening.ts';
import { prove, type Proof, type Said, say, stated } from './said.ts';

/** The point that ties both sides: skills that the company names and the résumé too, or else a second thing about the company. Null when there is neither. */
export function commonGround(letter: Letter, further: Reference | undefined): Said | null {
  const { question, seed } = letter;
  const shared = question.shared.slice(0, 3);
  const names = joinList(shared.map(({ skill }) => spokenSkill(skill)));
  const source = letter.role !== null && shared.some(({ company: evidence }) => evidence.kind === 'posting') ? 'posting' : 'list of technologies';
  if (shared.length >= 2) {
    return say(
      choose(
        [
          `${upperFirst(names)} are in your ${source} and on my résumé.`,
          `We have ${names} in common.`,
          `Of the things your ${source} names, I bring ${names}.`,
          `${upperFirst(names)}, which your ${source} names, are part of my own work too.`,
          `As for tools, ${names} appear on both sides: in your ${source} and on my résumé.`,
          `${upperFirst(names)}: these are in your ${source}, and on my résumé.`,
        ],
        seed,
        'common',
      ),
      proofs(shared),
    );
  }
  if (shared.length === 1) {
    return say(
      choose(
        [
          `${upperFirst(names)} is in your ${source} and on my résumé.`,
          `We have ${names} in common.`,
          `You name ${names}, and so does my résumé.`,
          `${upperFirst(names)}, which your ${source} names, is part of my own work too.`,
          `One thing appears on both sides, in your ${source} and on my résumé: ${names}.`,
          `Your ${source} names ${names}, which I know from my own work.`,
        ],
        seed,
        'common',
      ),
      proofs(shared),
    );
  }
  return further === undefined ? null : aboutCompany(letter, further, 'later');
}

/** What the sender wants, for a letter that has told what they did. It states no fact. */
export function wish({ seed, company, role }: Letter): Said {
  return say(
    choose(
      [
        `I would like to do work of that kind for ${company}.`,
        `That is the kind of work I would like to bring to ${company}.`,
        `If ${company} has a place for work of that kind, I would like to hear about it.`,
        `I would be glad to put that to use for ${company}.`,
        `I would like to find out whether that is of use to ${company}.`,
        'If that is the kind of help you need, I would be glad to give it.',
        'I would be glad to do more of that with you.',
        `What I would like is to do such work for ${company}.`,
        'That is what I would bring along.',
        'That is the sort of thing I could do for you.',
        `It may not be what ${company} needs first, but it shows how I work.`,
        ...(role === null ? [] : [`I would be glad to bring that to the ${role} role.`]),
      ],
      seed,
      'wish',
    ),
  );
}

/** What else the résumé names, for a letter that has room left. */
export function toolbox({ question, seed }: Letter): Said | null {
  const told = new Set(question.shared.map(({ skill }) => skill.toLowerCase()));
  const named = question.skills.filter(({ text }) => !told.has(text.toLowerCase()) && text.split(' ').length <= 3 && /^[\p{L}\d.]/u.test(text) && !/[:,;()|]|^(?:fluent|proficient|experienced|strong|basic|native|advanced|excellent|good)\b/i.test(text));
  const some = shuffle(named, seed, 'toolbox').slice(0, 4);
  if (some.length < 2) return null;
  const list = joinList(some.map(({ text }) => spokenSkill(text)));
  return say(choose([`My résumé also names ${list}.`, `${upperFirst(list)} are on my résumé too.`, `The résumé behind this also lists ${list}.`, `To complete the picture, my résumé lists ${list}.`], seed, 'toolbox-frame'), ...some.map((skill) => stated(skill, spokenSkill(skill.text))));
}

function proofs(shared: readonly SharedSkill[]): readonly Proof[] {
  return shared.flatMap(({ skill, resume, company }) => [...prove(skill, resume), ...prove(skill, company)]);
}

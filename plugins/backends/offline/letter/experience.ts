import { choose, hashOf } from '../english/choose.ts';
import { inBrief } from '../english/clip.ts';
import { spokenEmployer, spokenTitle } from '../english/spoken-title.ts';
import type { Experience, Letter } from './letter.ts';
import { prove, type Proof, type Said, say, stated } from './said.ts';

interface Place {
  /** `ABC Company`, or null when the résumé's line holds more than a name. */
  readonly employer: string | null;
  /** `a software engineer`. */
  readonly title: string | null;
  readonly project: string | null;
  readonly proofs: readonly Proof[];
}

/** The experience to lead with, in one sentence that names where it was. */
export function leadingExperience(letter: Letter, experience: Experience, introduced: boolean): Said {
  const { seed, question } = letter;
  const { deed } = experience;
  const { employer, title, project, proofs } = placeOf(experience);
  const doing = hashOf(`${seed}\u0001brief`) % 2 === 0 ? deed.text : inBrief(deed.text, 18);
  const proof = [...prove(doing, experience.achievement.evidence), ...proofs];
  if (project !== null) {
    return say(choose([`For ${project}, a project of mine, I ${doing}.`, `One project of mine is ${project}: I ${doing}.`, `With ${project}, my own project, I ${doing}.`, `Of my own projects I would name ${project} first, for which I ${doing}.`, `My project ${project} may show it best: I ${doing}.`], seed, 'lead'), proof);
  }
  if (employer === null) return say(withoutEmployer(letter, experience, title), proof);
  if (introduced && placeOfSender(letter) === employer) {
    const frames: Readonly<Record<typeof deed.form, readonly [string, ...string[]]>> = {
      past: [`There I ${doing}.`, `In that role I ${doing}.`, `One example from there: I ${doing}.`, `To give one example, I ${doing}.`, `Among other things, I ${doing}.`, `In my time there I ${doing}.`, `If I may name one piece of work: I ${doing}.`],
      present: [`There I ${doing}.`, `In that role I ${doing}.`, `Day to day, I ${doing}.`, `Among other things, I ${doing}.`],
      infinitive: [`My work there was to ${doing}.`, `My task was to ${doing}.`],
      gerund: [`My work there ${experience.achievement.current ? 'includes' : 'included'} ${doing}.`],
    };
    return say(choose(frames[deed.form], seed, 'lead'), proof);
  }
  switch (deed.form) {
    case 'infinitive':
      return say(choose([`At ${employer}, my work was to ${doing}.`, `My task at ${employer} was to ${doing}.`, ...(title === null ? [] : [`As ${title} at ${employer}, it was my job to ${doing}.`])], seed, 'lead'), proof);
    case 'gerund':
      return say(
        experience.achievement.current
          ? choose([`My work at ${employer} includes ${doing}.`, `At ${employer}, my days include ${doing}.`], seed, 'lead')
          : choose([`My work at ${employer} included ${doing}.`, `At ${employer}, my work included ${doing}.`], seed, 'lead'),
        proof,
      );
    case 'present':
      return say(
        choose(
          [
            `At ${employer}, I ${doing}.`,
            `In my current work at ${employer}, I ${doing}.`,
            `Today, at ${employer}, I ${doing}.`,
            `What I do at ${employer} is easily said: I ${doing}.`,
            ...(title === null || introduced ? [] : [`I work as ${title} at ${employer}, where I ${doing}.`, `I am ${title} at ${employer}, where I ${doing}.`]),
          ],
          seed,
          'lead',
        ),
        proof,
      );
    case 'past':
      if (introduced && question.sender.current && !experience.achievement.current) {
        return say(choose([`In an earlier role, at ${employer}, I ${doing}.`, `Earlier, at ${employer}, I ${doing}.`, `Earlier I was at ${employer}, where I ${doing}.`], seed, 'lead'), proof);
      }
      return say(
        choose(
          [
            `At ${employer}, I ${doing}.`,
            `While at ${employer}, I ${doing}.`,
            `One example of my work: at ${employer}, I ${doing}.`,
            `The closest thing I can show is from ${employer}, where I ${doing}.`,
            `In my work for ${employer}, I ${doing}.`,
            `To start with an example: at ${employer}, I ${doing}.`,
            `Here is one thing I did at ${employer}: I ${doing}.`,
            `My best example comes from ${employer}, where I ${doing}.`,
            `From my side I can point to ${employer}, where I ${doing}.`,
            ...(title === null || introduced ? [] : [`As ${title} at ${employer}, I ${doing}.`, `I ${experience.achievement.current ? 'am' : 'was'} ${title} at ${employer}, where I ${doing}.`]),
          ],
          seed,
          'lead',
        ),
        proof,
      );
  }
}

/** A further experience; `before` is the one told just before it, so that it need not repeat the place. */
export function furtherExperience(letter: Letter, experience: Experience, before: Experience | null, slot: string): Said {
  const { seed } = letter;
  const { deed, achievement } = experience;
  const { employer, project, title, proofs } = placeOf(experience);
  const doing = inBrief(deed.text, 18);
  const proof = prove(doing, achievement.evidence);
  const samePlace = before !== null && employer !== null && placeOf(before).employer === employer && project === null;
  if (samePlace && deed.form === 'past') return say(choose([`I ${also(doing)}.`, `In the same job, I ${also(doing)}.`, `Besides that, I ${doing}.`, `A second example: I ${doing}.`, `In the same role I ${also(doing)}.`, `Another piece of work from there: I ${doing}.`], seed, slot), proof);
  if (samePlace && deed.form === 'present') return say(choose([`I ${also(doing)}.`, `Besides that, I ${doing}.`, `In the same role I ${also(doing)}.`], seed, slot), proof);
  if (project !== null) return say(choose([`There is also ${project}, a project for which I ${doing}.`, `My own project ${project} belongs here too: I ${doing}.`, `And there is ${project}, a project of mine: I ${doing}.`], seed, slot), [...proof, ...proofs]);
  if (employer === null) return say(withoutEmployer(letter, experience, title), [...proof, ...proofs]);
  const earlier = before !== null && before.achievement.current && !achievement.current;
  switch (deed.form) {
    case 'infinitive':
      return say(choose([`At ${employer}, my work was to ${doing}.`, `${earlier ? 'Earlier, my' : 'My'} task at ${employer} was to ${doing}.`], seed, slot), [...proof, ...proofs]);
    case 'gerund':
      return say(`My work at ${employer} ${achievement.current ? 'includes' : 'included'} ${doing}.`, [...proof, ...proofs]);
    default:
      return say(
        earlier
          ? choose([`Earlier, at ${employer}, I ${doing}.`, `In an earlier role, at ${employer}, I ${doing}.`, `Earlier I was at ${employer}, where I ${doing}.`, `There was also my work at ${employer}, where I ${doing}.`, `From an earlier role, at ${employer}: I ${doing}.`], seed, slot)
          : choose([`At ${employer}, I ${doing}.`, `A second example, from ${employer}: I ${doing}.`, `At ${employer} I ${also(doing)}.`, `Another example is from ${employer}, where I ${doing}.`], seed, slot),
        [...proof, ...proofs],
      );
  }
}

/** An experience told days after the first message, where nothing stands before it. */
export function laterExperience(letter: Letter, experience: Experience, slot: string): Said {
  const { deed, achievement } = experience;
  const { employer, project, title, proofs } = placeOf(experience);
  const doing = deed.text;
  const proof = [...prove(doing, achievement.evidence), ...proofs];
  if (project !== null) return say(`For ${project}, a project of mine, I ${doing}.`, proof);
  if (employer === null) return say(withoutEmployer(letter, experience, title), proof);
  if (deed.form === 'infinitive') return say(choose([`At ${employer}, my work was to ${doing}.`, `My task at ${employer} was to ${doing}.`], letter.seed, slot), proof);
  if (deed.form === 'gerund') return say(`My work at ${employer} ${achievement.current ? 'includes' : 'included'} ${doing}.`, proof);
  return say(choose([`At ${employer}, I ${doing}.`, `In my work for ${employer}, I ${doing}.`, `At ${employer} I ${also(doing)}.`, `One example from ${employer}: I ${doing}.`], letter.seed, slot), proof);
}

/** "also led", "was also responsible". */
function also(doing: string): string {
  return doing.replace(/^(?:(am|was) )?/, (_, verb: string | undefined) => (verb === undefined ? 'also ' : `${verb} also `));
}

function withoutEmployer({ seed }: Letter, { deed, achievement }: Experience, title: string | null): string {
  const doing = deed.text;
  if (deed.form === 'infinitive') return `In one of my roles, my work was to ${doing}.`;
  if (deed.form === 'gerund') return `My work ${achievement.current ? 'includes' : 'has included'} ${doing}.`;
  if (title !== null && deed.form === 'past') {
    return achievement.current ? choose([`As ${title}, I ${doing}.`, `In my work as ${title}, I ${doing}.`], seed, 'place') : choose([`Earlier, as ${title}, I ${doing}.`, `In an earlier role, as ${title}, I ${doing}.`], seed, 'place');
  }
  return choose([`In my own work, I ${doing}.`, `To give one example, I ${doing}.`], seed, 'place');
}

/** Who writes, by their newest position: "I am a software engineer at ABC Company." Null when the résumé does not say it plainly. */
export function introduction({ question, seed, role }: Letter): Said | null {
  const { title, employer, current } = question.sender;
  const said = title === null ? null : spokenTitle(title.text);
  const place = employer === null ? null : spokenEmployer(employer.text);
  if (title === null || said === null) return null;
  const proofs = [...stated(title, bareTitle(said)), ...(employer === null || place === null ? [] : stated(employer, place))];
  const at = place === null ? '' : ` at ${place}`;
  if (!current) return say(choose([`Most recently I was ${said}${at}.`, `My most recent role was that of ${said}${at}.`, `A word about me: I was ${said}${at} most recently.`], seed, 'introduction'), proofs);
  const plain = [`I am ${said}${at}.`, `I work as ${said}${at}.`, `A word about me: I am ${said}${at}.`, `To introduce myself: I work as ${said}${at}.`, ...(place === null ? [] : [`At ${place} I work as ${said}.`])] as const;
  if (role !== null) return say(choose(plain, seed, 'introduction'), proofs);
  const wishes = [
    `I am ${said}${at}, and I would like to ask about working with you.`,
    `I work as ${said}${at} and would like to know more about your work.`,
    `I am ${said}${at} and would be glad to work on something like that.`,
    ...(question.sender.name === null ? [] : [`My name is ${question.sender.name}; I am ${said}${at}.`]),
  ];
  return say(choose([...plain, ...wishes], seed, 'introduction'), proofs);
}

/** The employer that the introduction names. */
function placeOfSender({ question }: Letter): string | null {
  return question.sender.employer === null ? null : spokenEmployer(question.sender.employer.text);
}

export function bareTitle(said: string): string {
  return said.replace(/^an? /, '');
}

function placeOf({ achievement }: Experience): Place {
  const employer = achievement.employer === null ? null : spokenEmployer(achievement.employer.text);
  const title = achievement.title === null ? null : spokenTitle(achievement.title.text);
  const project = achievement.project === null ? null : spokenEmployer(achievement.project.text);
  return {
    employer,
    title,
    project,
    proofs: [
      ...(achievement.employer === null || employer === null ? [] : stated(achievement.employer, employer)),
      ...(achievement.title === null || title === null ? [] : stated(achievement.title, bareTitle(title))),
      ...(achievement.project === null || project === null ? [] : stated(achievement.project, project)),
    ],
  };
}

/** For a résumé whose lines cannot be turned into sentences: one of them as it stands. */
export function quotedExperience({ question, seed }: Letter): Said | null {
  const line = question.achievements.find(({ text }) => text.length <= 140 && /^[\p{L}\d]/u.test(text) && !/[|•@<>{}]|https?:/.test(text) && text.split(' ').length >= 3);
  if (line === undefined) return null;
  const words = line.text.replace(/[.;,]+$/, '');
  return say(choose([`One line of my résumé gives an idea: “${words}”.`, `To quote one line of my résumé: “${words}”.`], seed, 'quoted'), prove(words, line.evidence));
}

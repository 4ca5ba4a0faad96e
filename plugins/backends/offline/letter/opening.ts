import { choose } from '../english/choose.ts';
import { joinList } from '../english/join-list.ts';
import { spokenSkill } from '../english/spoken-skill.ts';
import { upperFirst } from '../english/upper-first.ts';
import type { Letter, Reference } from './letter.ts';
import { prove, type Said, say } from './said.ts';

/** The sentence that shows that this letter is for this company and no other; null when nothing is known that can be said. */
export function opening(letter: Letter, reference: Reference | undefined): Said {
  if (letter.role !== null) return openingForRole(letter, letter.role, reference);
  return reference === undefined ? openingFromStack(letter) : aboutCompany(letter, reference, 'opening');
}

function openingForRole(letter: Letter, role: string, reference: Reference | undefined): Said {
  const { seed, company } = letter;
  if (reference === undefined) {
    return say(choose([`I am writing about the ${role} role at ${company}.`, `Your ${role} opening is the reason for this note.`, `I read your posting for the ${role} role and would like to put my name forward.`], seed, 'opening'));
  }
  const quote = `“${reference.words}”`;
  const proof = prove(reference.words, reference.fact.evidence);
  if (reference.form === 'duty') {
    return say(
      choose(
        [
          `I am writing about the ${role} role. One line of the posting is why: ${quote}.`,
          `Among the tasks in your ${role} posting is this one: ${quote}. I would like to do that with you.`,
          `Your ${role} posting says: ${quote}. That line made me write.`,
          `In your ${role} posting you write: ${quote}. I would like to talk with you about that.`,
          `Your posting for the ${role} role says of the work: ${quote}.`,
        ],
        seed,
        'opening',
      ),
      proof,
    );
  }
  if (reference.form === 'asks') {
    const addressed = /^you\b/i.test(reference.words);
    return addressed
      ? say(choose([`In your ${role} posting you write: ${quote}.`, `Your ${role} posting says: ${quote}.`], seed, 'opening'), proof)
      : say(
          choose(
            [
              `Your posting for the ${role} role asks for ${quote}.`,
              `For the ${role} role at ${company} you ask for ${quote}.`,
              `I am writing about the ${role} role. The posting asks for ${quote}.`,
              `Your ${role} posting names what you look for: ${quote}.`,
            ],
            seed,
            'opening',
          ),
          proof,
        );
  }
  const about = aboutCompany(letter, reference, 'opening');
  const first = choose([`I am writing about the ${role} role.`, `Your ${role} posting brought me here.`, `This is about your opening for the ${role} role.`, `I would like to be considered for the ${role} role.`], seed, 'role');
  return say(`${first} ${about.text}`, about.proofs);
}

/** A sentence on what the company does. `slot` tells an opening from a later mention, so that both do not sound alike. */
export function aboutCompany({ company, seed }: Letter, reference: Reference, slot: 'opening' | 'later'): Said {
  const { words } = reference;
  const proof = prove(words, reference.fact.evidence);
  const quote = `“${words}”`;
  const later = slot === 'later';
  switch (reference.form) {
    case 'description':
      return say(
        later
          ? choose([`You also describe ${company} as ${quote}.`, `You describe ${company} as ${quote}; I would like to hear more about that.`, `You also call ${company} ${quote}.`], seed, 'later')
          : choose(
              [
                `You describe ${company} as ${quote}.`,
                `I have been reading about ${company}, ${quote} in your own words.`,
                `As I understand it, ${company} is ${words}.`,
                `Your own description of ${company}, ${quote}, is what made me write.`,
                `I learned that ${company} is ${words}.`,
                `You call ${company} ${quote}.`,
              ],
              seed,
              'opening',
            ),
        proof,
      );
    case 'you':
      return say(
        later
          ? choose([`I also read that you ${words}.`, `One more thing I noticed: you ${words}.`, `What I would like to hear more about is that you ${words}.`], seed, 'later')
          : choose(
              [
                `I read that you ${words}.`,
                `As I understand it, you ${words}.`,
                `What I noticed first about ${company} is that you ${words}.`,
                `I am writing because you ${words}.`,
                `At ${company} you ${words}. I would like to help with that.`,
                `From what I have read, you ${words}.`,
              ],
              seed,
              'opening',
            ),
        proof,
      );
    case 'deed':
      return say(
        later
          ? choose([`I also read that ${company} ${words}.`, `One more thing I found: ${company} ${words}.`, `What I would like to hear more about: how ${company} ${words}.`], seed, 'later')
          : choose(
              [
                `I read that ${company} ${words}.`,
                `As I understand it, ${company} ${words}.`,
                `What I have read about ${company} is that it ${words}.`,
                `I am writing because ${company} ${words}.`,
                `From what I have read, ${company} ${words}. I would like to help with that.`,
              ],
              seed,
              'opening',
            ),
        proof,
      );
    case 'mission':
      return say(
        later
          ? choose([`I also read your mission, ${quote}, and wondered what it means from day to day.`, `Your mission, ${quote}, is the part I would like to ask about.`], seed, 'later')
          : choose(
              [`You write that your mission is ${quote}.`, `Your mission, ${quote}, is the reason I am writing.`, `At ${company} the stated mission is ${quote}.`, `I read that ${company} has set itself a mission: ${quote}.`],
              seed,
              'opening',
            ),
        proof,
      );
    case 'tagline':
      return say(
        later
          ? choose([`Your line ${quote} stays in the mind.`, `Your line ${quote} is the part I would like to ask about.`], seed, 'later')
          : choose(
              [
                `You put it like this: ${quote}.`,
                `Your line for ${company} is ${quote}.`,
                `${upperFirst(company)} in one line: ${quote}.`,
                `${quote}: with that line ${company} had my attention.`,
                `You introduce ${company} with the words ${quote}.`,
                `You say it in one line: ${quote}. I would like to hear the longer version.`,
                `You sum up ${company} as ${quote}.`,
                `You work on this, in your own words: ${quote}. I would like to help.`,
                `Your summary of ${company}, ${quote}, was enough to make me write.`,
                `In one line, ${company} is about this: ${quote}.`,
                `Your words for ${company} are ${quote}.`,
                `${upperFirst(company)}, in your own words: ${quote}.`,
                `You name the aim in a few words: ${quote}.`,
              ],
              seed,
              'opening',
            ),
        proof,
      );
    case 'duty':
      return say(
        choose(
          [
            `The posting also speaks of this: ${quote}. I would like to hear more about it.`,
            `The posting also has this line: ${quote}.`,
            `Your posting also lists this task: ${quote}.`,
            `Further down, the posting says: ${quote}. I would be glad to take that on.`,
          ],
          seed,
          'later',
        ),
        proof,
      );
    case 'asks':
      return /^you\b/i.test(words) ? say(`The posting also says this of the person you look for: ${quote}.`, proof) : say(choose([`The posting also asks for ${quote}.`, `You also ask for ${quote}.`], seed, 'later'), proof);
    default:
      return say(
        later
          ? choose([`You also write: ${quote}.`, `You also say: ${quote}.`, `Elsewhere you say: ${quote}.`], seed, 'later')
          : choose([`You say this about ${company}: ${quote}.`, `Your pages say: ${quote}.`, `You write: ${quote}.`], seed, 'opening'),
        proof,
      );
  }
}

function openingFromStack({ question, company, seed }: Letter): Said {
  const named = question.shared.slice(0, 3);
  if (named.length === 0) {
    return say(choose([`I am writing to ask whether ${company} could use a hand.`, `I would like to ask whether ${company} has work for someone with this background.`, `I am writing to ${company} to ask about work.`], seed, 'opening'));
  }
  const list = joinList(named.map(({ skill }) => spokenSkill(skill)));
  const proofs = named.flatMap(({ skill, resume, company: evidence }) => [...prove(skill, resume), ...prove(skill, evidence)]);
  return say(choose([`I saw that ${company} works with ${list}.`, `${upperFirst(list)}: that part of your stack is the reason I am writing.`, `I read your list of technologies and stopped at ${list}.`], seed, 'opening'), proofs);
}


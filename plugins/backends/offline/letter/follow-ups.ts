import { choose } from '../english/choose.ts';
import { wordCount } from '../english/clip.ts';
import { toolbox } from './common-ground.ts';
import { introduction, laterExperience } from './experience.ts';
import { type Experience, greeting, type Letter, type Reference } from './letter.ts';
import { aboutCompany } from './opening.ts';
import { signOff } from './ask.ts';
import { type Said, say, together } from './said.ts';

export interface SaidFollowUp {
  readonly day: number;
  readonly said: Said;
}

const leastWords = 42;

/** Two short reminders, each with something the first message did not say. */
export function followUps(letter: Letter, unusedExperiences: readonly Experience[], unusedReferences: readonly Reference[]): readonly SaidFollowUp[] {
  // A sentence that can only be quoted whole is the last resort: another deed tells more.
  const sayable = unusedReferences.find(({ form }) => form !== 'line') ?? (unusedExperiences.length > 1 ? undefined : unusedReferences[0]);
  return [
    { day: 3, said: dayThree(letter, unusedExperiences[0], unusedReferences.find((each) => each !== sayable && each.form !== 'line')) },
    { day: 7, said: daySeven(letter, sayable, unusedExperiences[1]) },
  ];
}

function dayThree(letter: Letter, experience: Experience | undefined, reference: Reference | undefined): Said {
  const { seed, company, role } = letter;
  const about = role === null ? `my note to ${company}` : `my note on the ${role} role`;
  const lead = say(
    choose([`A short addition to ${about}.`, `One thing was missing from ${about}.`, `I would like to add something to ${about}.`, `A few days ago I wrote to you; here is something I left out.`, `There is one more thing that belongs in ${about}.`], seed, 'three'),
  );
  const fact = experience === undefined ? (toolbox(letter) ?? introduction(letter)) : laterExperience(letter, experience, 'three-fact');
  const ending = say(
    choose(
      [`Would something like that be of use to ${company}?`, 'Is that the kind of experience you need?', 'If it is useful, I am glad to tell you more.', 'Shall I send you my résumé?', 'If someone else should read this, please pass it on.'],
      seed,
      'three-end',
    ),
  );
  return framed(letter, [lead, fact], ending, [
    reference === undefined ? null : aboutCompany(letter, reference, 'later'),
    say(choose(['I kept the first message short on purpose and can say more about any of it.', 'I am happy to go into detail on any of this.', 'There is more behind it than fits into a mail, and I am glad to explain.'], seed, 'three-more')),
    say('Thank you for the time it takes to read this.'),
  ]);
}

function daySeven(letter: Letter, reference: Reference | undefined, experience: Experience | undefined): Said {
  const { seed, company, role } = letter;
  const about = role === null ? `my note to ${company}` : `the ${role} role`;
  const lead = say(choose(['This is my last note for now.', 'A last message from my side.', 'I will not write again after this message.', 'One more thought, and then I will not write again.', `A last word on ${about}.`], seed, 'seven'));
  const fact =
    reference !== undefined ? aboutCompany(letter, reference, 'later') : experience !== undefined ? laterExperience(letter, experience, 'seven-fact') : say(`I would still like to know what ${company} is working on next.`);
  const ending = say(
    choose(
      [
        `If ${company} has no opening now, I understand, and I would be glad to hear from you later.`,
        role === null ? `Should something open up at ${company} later, I would be glad to be remembered.` : `If the ${role} role has been filled, I would be glad to be kept in mind.`,
        'If the answer is no, that is fine; if it is not now, I can write again in a few months.',
        'If you know someone who should see this, I would be grateful if you forwarded it.',
        `Should ${company} look for someone later, I would be glad to hear from you.`,
        'Whatever the answer is, thank you for your time.',
      ],
      seed,
      'seven-end',
    ),
  );
  return framed(letter, [lead, fact], ending, [
    experience === undefined || reference === undefined ? null : laterExperience(letter, experience, 'seven-more'),
    say(choose(['My first message says what I could bring.', 'What I could bring stands in my first message.', 'The rest of what I have to say stands in my first message.'], seed, 'seven-rest')),
    say('Thank you for reading.'),
  ]);
}

/** Greeting, what is said, an ending and a name; filled up until it is long enough to be worth opening. */
function framed(letter: Letter, start: readonly (Said | null)[], ending: Said, more: readonly (Said | null)[]): Said {
  const middle = [...start];
  const whole = () => {
    const said = together(...middle);
    return say([greeting(letter), said.text, ending.text, signOff(letter)].join('\n\n'), said.proofs);
  };
  for (const addition of more) {
    if (wordCount(whole().text) >= leastWords) break;
    middle.push(addition);
  }
  return whole();
}

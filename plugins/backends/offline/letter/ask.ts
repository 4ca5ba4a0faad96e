import { choose } from '../english/choose.ts';
import { spokenTitle } from '../english/spoken-title.ts';
import type { Letter } from './letter.ts';

/** The one thing asked for: small, clear, and easy to turn down. */
export function ask(letter: Letter): string {
  const { question, role, seed, company } = letter;
  const me = asWhat(letter);
  switch (question.reader) {
    case 'founder':
      return choose(
        [
          `Could ${company} use ${me}?`,
          `Would a short call make sense, to see whether ${company} has work for ${me}?`,
          `Is there something on your list at ${company} that I could take on?`,
          `Could we talk for a few minutes about what ${company} needs next?`,
          'May I send you a few lines on where I would start?',
          'Would you have a few minutes for a call about working together?',
          `Where would ${me} be of most use to ${company}?`,
          `Would you be open to a short exchange about work at ${company}, by mail or by phone?`,
          `Is there work at ${company} that you would give to ${me}?`,
          'Would it be worth a short call to find out?',
          `May I ask what ${company} needs most?`,
          `Do you see a place at ${company} for ${me}, now or later?`,
        ],
        seed,
        'ask',
      );
    case 'engineering':
      return choose(
        [
          'Would you be open to a short conversation about what the team is building and where I could help?',
          `Could I ask you a few questions about how the team at ${company} works?`,
          `Would a short technical conversation make sense, to see whether there is a place for ${me}?`,
          `Is there a problem at ${company} that you would hand to ${me}?`,
          'Could we find a few minutes to talk about the work and whether I could join in?',
          `What would the team at ${company} need first from ${me}?`,
          `Do you see a place for ${me} in your team, now or later?`,
        ],
        seed,
        'ask',
      );
    case 'hr':
      return role === null
        ? choose(
            [
              `Is ${company} looking for ${me}, now or later this year?`,
              `Do you have work for ${me}, now or later?`,
              `Would you pass this on to whoever at ${company} could use ${me}?`,
              `Would a short call be possible, to find out whether ${company} has a place for ${me}?`,
              `May I send you my résumé, in case there is a place for ${me}?`,
              `Who at ${company} would be the right person to ask about work for ${me}?`,
              `Could you tell me whether ${company} plans to hire ${me}?`,
              `Is there a team at ${company} that could use ${me}?`,
              `Whom at ${company} should I write to about this?`,
              'Could I have a few minutes of your time to find out whether this fits?',
              'Would you like to see my résumé?',
            ],
            seed,
            'ask',
          )
        : choose(
            [
              'Could we set up a short call about the role?',
              `Would you pass this on to ${question.person === null ? 'whoever is' : 'the person'} hiring for the role?`,
              'If the role is still open, may I send you my résumé?',
              'May I send you my résumé for a first look?',
              'Would a short conversation about the role be possible?',
              'Could you tell me what the next step would be?',
              'Would it make sense to talk about the role for a few minutes?',
            ],
            seed,
            'ask',
          );
  }
}

/** What the sender would be to the reader: their trade where it is the reader's too, otherwise just a person. */
function asWhat({ question }: Letter): string {
  const title = question.sender.title === null || question.shared.length === 0 ? null : spokenTitle(question.sender.title.text);
  return title !== null && /^an? /.test(title) ? title : 'someone with this background';
}

/** Takes the pressure off. */
export function closing({ seed }: Letter): string {
  return choose(
    [
      'A line in reply is plenty.',
      'There is no hurry on my side.',
      'If the timing is wrong, a short “no” is fine too.',
      'Either way, thank you for reading.',
      'A pointer to the right person would help me as much.',
      'The shortest answer is enough for me to know.',
      'Thank you for reading this far.',
      'A short answer is fine.',
      'If not, no answer is needed.',
      'I can send my résumé if that helps.',
      'I am easy to reach by mail.',
      'A yes, a no or a name to write to would all help.',
      'I would be grateful for a word either way.',
    ],
    seed,
    'closing',
  );
}

export function signOff({ question, seed }: Letter): string {
  const words = choose(['Kind regards,', 'Best regards,', 'With kind regards,', 'Best wishes,', 'Many thanks,', 'Warm regards,'], seed, 'sign-off');
  return question.sender.name === null ? words.replace(/,$/, '') : `${words}\n${question.sender.name}`;
}

import { choose } from '../english/choose.ts';
import type { Letter } from './letter.ts';
import { type Said, say } from './said.ts';

/** Two or three questions whose answers only the sender knows, made from what was found. */
export function questionsFor(letter: Letter): readonly { readonly id: string; readonly text: string }[] {
  const { question, company, role, references } = letter;
  const reference = references[0];
  const missing = question.missing[0];
  return [
    { id: 'why', text: reference === undefined ? `What draws you to ${company}?` : `What draws you to ${company}? This is what its pages say: “${reference.words}”.` },
    ...(missing === undefined ? [] : [{ id: 'gap', text: `${role === null ? company : 'The posting'} names ${missing}, which your résumé does not. What have you done with it?` }]),
    role === null || references.length > 1
      ? { id: 'link', text: `Have you used what ${company} makes, or met someone from there? Tell it in one sentence.` }
      : { id: 'start', text: `When could you start in the ${role} role?` },
  ].slice(0, 3);
}

const nothingToSay = /^(?:no|nope|none|nothing|never|not really|n\/?a|-+|\?+|skip|yes|yep|y|n)\W*$/i;
const mostWords = 60;

/** The user's answers as sentences of the letter: their own words, with a lead-in where they gave a fragment. */
export function answersSaid(letter: Letter): readonly Said[] {
  return letter.question.answers.flatMap(({ id, answer }) => {
    const words = answer.replace(/\s+/g, ' ').trim();
    if (words === '' || nothingToSay.test(words)) return [];
    const said = words.split(' ').slice(0, mostWords).join(' ').replace(/[\s,;:]+$/, '');
    const ended = /[.!?]$/.test(said) ? said : `${said}.`;
    const source = { kind: 'answer' as const, uri: `answer:${id}`, quote: said.replace(/[.!?]$/, '') };
    const text = isSentence(said) ? ended.charAt(0).toUpperCase() + ended.slice(1) : `${leadIn(letter, id)}: ${ended}`;
    return [say(text, [{ text: isSentence(said) ? text.replace(/[.!?]$/, '') : source.quote, source }])];
  });
}

function isSentence(words: string): boolean {
  return /^(?:I|I'm|I’m|I've|I’ve|my|we|our|it|the|in|at|as|since|when|while|your|you|there|this|that)\b/i.test(words) && words.split(' ').length >= 4;
}

function leadIn({ company, question, seed }: Letter, id: string): string {
  switch (id) {
    case 'why':
      return choose([`What draws me to ${company}`, `Why ${company}`, `My reason for writing to ${company}`], seed, 'why');
    case 'gap':
      return question.missing[0] === undefined ? 'One more thing' : `On ${question.missing[0]}`;
    case 'link':
      return `How I know ${company}`;
    case 'start':
      return 'When I could start';
    default:
      return 'One more thing';
  }
}

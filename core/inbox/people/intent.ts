// What an answer wants, by rules of words and sentences: the same words give the same answer, and each can be explained.
// In doubt an opt-out is one only with a wish not to be written to, a refusal is never interest, and interest has to be said.
import type { Intent } from '../../domain/mail-reading.ts';
import { foldText } from './fold-text.ts';
import { type AnswerLanguage, answerLanguages, likelyLanguages } from './likely-languages.ts';
import { dutch } from './phrases/dutch.ts';
import { english } from './phrases/english.ts';
import { french } from './phrases/french.ts';
import { german } from './phrases/german.ts';
import { italian } from './phrases/italian.ts';
import { japanese } from './phrases/japanese.ts';
import type { Phrases } from './phrases/phrases.ts';
import { polish } from './phrases/polish.ts';
import { portuguese } from './phrases/portuguese.ts';
import { spanish } from './phrases/spanish.ts';
import { swedish } from './phrases/swedish.ts';

/**
 * What the person wants who wrote these words (without quotes and signature; see answer-text.ts). `subject` counts only when it says nothing but "unsubscribe": that is how mail programs answer List-Unsubscribe (RFC 2369).
 * Insults and threats are an opt-out when they say not to be written to ("never write to me again", "I will report you"), and a refusal when they only insult.
 */
export function readIntent(text: string, subject = ''): Intent {
  return hearIntent(text, subject).intent;
}

/** What the rules make of an answer, and how far they can be trusted with it. */
export interface HeardIntent {
  readonly intent: Intent;
  /** False when no rule knows the words, or when rules contradict each other. */
  readonly isSure: boolean;
  /** Some sentence refuses or puts off, whatever the others say. */
  readonly hearsRefusal: boolean;
  /** It names where else to turn, whether it refuses or not. */
  readonly refers: boolean;
}

/** As `readIntent`. */
export function hearIntent(text: string, subject = ''): HeardIntent {
  if (isLeavingSubject(subject)) return optsOut;
  const said = saidIn(text);
  const languages = likelyLanguages(said.map(({ words }) => words).join(' ')).map((language) => patternsOf(language));
  if (asksToBeLeftOut(said, languages)) return optsOut;
  const heard = heardIn(said, languages);
  const intent = intentOf(heard);
  const hearsRefusal = heard.rejects || heard.refusesFlatly || heard.refuses || heard.insults || heard.notNow || heard.later !== 'no';
  return { intent, isSure: intent !== 'unclear' && !(hearsRefusal && (heard.agrees || heard.interested || heard.refers)), hearsRefusal, refers: heard.refers };
}

const optsOut: HeardIntent = { intent: 'opt-out', isSure: true, hearsRefusal: true, refers: false };

function intentOf({ rejects, refers, notNow, later, agrees, refusesFlatly, refuses, refusesBesides, insults, interested, asks }: Heard): Intent {
  if (rejects) return later === 'invites' ? 'not-now' : 'no';
  // Who names somebody else and wants nothing themselves has refused: who it is stands beside (`substitute`).
  if (refers && !agrees) return refusesBesides ? 'no' : 'referral';
  if (refusesFlatly && later !== 'invites') return 'no';
  if ((notNow || later !== 'no') && !agrees) return 'not-now';
  if (refuses) return 'no';
  if (insults) return interested || agrees ? 'unclear' : 'no';
  if (agrees || interested) return 'interested';
  return asks ? 'question' : 'unclear';
}

/** True of a subject that says nothing but "unsubscribe", in any language. */
export function isLeavingSubject(subject: string): boolean {
  if (subject.length > 60) return false;
  const plain = foldText(subject).replace(/^(?:(?:re|aw|sv|antw|odp|ref|rif)\s?:\s?)+/, '').replace(/[\s.!"']+$/, '').trim();
  return plain !== '' && answerLanguages.some((language) => patternsOf(language).leaveAlone.test(plain));
}

/** One sentence as it was said. */
interface Sentence {
  /** Folded; its last sign left out. */
  readonly words: string;
  readonly isQuestion: boolean;
}

/** What is read of a long answer: its beginning and its end, in UTF-16 units. People say what they want in the first or the last lines. */
const longestHead = 8_000;
const longestTail = 4_000;
const longestSentence = 400;

function saidIn(text: string): readonly Sentence[] {
  const read = text.length <= longestHead + longestTail ? text : `${text.slice(0, longestHead)}\n${text.slice(-longestTail)}`;
  // A line that goes on in lower case was wrapped.
  const unwrapped = read.replaceAll(/([^\n.!?:])\n(?=\p{Ll})/gu, '$1 ');
  const found: Sentence[] = [];
  for (const piece of unwrapped.split(/(?<=[.!?…]["')\]]?)(?=\s)|(?<=[。！？])|\n|;\s/)) {
    const folded = foldText(piece.slice(0, longestSentence));
    const words = folded.replace(/^[\s"'(>*_.,:-]+/, '').replace(/[\s.!?…。！？"')*_,:)\]-]+$/u, '');
    if (words !== '') found.push({ words, isQuestion: /[?？]["')\s!]*$/u.test(folded) });
    else if (/[?？]/u.test(folded) && found.length > 0) found.push({ words: '', isQuestion: true });
  }
  return found;
}

/** Any wish not to be written to again, in a sentence of the person's own; sentences that offer it are our footer, or the person's newsletter. */
function asksToBeLeftOut(said: readonly Sentence[], languages: readonly Patterns[]): boolean {
  return said.some(({ words }) => !offersToLeave(words) && languages.some((language) => language.leaveAlone.test(words) || language.unwanted.test(words) || unturned(words, language.leave, language)));
}

/** A match that no negation right before it turns round: "do not unsubscribe me", "please don't stop". */
function unturned(words: string, leave: RegExp, { negation }: Patterns): boolean {
  for (const { index } of words.matchAll(leave)) {
    const before = words.slice(Math.max(0, index - 24), index).split(/[,;:]/).at(-1) ?? '';
    const last = before.trim().split(' ').slice(-3).join(' ');
    if (!negation.test(last) && !/\bno need to$/.test(last)) return true;
  }
  return false;
}

/** "To unsubscribe, click here": what footers say. */
function offersToLeave(words: string): boolean {
  return footers.test(words);
}

const footers =
  /^(?:to|um sich|um|pour (?:vous|se)|para|per|om (?:u|je)|aby|for att) .{0,40}(?:unsubscribe|opt out|stop receiving|manage your|abmelden|abzumelden|austragen|abbestellen|desinscrire|desabonner|darse de baja|cancelar|cancellar|disiscriver|uitschrijven|af te melden|uit te schrijven|wypisac|avregistrera|avprenumerera).{0,160}(?:click|reply|klick|cliqu|clic|haz|haga|klik|her|here|hier|ici|aqui|qui|link|visit|tutaj|answer|antwort|repond|respond|rispond|svara)|(?:if you|wenn sie|si vous|si no|se non|se nao|als u|jesli nie|om du).{0,80}(?:reply|click|answer with|let me know|antworten|repondez|responda|rispond\w*|klicken|cliquez|klik)|(?:reply|replying|answer|respond|antworten sie|repondez|responda|rispondi|responde|svara|odpowiedz) (?:to this (?:e-?mail|message) )?(?:with|mit|avec|con|com|met|med)? ?"?(?:stop|unsubscribe|no thanks|remove|abmelden|opt)|click (?:here|below|the link|on the)|unsubscribe (?:here|at any time|link|from our|from this newsletter)|you (?:are receiving|receive|received|get|got) this|sie erhalten diese|vous recevez ce|recibe este|hier abmelden|se desinscrire ici/;

interface Heard {
  readonly rejects: boolean;
  readonly refers: boolean;
  readonly notNow: boolean;
  /** `keeps` when only papers or contact are kept, which companies say when they refuse. */
  readonly later: 'no' | 'keeps' | 'invites';
  readonly agrees: boolean;
  /** A sentence that is nothing but a no. */
  readonly refusesFlatly: boolean;
  readonly refuses: boolean;
  /** It refuses in other words than those that name somebody else: "I am not the right person" refuses nothing. */
  readonly refusesBesides: boolean;
  readonly insults: boolean;
  readonly interested: boolean;
  readonly asks: boolean;
}

function heardIn(said: readonly Sentence[], languages: readonly Patterns[]): Heard {
  const heard = { rejects: false, refers: false, notNow: false, later: 'no' as Heard['later'], agrees: false, refusesFlatly: false, refuses: false, refusesBesides: false, insults: false, interested: false, asks: false };
  for (const { words: whole, isQuestion } of said) {
    if (isQuestion) heard.asks = true;
    if (whole === '' || offersToLeave(whole)) continue;
    if (butYes.test(whole) || opensWithYes.test(whole)) heard.agrees = true;
    // An address in an answer is where to turn to.
    if (/[\w.+-]@[\w-]+\.\w/.test(whole)) heard.refers = true;
    for (const language of languages) {
      const words = whole.replaceAll(language.turned, turnedMark);
      if (words.includes(turnedMark.trim())) heard.interested = true;
      if (language.yesAlone.test(words)) heard.agrees = true;
      if (language.rejection.test(words)) heard.rejects = true;
      if (language.referral.test(words)) heard.refers = true;
      if (language.notNow.test(words)) heard.notNow = true;
      const later = language.later.exec(words)?.[0];
      if (later !== undefined) heard.later = keeps.test(later) && heard.later !== 'invites' ? 'keeps' : 'invites';
      if (language.noAlone.test(words)) heard.refusesFlatly = true;
      if (heard.refusesFlatly || language.refusal.test(words)) heard.refuses = true;
      if (language.noAlone.test(words) || language.refusal.test(words.replace(language.referral, '').replace(cannotHelp, ''))) heard.refusesBesides = true;
      if (language.hostile.test(words)) heard.insults = true;
      for (const clause of words.split(/[,:()–—]| but | aber | mais | pero | ma | mas | maar | ale | men | - /)) {
        const negated = isNegated(clause, language.interested, language.negation);
        if (negated === true) heard.refuses = heard.refusesBesides = true;
        if (negated === false || isNegated(clause, language.interest, language.negation) === false) heard.interested = true;
      }
      if (language.interest.test(words) && !language.negation.test(words)) heard.interested = true;
      if (!heard.asks && words.length < 160 && language.question.test(words)) heard.asks = isQuestion || said.length === 1;
    }
  }
  return heard;
}

const turnedMark = ' ¤ ';
const butYes = /(?:but|aber|mais|pero|ma|mas|maar|ale|men) (?:yes|sure|absolutely|definitely|ja|gerne|oui|si|sim|tak|chetnie|garna)(?![\p{L}\p{N}])/u;
/** "Yes, …", without a but. */
const opensWithYes = /^(?:yes|yep|sure|absolutely|definitely|ja graag|ja|gerne|sehr gerne|oui|si|sim|tak|volentieri|con piacere|claro|jasne|absolut|avec plaisir|con gusto)(?:[,!]| [-–—]) (?!.{0,60}(?:but|not|n't|no |never|maar|aber|mais|pero|ma |mas |ale |men |nicht|kein|pas |niet|geen|nie |non |nao |inte |right|whatever))/u;
/** Who cannot help and names who can has refused nothing. */
const cannotHelp = /(?:can't|cannot|can not|unable to|not able to|won't be able to) (?:[\w'-]+ )?(?:help|assist|be of)/;
const keeps = /keep|stay|on file|garde|rester|restons|guard|contat|contact|kontakt/;
const doubts = /(?:^|\s)(?:if|whether|was|were|wenn|ob|falls)(?: \S+){0,3}\s?$/;

/** Whether a negation stands in front of the match within the clause; undefined without a match, or when it is only asked or supposed. */
function isNegated(clause: string, pattern: RegExp, negation: RegExp): boolean | undefined {
  const match = pattern.exec(clause);
  if (match === null) return undefined;
  const before = clause.slice(0, match.index);
  if (doubts.test(before)) return undefined;
  return negation.test(before.slice(-48)) || negation.test(match[0].split(' ').slice(0, -1).join(' '));
}

/** The phrases of a language, ready to be tried. */
type Patterns = Readonly<Record<keyof Phrases, RegExp>>;

const spoken: Readonly<Record<AnswerLanguage, Phrases>> = { english, german, french, spanish, italian, portuguese, dutch, polish, swedish, japanese };
const whole: ReadonlySet<string> = new Set<keyof Phrases>(['leaveAlone', 'noAlone', 'yesAlone']);
const everywhere: ReadonlySet<string> = new Set<keyof Phrases>(['leave', 'turned']);
const built = new Map<AnswerLanguage, Patterns>();

function patternsOf(language: AnswerLanguage): Patterns {
  const known = built.get(language);
  if (known !== undefined) return known;
  const expressions = new Map<keyof Phrases, RegExp>();
  const target = {} as Record<keyof Phrases, RegExp>;
  // Each expression is built when it is first asked for: all of them together take half a second.
  for (const [name, entries] of Object.entries(spoken[language]) as [keyof Phrases, readonly string[]][]) {
    Object.defineProperty(target, name, {
      get: () => {
        const expression = expressions.get(name) ?? expressionOf(name, entries, language !== 'japanese');
        expressions.set(name, expression);
        return expression;
      },
    });
  }
  built.set(language, target);
  return target;
}

/** Folded words of languages with blanks are ASCII, so that plain word borders do. */
function expressionOf(name: keyof Phrases, entries: readonly string[], hasBlanks: boolean): RegExp {
  const any = `(?:${entries.join('|')})`;
  if (whole.has(name)) return new RegExp(`^${any}$`);
  return new RegExp(hasBlanks ? `(?<!\\w)${any}(?:(?<!\\w)|(?!\\w))` : any, everywhere.has(name) ? 'g' : '');
}

import { balanced } from './balanced.ts';
import { endsOpen, wordCount } from './clip.ts';
import { isEnglish } from './is-english.ts';

const markup = /https?:|www\.|\S@\S|\]\(|[|•●▪◦*_#<>{}\\`™®©]|:\w+:|\bundefined\b|\bnull\b|[\p{Extended_Pictographic}]|\s\/\s/u;
const boilerplate =
  /equal[- ]opportunity|reasonable accommodation|protected (?:status|class|veteran)|sexual orientation|gender identity|national origin|regardless of (?:race|gender|age)|background check|e-verify|salary|compensation|pay (?:range|rate|scale)|bonus|benefits?\b|401\(?k|dental|health insurance|paid (?:time|leave)|\bPTO\b|vacation|perks|cookies?\b|privacy policy|terms (?:of|and)|all rights reserved|©|copyright|javascript is|sign up|log ?in|subscribe|newsletter|click|learn more|read more|find out more|check (?:out|us)|visit (?:us|our)|follow us|contact us|apply (?:here|now|via|through|at|by|for)|send (?:us|your|an e?mail|a cv)|drop us|get in touch|job (?:openings|listings|page|board)|open(?:ings| positions| roles)|careers? page|do not apply|no agencies|recruiters\b.*\bcontact|\bhere\b[.!]?$|glassdoor|fraud(?:ulent)? recruit|vaccin/i;
/** What a letter had better not repeat, even as a quotation: readers and the review of style stumble over it. */
const hype =
  /\b(?:cutting[- ]edge|world[- ]class|best[- ]in[- ]class|state[- ]of[- ]the[- ]art|game[- ]chang\w+|next[- ]level|synerg\w+|rock ?stars?|ninjas?|gurus?|revolutioni[sz]\w+|supercharg\w+|skyrocket\w*|unleash\w*|unlock\w* the potential|at the (?:forefront|intersection) of|ever[- ](?:evolving|changing)|fast[- ]paced|delv\w+|tapestry|testament to|resonat\w+|seamless(?:ly)? (?:integrat\w+|blend)|win-win|push\w* the boundaries|outside the box|team players?|self-starters?|go-getters?|results-(?:driven|oriented)|detail-oriented|highly[- ]motivated|proven track record|unwavering|move the needle|hit the ground running|elevate your|valuable assets?|drive (?:impact|innovation)|100% free|guaranteed results|limited time|in today['’]s (?:fast|digital|competitive))\b/i;
/** A full stop inside a name reads like the end of a sentence: "Embraer S.A. is", "Socket Supply Co. is". */
const stopInside = /\b(?:[A-Z]\.)+\s[a-z]|\b(?:Co|Inc|Ltd|Corp|St|Jr|Sr)\.\s[a-z]/;
/** Words that hang on the sentence before. */
const leansBack =
  /^(?:it|it's|this|that|that's|these|those|they|he|she|his|her|their|them|such|so|but|and|or|yet|however|therefore|thus|hence|instead|also|additionally|moreover|furthermore|in addition|as such|as a result|because of this|for example|for instance|meanwhile|together|here|there|then|both|same|again|likewise|similarly|while|whether|if|when|because|not only)\b/i;

/** True for a line that can be quoted to a stranger: one English statement, whole by itself, neither shouted nor boilerplate. */
export function speakable(line: string, most = 45): boolean {
  const words = wordCount(line);
  if (words < 3 || words > most) return false;
  if (markup.test(line) || boilerplate.test(line) || hype.test(line) || leansBack.test(line)) return false;
  if (/[?!…:]$/.test(line) || /\?|!\s|\.\.\./.test(line)) return false;
  if (!/^[\p{L}\d“"]/u.test(line) || !balanced(line) || endsOpen(line.replace(/[.]$/, ''))) return false;
  if (/\.\w{1,2}$/.test(line) || /\b[Aa] (?=[aeio])(?!one\b|once\b|eu|ubi|uni|use|usa)/.test(line) || /\b(\w{2,}) \1\b/i.test(line)) return false;
  if (stopInside.test(line) || /,[a-z]|[.!?]["”](?=.)/.test(line)) return false;
  if (shouted(line) || isHeading(line)) return false;
  return isEnglish(line);
}

function shouted(line: string): boolean {
  const capitals = line.match(/\b[A-Z]{5,}\b/g) ?? [];
  return capitals.length >= 2;
}

/** "About Us", "Company size", "What We Offer": the furniture of pages and postings. */
const furniture =
  /^(?:about (?:us|the (?:role|team|company|job|position))|about \S+|company (?:blurb|size|technologies|overview|description)|remote (?:status|policy)|region|office locations?|how to apply|our (?:values|mission|team|story|benefits|tech stack|stack|culture)|what (?:we|you|you'll|you’ll|we're|we’re)\b.{0,40}|who (?:we|you)\b.{0,30}|why (?:join|work|us)\b.{0,30}|requirements|responsibilities|qualifications|nice to have|bonus points|must[- ]haves?|home|careers?|jobs?|blog|products?|pricing|contact|overview|(?:main|key|core) (?:languages|stack|responsibilities|technologies)|tech(?:nology)? stack)\W*$/i;

export function isHeading(line: string): boolean {
  return furniture.test(line.trim());
}

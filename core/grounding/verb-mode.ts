// What the verb after "I" does: assert something about the sender, deny it, wish it, report what was read, or propose something.
import type { Token } from './tokens.ts';

export type Mode = 'asserted' | 'negated' | 'wished' | 'read' | 'asked';

/** How the clause speaks whose subject ("I", "we") or conjunction stands at `at`; null when no verb group of these begins there. */
export function verbMode(list: readonly Token[], at: number, to: number): Mode | null {
  const subject = list[at]?.lower ?? '';
  const auxiliary = subject.endsWith("'ve") ? 'have ' : subject.endsWith("'m") ? 'am ' : subject.endsWith("'d") ? 'would ' : subject.endsWith("'ll") ? 'will ' : '';
  const rest = wordsAfter(list, at, Math.min(to, at + 10));
  const text = `${auxiliary}${rest} `.replace(adverbs, '');
  if (denials.test(text) && !hiddenAssertions.test(text)) return 'negated';
  if (hiddenAssertions.test(text)) return 'asserted';
  if (wishes.test(text)) return 'wished';
  if (proposals.test(text)) return 'asked';
  if (reports.test(text) && !/^(?:know (?:it|this)|understand (?:it|this) (?:deeply|fully|inside))\b/.test(text)) return 'read';
  return assertions.test(text) ? 'asserted' : null;
}

/** Whether the verb after a subject claims doing or knowing: the facts that a pronoun behind it stands for are claimed with it. */
export function isExperienceVerb(list: readonly Token[], at: number, to: number): boolean {
  const rest = wordsAfter(list, at, Math.min(to, at + 8)).replace(adverbs, '');
  if (/^(?:have|had) (?:yet )?to\b/.test(rest)) return false;
  return /^(?:(?:have|had|did|do|am|was|'ve|have been|had been|can|could|also) )*(?:used|use|using|worked|work|working|built|build|building|run|ran|running|shipped|deployed|operated|maintained|written|wrote|write|taught|teach|know|known|knew|mastered|administered|scaled|introduced|developed|created|designed|supported|programmed|coded|do|done|did|have|had|bring|owned|managed|led|migrated|implemented|contributed|fluent|expert|proficient|experienced|certified|specialised|specialized|spent|adopted|rolled|set|handled|practised|practiced|delivered|rewrote|authored|relied|like)\b/.test(rest) || /^(?:have|had|do|did)\b/.test(rest) === false && /^(?:am|was) (?:an? )?(?:expert|specialist|master|pro)\b/.test(rest);
}

function wordsAfter(list: readonly Token[], at: number, to: number): string {
  let words = '';
  for (let index = at + 1; index < to; index += 1) words += index === at + 1 ? (list[index] as Token).lower : ` ${(list[index] as Token).lower}`;
  return words;
}

const adverbs = /\b(?:also|really|still|just|recently|once|personally|currently|actually|very|much|particularly|especially|definitely|certainly|honestly|frankly|simply|already|then|since|later|now|always|often|regularly|mostly|mainly|previously|yet|therefore|thus|probably|perhaps|maybe|well|too|directly|truly|genuinely|strongly|gladly|happily|only recently|first) /g;

const denials =
  /^(?:(?:have|had|do|did|am|was|were|would|could|can|will|should|are) )?(?:not|never|no longer|hardly|barely|haven't|hadn't|don't|didn't|wasn't|weren't|can't|cannot|couldn't|wouldn't|won't|aren't) |^(?:have|had|bring|claim|offer|lack|miss)? ?(?:only )?(?:no|zero|little|limited|lack|lack any) (?:\S+ ){0,4}?(?:experience|background|exposure|knowledge|expertise|exposure|history|training)\b|^(?:lack|lacked) |^(?:am|was) (?:completely |entirely |relatively |fairly |quite )?(?:new to|unfamiliar|no |without|missing|a beginner|a newcomer|not )|^have to (?:use|learn)|^have (?:yet )?to (?:use|try|learn|work|touch|run|write|ship)/;

/** Denials that assert: "I have not only run Kubernetes", "never missed", "am no stranger to". */
const hiddenAssertions =
  /\b(?:not only|not just|not merely|not simply|don't only|don't just|didn't just|didn't only|haven't just|haven't only|no stranger|not new to|not a stranger|not unfamiliar|not without|never (?:missed|failed|lost|stopped|looked back|without|had fewer|less than|fewer than|managed (?:fewer|less))|no fewer|no less|not (?:fewer|less) than|couldn't have|could not have|can't (?:help|stop|count|recommend|live)|cannot (?:help|stop|count)|wouldn't (?:trade|have)|nothing but|not once (?:lost|missed))\b/;

const wishes =
  /^(?:would|will|'ll|have|need|still have|am about)? ?(?:have |need )?to (?:learn|pick up|catch up|ramp up)\b|^(?:would|'d) (?:be )?(?:\S+ )?(?:like|love|enjoy|welcome|glad|keen|delighted|thrilled|excited|curious|interested|grateful|honou?red|happy|want|prefer|appreciate|value|jump)\b|^(?:learn|pick up|get up to speed|catch up|ramp up|want|wanted|hope|hoped|wish|aim|plan|intend|long|dream|look forward|am looking|am hoping|am eager|am keen|am excited|am interested|am curious|am happy|am glad|am drawn|am fascinated|am thinking|am considering|am planning|am open|am keen|am intrigued|am tempted|am after|am seeking|like the|love the|like how|love how|could see myself|can see myself|can imagine|could imagine)\b/;

const proposals =
  /^(?:can|could|would|will|'ll|may|might|should|shall) (?:be (?:free|available|around|in|glad|happy)|call|talk|speak|meet|chat|send|share|show|walk|tell|explain|answer|travel|come|follow|write|make time|find|keep|stop|leave|do (?:a call|any)|ask|suggest|propose|give you|reply|resend|forward|visit|drop|ring|dial|fit)\b|^(?:am (?:free|available|around|wondering)|wonder|wondered|ask|suggest|propose|have (?:time|one question|a question|two questions|a quick question|some time))\b/;

const reports =
  /^am (?:writing|reaching|applying|contacting|getting in touch|sending)\b|^(?:(?:have|had|was|am|have been|had been|only) )*(?:read|tried|installed|downloaded|starred|visited|signed up|bookmarked|saw|seen|noticed|noticing|notice|heard|hear|came across|come across|spotted|stumbled|looked at|looked through|looked up|follow|followed|following|been following|reading|watched|watching|listened|enjoyed|impressed|intrigued|struck|surprised|delighted|drawn|attracted|thrilled|pleased|amazed|fascinated|write (?:to|because|about)|reach out|reached out|wrote (?:to|you|last)|emailed|admire|admired|appreciate|appreciated|browsed)\b|^(?:apply|applied|am applying) (?:for|to|through|via)\b|^spent (?:\S+ ){1,3}(?:reading|looking|browsing|watching|following)\b|^(?:only )?(?:see|found|find|know|understand|understood|learned|learnt|gather|think|believe|guess|imagine|suspect|assume|suppose|realise|realize|like|love|liked|loved|agree|remember|mention|mentioned|noted) (?:that|how|what|why|when|where|from|you|your|it|the (?:way|post|posting|role|team|idea|fact|job|page|opening|part|ad|article|company)|this|of|about)\b|^know \S+(?: \S+)? (?:is|are|was|were|would|can|will)\b|^(?:think|believe|guess|suspect|imagine|assume|suppose|see|understand|gather|hear)\b/;

const assertions = /^(?:have|had|am|was|were|been|do|did|can|could|will|would|bring|offer|built|build|run|ran|led|lead|use|used|know|knew|wrote|write|shipped|ship|spent|spend|worked|work|managed|manage|designed|developed|created|maintained|migrated|scaled|owned|mentored|launched|delivered|joined|left|founded|cut|grew|reduced|increased|improved|taught|studied|graduated|hold|held|earned|specialise|specialize|maintain|own|help|helped|introduced|set|moved|rewrote|deployed|operated|operate|\p{L}+ed)\b/u;

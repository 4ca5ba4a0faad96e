// Who is a clause about, and does it assert something? "I have run Kubernetes" must be proven by the résumé; "you run Kubernetes" by
// the posting; "I have not used Kubernetes" and "I would like to learn it" claim nothing. One pass from left to right, no backtracking.
import { type Foreign, foreignLanguage, foreignStretches } from './foreign-stretches.ts';
import type { Token } from './tokens.ts';
import { type Mode, verbMode, isExperienceVerb } from './verb-mode.ts';

export type Owner = 'self' | 'reader' | 'any';

/** Neighbouring tokens of one clause that speak of one side in one way. */
export interface ClauseStretch {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly owner: Owner;
  readonly mode: Mode;
  /** Counts clauses from the start of the text. */
  readonly clause: number;
  readonly sentence: number;
  /** The stretch claims for the sender what the words before it name: "…, and I have used it for years". */
  readonly takesUp: Takeup | null;
}

export interface Takeup {
  /** Tokens whose facts are claimed. */
  readonly from: number;
  readonly to: number;
  /** The words that claim them; null when they are claimed where they stand ("the operator I wrote"). */
  readonly by: { readonly from: number; readonly to: number } | null;
}

export interface Parties {
  /** Lower-case words of the company written to, such as `['big', 'cartel']`. */
  readonly company: readonly string[];
  /** True when the sender has worked there, so that its name does not tell who is meant. */
  readonly companyIsEmployer: boolean;
}

/** Stretches in order, covering every token. */
export function clauseStretches(list: readonly Token[], sentences: readonly { readonly from: number; readonly to: number }[], parties: Parties): readonly ClauseStretch[] {
  const reader = new StretchReader(list, parties);
  sentences.forEach((sentence, index) => {
    reader.read(sentence.from, sentence.to, index);
  });
  return reader.found;
}

interface Base {
  owner: Owner;
  mode: Mode;
}

class StretchReader {
  readonly found: ClauseStretch[] = [];
  readonly #list: readonly Token[];
  readonly #parties: Parties;
  readonly #letter: Foreign | null;
  #clause = 0;
  /** What the sentence before was about, for "It" and "The team". */
  #before: Base = { owner: 'any', mode: 'asserted' };
  #previousSentence = { from: 0, to: 0 };
  /** Inside a list whose introduction said whose it is. */
  #listed = false;

  constructor(list: readonly Token[], parties: Parties) {
    this.#list = list;
    this.#parties = parties;
    this.#letter = foreignLanguage(list, 0, list.length, null);
  }

  read(from: number, to: number, sentence: number): void {
    const list = this.#list;
    if (foreignLanguage(list, from, to, this.#letter) !== null) {
      this.found.push(...foreignStretches(list, from, to, sentence, this.#clause));
      this.#before = { owner: 'any', mode: 'asserted' };
      this.#previousSentence = { from, to };
      this.#clause += 1;
      return;
    }
    const asks = list[to - 1]?.text === '?' || list[to - 2]?.text === '?';
    const introduced = /^[-*•–]$/.test(list[from]?.text ?? '') && this.#before.owner !== 'any' && (this.#listed || list[from - 1]?.text === ':');
    this.#listed = introduced;
    let base: Base = introduced ? { ...this.#before } : { owner: 'any', mode: 'asserted' };
    let current: Base = { ...base };
    let hasSubject = false;
    let start = from;
    let clauseStart = from;
    let quoted = false;
    let overrideEnds: 'number' | 'phrase' | null = null;
    let takesUp: Takeup | null = null;
    let lastOpen: Base | null = null;

    const close = (end: number, next: Base): void => {
      if (end > start) this.found.push({ from: start, to: end, owner: current.owner, mode: current.mode, clause: this.#clause, sentence, takesUp });
      takesUp = null;
      start = end;
      current = { ...next };
    };
    const subject = (at: number, next: Base): void => {
      // Words before the first subject ("With eight years of Go, I …") belong to it.
      if (!hasSubject && current.owner === 'any') this.#adopt(clauseStart === from ? from : clauseStart, at, start, next, (owner) => {
        current = { ...owner };
      });
      close(at, next);
      base = { ...next };
      hasSubject = true;
      overrideEnds = null;
    };

    for (let at = from; at < to; at += 1) {
      const token = list[at] as Token;
      const previous = list[at - 1];
      const next = list[at + 1];
      if (token.text === '"') {
        quoted = !quoted;
        continue;
      }
      if (token.kind === 'mark') {
        if (/^[;:–—()]$/.test(token.text) || (token.text === '-' && token.spaced && next?.spaced === true)) {
          overrideEnds = null;
          if (!hasSubject) lastOpen = null;
          if (!hasSubject && current.owner === 'any' && fragmentIsSelf(list, start, Math.min(to, at + 12))) {
            current = { owner: 'self', mode: asks ? 'asked' : 'asserted' };
            base = { ...current };
          }
          const kept: Base = base.mode === 'read' ? base : { owner: base.owner, mode: base.owner === 'self' ? 'asserted' : base.mode };
          close(at + 1, kept);
          base = { ...kept };
          this.#clause += 1;
          clauseStart = at + 1;
          hasSubject = false;
        } else if (token.text === ',') {
          if (overrideEnds !== null) {
            overrideEnds = null;
            close(at, base);
          }
          if (hasSubject) clauseStart = at + 1;
        }
        continue;
      }
      if (token.kind !== 'word' && token.kind !== 'number') continue;
      if (overrideEnds === 'phrase' && endsPhrase(list, at)) {
        overrideEnds = null;
        close(at, base);
      }
      if (overrideEnds === 'number' && startsNewThing(list, at)) {
        overrideEnds = null;
        close(at, base);
      }
      if (quoted && base.owner === 'reader') continue;
      const { lower } = token;
      const opens = at === from || at === clauseStart || opensClause(previous);

      if (/^i(?:'(?:ve|m|d|ll))?$/.test(lower) && (token.text !== 'i' || opens || previous !== undefined)) {
        const mode = verbMode(list, at, to) ?? 'asserted';
        const gap = mode === 'asserted' ? this.#gap(at, clauseStart, from, to) : null;
        subject(at, { owner: 'self', mode });
        if (gap !== null) takesUp = gap;
        else if (mode === 'asserted') takesUp = this.#pronoun(at, from, to);
      } else if (/^we(?:'(?:ve|re|d|ll))?$/.test(lower)) {
        const modal = /^(?:could|can|might|should|shall|may|would)$/;
        const proposal = modal.test(next?.lower ?? '') || modal.test(previous?.lower ?? '') || lower === "we'd" || lower === "we'll";
        const mode = proposal ? 'asked' : (verbMode(list, at, to) ?? 'asserted');
        subject(at, proposal ? { owner: 'any', mode } : { owner: 'self', mode });
        if (!proposal && mode === 'asserted') takesUp = this.#pronoun(at, from, to);
      } else if (/^(?:my|mine|our|ours|myself)$/.test(lower)) {
        if (lower === 'my' && (vague.test(next?.lower ?? '') || (/^(?:last|first|previous|earlier|next|short|only)$/.test(next?.lower ?? '') && vague.test(list[at + 2]?.lower ?? '')))) continue;
        if (/^ours?$/.test(lower) && /^(?:call|conversation|chat|talk|meeting|exchange)$/.test(next?.lower ?? '')) continue;
        const mode: Mode = deniedAfter(list, at, to) ? 'negated' : 'asserted';
        if (hasSubject && base.owner !== 'self') {
          close(at, { owner: 'self', mode });
          overrideEnds = 'phrase';
        } else if (hasSubject) {
          close(at, { owner: 'self', mode });
          overrideEnds = 'phrase';
        } else {
          const preceding = current.owner === 'any' && at > clauseStart && !unclaimed(list, clauseStart, Math.min(to, at + 8));
          if (preceding) subject(at, { owner: 'self', mode });
          else {
            close(at, { owner: 'self', mode });
            base = { owner: 'self', mode };
            hasSubject = true;
          }
        }
      } else if (lower === 'me' && /^(?:gave|taught|made|earned|brought|showed|left|took|got|let|gives|teaches)$/.test(previous?.lower ?? '') && base.owner !== 'self') {
        close(at, { owner: 'self', mode: 'asserted' });
        base = { owner: 'self', mode: 'asserted' };
        hasSubject = true;
      } else if (/^you(?:'(?:ve|re|d|ll))?$/.test(lower)) {
        if (lower === 'you' && isObject(next) && hasSubject) continue;
        const modal = /^(?:could|can|might|may|would|should|want|need)$/.test(next?.lower ?? '') && base.owner !== 'self';
        const mode: Mode = asks || (modal && /^(?:could|can|might|may|would|should)$/.test(next?.lower ?? '')) ? 'asked' : deniedAfter(list, at, to) ? 'asserted' : 'asserted';
        subject(at, { owner: 'reader', mode });
      } else if (lower === 'your' || lower === 'yours') {
        if (hasSubject && base.owner === 'self') {
          close(at, { owner: 'reader', mode: 'asserted' });
          overrideEnds = 'number';
        } else subject(at, { owner: 'reader', mode: asks ? 'asked' : 'asserted' });
      } else if (this.#companyAt(at) && (isPossessive(list, at, this.#parties.company.length) || (opens && hasVerbSoon(list, at + this.#parties.company.length)))) {
        if (hasSubject && base.owner === 'self' && !opens) {
          close(at, { owner: 'reader', mode: 'asserted' });
          overrideEnds = 'number';
        } else subject(at, { owner: 'reader', mode: asks ? 'asked' : 'asserted' });
      } else if (opens && /^(?:the|this|that)$/.test(lower) && readerNouns.test(nounAfter(list, at))) {
        subject(at, { owner: 'reader', mode: asks ? 'asked' : 'asserted' });
      } else if (opens && !hasSubject && (anaphors.test(lower) || (/^(?:the|this|that|these|those)$/.test(lower) && teamNouns.test(nounAfter(list, at)))) && this.#before.owner !== 'any') {
        const owner = base.owner === 'any' ? this.#before.owner : base.owner;
        close(at, { owner, mode: asks ? 'asked' : this.#before.mode === 'read' ? 'read' : 'asserted' });
        base = { ...current };
        hasSubject = true;
      } else if (base.owner === 'self' && /^as$/.test(lower) && base.mode !== 'asserted' && /^(?:an?|someone|somebody)$/.test(next?.lower ?? '')) {
        close(at, { owner: 'self', mode: base.mode === 'negated' || base.mode === 'wished' ? base.mode : 'asserted' });
        if (base.mode === 'read') overrideEnds = 'phrase';
      } else if (base.owner === 'self' && base.mode === 'negated' && (/^(?:but|than|whereas|although|though)$/.test(lower) || (lower === 'yet' && previous?.text === ','))) {
        close(at, { owner: 'self', mode: 'asserted' });
        base = { owner: 'self', mode: verbMode(list, at, to) ?? 'asserted' };
        current = { ...base };
      } else if (base.owner === 'self' && /^(?:and|but|then|so|or|while|having)$/.test(lower) && (overrideEnds === null || plainVerb.test(next?.lower ?? ''))) {
        const mode = verbMode(list, at, to);
        if (mode !== null && overrideEnds !== null) {
          overrideEnds = null;
          close(at, base);
        }
        if (mode !== null && mode !== current.mode) {
          close(at, { owner: 'self', mode });
          base = { owner: 'self', mode };
        }
        if (mode === 'asserted') takesUp ??= this.#pronoun(at, from, to);
      } else if (/^(?:so|as|like|just)$/.test(lower) && this.#echo(at)) {
        close(at, { owner: 'self', mode: 'asserted' });
        takesUp = { ...(at > from ? { from, to: at } : this.#previousSentence), by: { from: at, to: Math.min(to, at + 3) } };
        base = { owner: 'self', mode: 'asserted' };
        hasSubject = true;
      }
    }
    if (!hasSubject && current.owner === 'any') current = this.#fragment(start, to, asks);
    else if (asks && current.owner === 'any') current = { owner: 'any', mode: 'asked' };
    lastOpen = { ...current };
    close(to, current);
    this.#before = lastOpen;
    this.#previousSentence = { from, to };
    this.#clause += 1;
  }

  /** The words before the first subject take its side; how, says what they begin with. */
  #adopt(from: number, to: number, start: number, next: Base, set: (owner: Base) => void): void {
    if (to <= start) return;
    const list = this.#list;
    const opening = list[from]?.lower ?? '';
    if (next.owner === 'reader') {
      // "The work I did is close to what you do": only words parted by a comma belong to what comes.
      if (list[to - 1]?.text !== ',') {
        if (fragmentIsSelf(list, from, to)) set({ owner: 'self', mode: 'asserted' });
        return;
      }
      set(deniedBefore(list, from, to) ? { owner: 'any', mode: 'negated' } : next);
      if (fragmentIsSelf(list, from, to) && !/^(?:with|after|since|founded|based|backed|built)$/.test(opening)) set({ owner: 'self', mode: 'asserted' });
      return;
    }
    if (next.owner !== 'self') return;
    if (/^(?:reading|seeing|looking|browsing|researching|learning|noticing|hearing|following|scrolling|going|if|when|whether|given|because|thanks|thank|congratulations|congrats)$/.test(opening) || (/^(?:after|while|before|since|on|upon|from|having)$/.test(opening) && /^(?:reading|seeing|looking|browsing|researching|learning|noticing|hearing|following|going|read|seen|noticed|heard|looked|followed|learned|learnt)$/.test(list[from + 1]?.lower ?? ''))) {
      set({ owner: 'any', mode: 'read' });
      return;
    }
    if (deniedBefore(list, from, to)) {
      set({ owner: 'self', mode: 'negated' });
      return;
    }
    if (unclaimed(list, from, to)) return;
    const claims = /^(?:as|with|having|after|bringing|drawing|over|during|since|being|coming)$/.test(opening) || fragmentIsSelf(list, from, to);
    if (claims) set({ owner: 'self', mode: 'asserted' });
    else if (next.mode === 'asserted') set({ owner: 'self', mode: 'asserted' });
    else set({ owner: 'any', mode: next.mode === 'negated' ? 'asserted' : next.mode });
  }

  /** "the operator I wrote", "Kubernetes, which I have run": what stands before is what the sender claims. */
  #gap(at: number, clauseStart: number, from: number, to: number): Takeup | null {
    const list = this.#list;
    const previous = list[at - 1];
    if (at <= from || previous === undefined || !isExperienceVerb(list, at, to)) return null;
    const relative = /^(?:which|that|what|whom)$/.test(previous.lower);
    if (relative) {
      const stop = list[at - 2]?.text === ',' ? at - 2 : at - 1;
      if (verbsOfSaying.test(list[stop - 1]?.lower ?? '')) return null;
      return { from: phraseStart(list, stop, from), to: stop, by: { from: at - 1, to: endOfVerb(list, at + 1, to) } };
    }
    if (previous.kind !== 'word' || opensClause(previous) || breaksPhrase.test(previous.lower) || clauseStart === at) return null;
    if (objectOfVerb(list, at, to)) return null;
    return { from: /^(?:something|someone|one|technology|tool|language|area|platform|thing)$/.test(previous.lower) ? Math.min(clauseStart, at) : phraseStart(list, at, from), to: at, by: null };
  }

  /** "I have used it": the facts of the words before are claimed, when the pronoun has nothing in its own clause to stand for. */
  #pronoun(at: number, from: number, to: number): Takeup | null {
    const list = this.#list;
    if (!isExperienceVerb(list, at, to)) return null;
    for (let index = at + 1; index < Math.min(to, at + 9); index += 1) {
      const token = list[index] as Token;
      if (token.kind === 'mark' && token.text !== '-') return null;
      if (opensClause(token) && token.lower !== 'that') return null;
      if (!/^(?:it|them|that|those|these|this|both|all|each|same|either)$/.test(token.lower)) continue;
      const after = list[index + 1];
      if (token.lower === 'all' && /^(?:of|three|four|five)$/.test(after?.lower ?? '')) {
        return /^(?:it|them|that|those|these|this|three|four|five)$/.test(list[index + 2]?.lower ?? '') || after?.lower !== 'of' ? { from: at > from ? from : this.#previousSentence.from, to: at > from ? at : this.#previousSentence.to, by: { from: at, to: index + 1 } } : null;
      }
      const alone = index + 1 >= to || after === undefined || after.kind === 'mark' || /^(?:for|in|at|on|every|daily|since|before|myself|well|too|over|with|across|to|and|as|from|professionally|already|extensively|deeply|personally|here|there|experience|background|skills?|stack|technolog(?:y|ies)|tools?|years?|now|today|inside|under|all|both|of|when|while|by|through|during|regularly|often)$/.test(after.lower);
      if (!alone) continue;
      const by = { from: at, to: index + 1 };
      return at > from ? { from, to: at, by } : { ...this.#previousSentence, by };
    }
    return null;
  }

  /** "so do I", "as have I", "just as I do", "like me". */
  #echo(at: number): boolean {
    const list = this.#list;
    const words = [list[at]?.lower, list[at + 1]?.lower, list[at + 2]?.lower, list[at + 3]?.lower].join(' ');
    return /^(?:(?:so|as) (?:do|did|have|am|was|can) (?:i|we)\b|(?:just )?(?:as|like) i (?:do|did|have|am|was)\b|just (?:as|like) (?:i|me)\b|like me\b)/.test(words);
  }

  #companyAt(at: number): boolean {
    const { company, companyIsEmployer } = this.#parties;
    if (companyIsEmployer || company.length === 0) return false;
    return company.every((word, index) => {
      const token = this.#list[at + index];
      return token?.lower === word || (index === company.length - 1 && token?.lower === `${word}'s`);
    });
  }

  /** A sentence without a subject of either side. */
  #fragment(from: number, to: number, asks: boolean): Base {
    const list = this.#list;
    const opening = list[from]?.lower ?? '';
    if (asks) return { owner: fragmentIsSelf(list, from, to) && !/^(?:is|are|does|do|would|could|can|will|has|have|how|what|which|who|where|when|why|any)$/.test(opening) ? 'self' : 'any', mode: 'asked' };
    if (deniedBefore(list, from, to)) return { owner: 'self', mode: 'negated' };
    if (/^(?:congratulations|congrats|kudos|well)$/.test(opening)) return { owner: 'reader', mode: 'asserted' };
    if (/^(?:would|'d|hoping|looking|keen|eager|excited|curious|interested|happy|glad|wishing|wanting|thanks|thank|please|let|feel|tell|hello|hi|dear|hey)$/.test(opening) && !/\byears?\b/.test(words(list, from, to))) return { owner: 'any', mode: 'wished' };
    if (/^(?:saw|read|noticed|loved|liked|found|heard|spotted|enjoyed|seen|re)$/.test(opening)) return { owner: 'any', mode: 'read' };
    if (fragmentIsSelf(list, from, to)) return { owner: 'self', mode: 'asserted' };
    return { owner: 'any', mode: 'asserted' };
  }
}

/** Words that can only be verbs of the subject before. */
const plainVerb = /^(?:have|had|'ve|am|was|know|knew|can|could|did|do|built|ran|wrote|worked|spent|shipped|managed|maintained)$/;

function words(list: readonly Token[], from: number, to: number): string {
  return list.slice(from, Math.min(to, from + 60)).map(({ lower }) => lower).join(' ');
}

const vague = /^(?:name|names|question|questions|guess|impression|understanding|interest|attention|eye|note|message|email|mail|letter|application|hope|plan|aim|favou?rite|view|opinion|thanks|apologies|reading)$/;
const readerNouns = /^(?:role|posting|post|position|job|advert|ad|listing|opening|vacancy|description|requirements?|careers|blog|company|ask|announcement|article)$/;
const teamNouns = /^(?:team|product|platform|service|services|project|system|work|result|results|site|stack|codebase|app|tool|migration|rewrite|group|company|pipeline|launch|change|experience)$/;
const anaphors = /^(?:it|they|this|that|these|those|he|she|there|its|their|both|each)(?:'s|'re)?$/;
const breaksPhrase = /^(?:and|but|or|so|because|while|whereas|if|when|where|as|than|since|although|though|until|before|after|once|unless|whether|how|why|what|that|then|yet|also|today|now|where|anyway|there|here|instead|however|recently|currently|previously|years|ago)$/;
const verbsOfSaying = /^(?:saw|see|read|noticed|think|believe|know|hope|say|said|mention|mentioned|understand|heard|note|show|shows|means|mean|is|was|so|say|tell|guess|feel|confirm|add)$/;

function opensClause(previous: Token | undefined): boolean {
  if (previous === undefined) return true;
  if (previous.kind === 'mark') return /^[,;:.!?–—()"]$/.test(previous.text) || previous.text === '-';
  return /^(?:and|but|or|so|because|while|whereas|if|when|where|as|since|although|though|that|how|why|what|whether|then|until|before|after|once|unless|than|which|who|yet|hence|plus)$/.test(previous.lower);
}

/** After "you": words that show it to be no subject, as in "bring you five years". */
function isObject(next: Token | undefined): boolean {
  if (next === undefined || next.kind !== 'word') return true;
  return /^(?:a|an|the|my|our|some|any|more|with|in|at|to|for|about|on|through|because|and|or|as|that|this|how|what|why|where|if|next|today|tomorrow|again|here|there|from|of|all|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|years|up|out|around|both|something|via|when|by|after|before|soon|directly|personally|well)$/.test(next.lower) || /^\p{Lu}/u.test(next.text);
}

/** Where "your team" ends and the sender's own things begin again: "bring your team five years of Go", "help your team with Go". */
function startsNewThing(list: readonly Token[], at: number): boolean {
  const token = list[at] as Token;
  const previous = list[at - 1];
  if (/^(?:with|using|through|via|because|by|where|while)$/.test(token.lower)) return true;
  const counts = token.kind === 'number' || /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|a|an|the|some|deep|solid|strong|hands)$/.test(token.lower);
  return counts && previous?.kind === 'word' && !/^(?:your|you|of|to|on|in|for|at|from|and|or|a|the|is|are|was|has|have|into|over|about|with|than|more|by|around|nearly)$/.test(previous.lower) && !(previous.lower === "'s");
}

/** Where "my work on Kafka" ends: "… for the role", "… for your team". */
function endsPhrase(list: readonly Token[], at: number): boolean {
  const token = list[at] as Token;
  if (/^(?:so|because|while|whereas|if|when|although|though|which|would|could|can|will|might)$/.test(token.lower)) return false;
  return /^(?:for|to|on)$/.test(token.lower) && /^(?:the|this|that)$/.test(list[at + 1]?.lower ?? '') && readerNouns.test(nounAfter(list, at + 1));
}

/** The last word of the noun phrase that begins with a determiner at `at`, within four words. */
function nounAfter(list: readonly Token[], at: number): string {
  for (let index = at + 1; index < at + 5; index += 1) {
    const token = list[index];
    if (token?.kind !== 'word') return '';
    if (readerNouns.test(token.lower) || teamNouns.test(token.lower)) return token.lower;
  }
  return '';
}

function isPossessive(list: readonly Token[], at: number, length: number): boolean {
  const last = list[at + length - 1];
  return last?.lower.endsWith("'s") === true || (last?.lower.endsWith('s') === true && list[at + length]?.text === "'");
}

function hasVerbSoon(list: readonly Token[], at: number): boolean {
  const token = list[at];
  return token?.kind === 'word' && (/^(?:is|are|was|were|has|have|had|runs|uses|raised|builds|built|launched|hires|hired|employs|needs|wants|asks|asked|serves|grew|makes|made|does|did|works|offers|ships|just|recently|also|now|currently|already|still|can|could|will|would|might|must|seems|looks|lists|says|says|announced|acquired|opened|operates|handles|processes|moved|migrated|supports|sells|started|doubled|tripled)$/.test(token.lower) || /(?:ed|es)$/.test(token.lower));
}

/** The start of the noun phrase that ends before `end`: its determiner, or what follows the last verb, preposition or mark. */
function phraseStart(list: readonly Token[], end: number, from: number): number {
  let start = end;
  while (start > from && end - start < 12) {
    const token = list[start - 1] as Token;
    if (token.kind === 'mark' && token.text !== '-' && token.text !== ',') break;
    if (token.text === ',' && end - start < 1) break;
    start -= 1;
    if (/^(?:a|an|the|some|this|that|any|every|another)$/.test(token.lower)) break;
    if (/^(?:run|runs|use|uses|need|needs|want|is|are|was|with|for|show|see|like|about|mention|mentions|require|requires|include|includes)$/.test(token.lower)) return start + 1;
  }
  return start;
}

/** Where the verb group after a subject ends, three words at most. */
function endOfVerb(list: readonly Token[], at: number, to: number): number {
  let end = at;
  while (end < Math.min(to, at + 3) && list[end]?.kind === 'word' && !/^(?:for|in|at|on|since|with|to|and|but|over|every|from)$/.test(list[end]?.lower ?? '')) end += 1;
  return end;
}

/** A verb that has an object of its own right behind it leaves no gap: "the team I built services for" does, "how I built services" does not. */
function objectOfVerb(list: readonly Token[], at: number, to: number): boolean {
  for (let index = at + 1; index < Math.min(to, at + 6); index += 1) {
    if (/^(?:a|an|the|my|our|some|several|many)$/.test(list[index]?.lower ?? '')) return true;
    if (/^(?:for|in|at|with|on|and|,|\.|to)$/.test(list[index]?.lower ?? '')) return false;
  }
  return false;
}

/** "does not include", "is not", "never": the next words deny what they name. */
function deniedAfter(list: readonly Token[], at: number, to: number): boolean {
  const text = words(list, at, Math.min(to, at + 8));
  return /\b(?:does not|doesn't|do not|don't|did not|didn't|has not|hasn't|have not|haven't|has never|never (?:included|covered|involved|touched|went)|is not|isn't|lacks?|excludes?|is (?:non - existent|nonexistent|weak|thin|limited|zero|nil|missing|still missing|rusty))\b(?! (?:only|just|merely|simply))/.test(text);
}

/** "No Kubernetes experience yet", "Without …", "Although I have not …" at the head of a sentence or clause. */
function deniedBefore(list: readonly Token[], from: number, to: number): boolean {
  const text = words(list, from, Math.min(to, from + 4));
  return /^(?:no|not|never|without|lacking|despite (?:no|having no|not)|though not|although not|even without)\b(?! (?:only|just|merely|simply|doubt|matter|stranger|fewer|less|question|problem|wonder))/.test(text);
}

/** "Kubernetes is new to me", "… caught my eye": names something without claiming it. */
function unclaimed(list: readonly Token[], from: number, to: number): boolean {
  return /\b(?:new to me|not (?:yet )?(?:part of )?(?:my|in my)|isn't (?:part of )?my|on my (?:list|wish)|my next|outside my|beyond my|missing from my|to learn|caught my|drew my|got my|made me (?:curious|want|write|smile|look)|interests? me|appeals? to me|excites? me|fascinates? me|attracts? me|matches? my|fits? my|close to my heart|unfamiliar)\b/.test(words(list, from, to));
}

/** A fragment that tells of experience: "Eight years of Go", "Led a team of 40", "Former CTO", "A background in Rust". */
function fragmentIsSelf(list: readonly Token[], from: number, to: number): boolean {
  const opening = list[from]?.lower ?? '';
  const text = words(list, from, to);
  if (/^(?:built|led|shipped|ran|run|managed|wrote|designed|developed|spent|worked|maintained|migrated|created|scaled|cut|grew|owned|mentored|delivered|co|joined|left|previously|formerly|former|ex|certified|experienced|fluent|proficient|skilled|having|holding|trained|educated|seasoned|expert|hands|self|coming|currently|recently|headed|oversaw|taught|graduated|studied|won|published|spoke|brought|rewrote|rebuilt|started)$/.test(opening)) return !/^(?:started|run|running|building|leading) (?:a|the) (?:team|company) (?:is|can|must)\b/.test(text);
  if (/^(?:reduced|increased|improved|launched|introduced|automated|replaced|moved|optimi[sz]ed|founded|architected|deployed|implemented|led|doubled|tripled|halved|saved|handled|served|promoted|awarded|employed|engineered)$/.test(opening) && list[from + 1]?.lower !== 'by' && list[from + 1]?.lower !== 'in') return true;
  if (/\b(?:years?|months?|decades?) (?:of|in|with|as|at|building|running|writing|leading|working|shipping|spent|doing|on)\b/.test(text)) return true;
  if (/\byoe\b|\( ?\d+ ?\+? (?:years?|yrs?) ?\)/.test(text)) return true;
  // "Skills: Go, Rust" and "Kubernetes: five years", when nobody else is named.
  if (/^(?:(?:core |key |main |technical )?(?:skills?|stack|toolbox|tech|technologies|languages|experience|background|expertise|certifications?|education) ?:)/.test(text) || /^me ?[:,]/.test(text)) return true;
  if (to - from <= 9 && /\b(?:years?|yrs|decades?)\b/.test(text) && !/\b(?:is|are|asks?|needs?|requires?|ago|last|next|this|per|a year)\b/.test(text)) return true;
  if (/^(?:running|building|leading|managing|working|writing|operating|maintaining|using)$/.test(opening) && /\b(?:for|since)\b.{0,30}\b(?:years?|months?|\d{4})\b/.test(text)) return true;
  return /\b(?:(?:a |an )?(?:(?:strong|deep|solid|long|proven|extensive|hands-on|practical) )?(?:background|expertise|experience|track record|degree|phd|doctorate|master's|bachelor's|certification|certificate) (?:in|with|of|from|as))\b/.test(text) && !/\b(?:candidate|someone|requires?|asks?|need)\b/.test(text);
}

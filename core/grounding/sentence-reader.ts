import { anaphors, deniedAfter, endsPhrase, hasVerbSoon, isObject, isPossessive, nounAfter, opensClause, plainVerb, readerNouns, startsNewThing, teamNouns, vague } from './clause-words.ts';
import { fragmentIsSelf, fragmentVoice, openingVoice, unclaimed } from './fragments.ts';
import type { Stretch } from './sources.ts';
import type { ClauseStretch, Context, Voice } from './voice.ts';
import { gapTakeup, isEcho, pronounTakeup, type Takeup } from './takeups.ts';
import type { Token } from './tokens.ts';
import { type Mode, verbMode } from './verb-mode.ts';

const nobody: Voice = { owner: 'any', mode: 'asserted' };
const sender: Voice = { owner: 'self', mode: 'asserted' };

/** Reads one sentence word by word, and cuts it where another side begins to be spoken of. */
export class SentenceReader {
  readonly #list: readonly Token[];
  readonly #from: number;
  readonly #to: number;
  readonly #context: Context;
  readonly #asks: boolean;
  readonly #listed: boolean;
  readonly #found: ClauseStretch[] = [];
  #clause: number;
  /** Whose clause it is, as its subject says. */
  #base: Voice;
  /** Whose the words since `#start` are: the subject's, or for a moment somebody else's ("my …", "your …"). */
  #current: Voice;
  #start: number;
  #clauseStart: number;
  #hasSubject = false;
  #quoted = false;
  /** How the moment ends: with the next thing ("your team | five years"), with the phrase, or with the quotation. */
  #aside: 'thing' | 'phrase' | 'quotation' | null = null;
  #takesUp: Takeup | null = null;

  constructor(list: readonly Token[], { from, to }: Stretch, context: Context) {
    this.#list = list;
    this.#from = from;
    this.#to = to;
    this.#context = context;
    this.#clause = context.clause;
    this.#asks = list[to - 1]?.text === '?' || list[to - 2]?.text === '?';
    this.#listed = /^[-*•–]$/.test(list[from]?.text ?? '') && context.voice.owner !== 'any' && (context.listed || list[from - 1]?.text === ':');
    this.#base = this.#listed ? context.voice : nobody;
    this.#current = this.#base;
    this.#start = from;
    this.#clauseStart = from;
  }

  read(): readonly ClauseStretch[] {
    for (let at = this.#from; at < this.#to; at += 1) {
      const { kind } = this.#list[at] as Token;
      if (kind === 'mark') this.#mark(at);
      else if (kind !== 'link') this.#word(at);
    }
    if (!this.#hasSubject && this.#current.owner === 'any') this.#current = fragmentVoice(this.#list, this.#start, this.#to, this.#asks);
    else if (this.#asks && this.#current.owner === 'any') this.#current = { owner: 'any', mode: 'asked' };
    const last = this.#current;
    this.#cut(this.#to, last);
    this.#base = last;
    return this.#found;
  }

  /** For the next sentence, after `read`. */
  context(): Context {
    return { ...this.#context, before: { from: this.#from, to: this.#to }, voice: this.#base, listed: this.#listed, clause: this.#clause + 1 };
  }

  /** Ends the stretch before `at`; the next one speaks with this voice. */
  #cut(at: number, next: Voice): void {
    if (at > this.#start) this.#found.push({ from: this.#start, to: at, ...this.#current, clause: this.#clause, takesUp: this.#takesUp });
    this.#takesUp = null;
    this.#start = at;
    this.#current = next;
  }

  /** A subject stands at `at`. Words before the sentence's first one ("With eight years of Go, I …") belong to it. */
  #subject(at: number, voice: Voice): void {
    if (!this.#hasSubject && this.#current.owner === 'any' && at > this.#start) this.#current = openingVoice(this.#list, { from: this.#clauseStart, to: at }, voice, this.#to) ?? this.#current;
    this.#cut(at, voice);
    this.#base = voice;
    this.#hasSubject = true;
    this.#aside = null;
  }

  /** Somebody else's words within a clause: "I would bring [your team] five years". */
  #openAside(at: number, voice: Voice, ends: 'thing' | 'phrase' | 'quotation'): void {
    this.#cut(at, voice);
    this.#aside = ends;
  }

  #closeAside(at: number): void {
    this.#aside = null;
    this.#cut(at, this.#base);
  }

  #mark(at: number): void {
    const { text, spaced } = this.#list[at] as Token;
    if (text === '"') this.#quotation(at);
    else if (this.#aside === 'quotation') return;
    else if (/^[;:–—()]$/.test(text) || (text === '-' && spaced && this.#list[at + 1]?.spaced === true)) this.#newClause(at);
    else if (text === ',') {
      if (this.#aside !== null) this.#closeAside(at);
      if (this.#hasSubject) this.#clauseStart = at + 1;
    }
  }

  /** What is quoted in a report of what was read are the company's words. */
  #quotation(at: number): void {
    this.#quoted = !this.#quoted;
    if (this.#base.owner !== 'self' || this.#base.mode !== 'read') return;
    if (this.#quoted) this.#openAside(at, { owner: 'reader', mode: 'asserted' }, 'quotation');
    else if (this.#aside === 'quotation') this.#closeAside(at);
  }

  #newClause(at: number): void {
    this.#aside = null;
    if (!this.#hasSubject && this.#current.owner === 'any' && fragmentIsSelf(this.#list, this.#start, Math.min(this.#to, at + 12))) {
      this.#current = { owner: 'self', mode: this.#asks ? 'asked' : 'asserted' };
      this.#base = this.#current;
    }
    if (this.#base.owner === 'self' && this.#base.mode !== 'read') this.#base = sender;
    this.#cut(at + 1, this.#base);
    this.#clause += 1;
    this.#clauseStart = at + 1;
    this.#hasSubject = false;
  }

  #word(at: number): void {
    if ((this.#aside === 'phrase' && endsPhrase(this.#list, at)) || (this.#aside === 'thing' && startsNewThing(this.#list, at))) this.#closeAside(at);
    if (this.#aside === 'quotation' || (this.#quoted && this.#base.owner === 'reader')) return;
    const { lower } = this.#list[at] as Token;
    const next = this.#list[at + 1]?.lower ?? '';
    const opens = at === this.#from || at === this.#clauseStart || opensClause(this.#list[at - 1]);

    if (/^i(?:'(?:ve|m|d|ll))?$/.test(lower)) this.#first(at);
    else if (/^we(?:'(?:ve|re|d|ll))?$/.test(lower)) this.#we(at);
    else if (/^(?:my|mine|our|ours|myself)$/.test(lower)) this.#mine(at);
    else if (lower === 'me' && this.#base.owner !== 'self') this.#me(at);
    else if (/^you(?:'(?:ve|re|d|ll))?$/.test(lower)) this.#you(at);
    else if (lower === 'your' || lower === 'yours' || this.#isCompany(at, opens)) this.#yours(at, opens);
    else if (opens && /^(?:the|this|that)$/.test(lower) && readerNouns.test(nounAfter(this.#list, at))) this.#subject(at, this.#readers());
    else if (opens && !this.#hasSubject && this.#isAnaphor(at)) this.#anaphor(at);
    else if (this.#base.owner === 'reader' && /^(?:get|gain|hire|find)$/.test(lower) && /^(?:would|will|could|'ll)$/.test(this.#list[at - 1]?.lower ?? '')) this.#cut(at, sender);
    else if (this.#base.owner === 'self' && /^(?:to|for)$/.test(lower) && /^(?:useful|helpful|valuable|relevant|interesting|attractive|use)$/.test(this.#list[at - 1]?.lower ?? '')) this.#openAside(at, { owner: 'reader', mode: 'asserted' }, 'thing');
    else if (this.#base.owner === 'self' && lower === 'as' && this.#base.mode !== 'asserted' && /^(?:an?|someone|somebody)$/.test(next)) this.#asOne(at);
    else if (this.#base.owner === 'self' && this.#base.mode === 'negated' && (/^(?:but|than|whereas|although|though)$/.test(lower) || (lower === 'yet' && this.#list[at - 1]?.text === ','))) this.#turn(at);
    else if (this.#base.owner === 'self' && /^(?:and|but|then|so|or|while|having)$/.test(lower)) this.#conjunction(at);
    else if (/^(?:so|as|like|just)$/.test(lower) && isEcho(this.#list, at)) this.#echo(at);
  }

  #first(at: number): void {
    const mode = verbMode(this.#list, at, this.#to) ?? 'asserted';
    const gap = mode === 'asserted' ? gapTakeup(this.#list, at, this.#clauseStart, this.#from, this.#to) : null;
    this.#subject(at, { owner: 'self', mode });
    if (mode === 'asserted') this.#takesUp = gap ?? this.#pronoun(at);
  }

  /** "We" of a former team claims; "could we talk" proposes. */
  #we(at: number): void {
    const modal = /^(?:could|can|might|should|shall|may|would)$/;
    const { lower } = this.#list[at] as Token;
    if (modal.test(this.#list[at + 1]?.lower ?? '') || modal.test(this.#list[at - 1]?.lower ?? '') || lower === "we'd" || lower === "we'll") this.#subject(at, { owner: 'any', mode: 'asked' });
    else {
      const mode = verbMode(this.#list, at, this.#to) ?? 'asserted';
      this.#subject(at, { owner: 'self', mode });
      if (mode === 'asserted') this.#takesUp = this.#pronoun(at);
    }
  }

  #mine(at: number): void {
    const words = [0, 1, 2].map((ahead) => this.#list[at + ahead]?.lower ?? '');
    const [lower = '', next = '', after = ''] = words;
    if (lower === 'my' && (vague.test(next) || (/^(?:last|first|previous|earlier|next|short|only)$/.test(next) && vague.test(after)))) return;
    if (lower.startsWith('our') && /^(?:call|conversation|chat|talk|meeting|exchange)$/.test(next)) return;
    const voice: Voice = { owner: 'self', mode: deniedAfter(this.#list, at, this.#to) ? 'negated' : 'asserted' };
    if (this.#hasSubject) this.#openAside(at, voice, 'phrase');
    else if (this.#current.owner === 'any' && at > this.#clauseStart && !unclaimed(this.#list, this.#clauseStart, Math.min(this.#to, at + 8))) this.#subject(at, voice);
    else {
      this.#cut(at, voice);
      this.#base = voice;
      this.#hasSubject = true;
    }
  }

  /** "Globex taught me …": what it taught is claimed. */
  #me(at: number): void {
    const verb = this.#list[at - 1]?.lower ?? '';
    if (!/^(?:gave|taught|made|earned|brought|showed|left|took|got|let|gives|teaches|kept|call|calls|called)$/.test(verb)) return;
    if (/^(?:kept|taught|gave|earned)$/.test(verb) && this.#current.owner === 'any' && !unclaimed(this.#list, this.#clauseStart, Math.min(this.#to, at + 8))) this.#current = sender;
    this.#cut(at, sender);
    this.#base = sender;
    this.#hasSubject = true;
  }

  #you(at: number): void {
    const { lower } = this.#list[at] as Token;
    const next = this.#list[at + 1];
    if (lower === 'you' && this.#hasSubject && isObject(next)) return;
    const supposes = this.#base.owner !== 'self' && /^(?:could|can|might|may|would|should)$/.test(next?.lower ?? '');
    this.#subject(at, { owner: 'reader', mode: this.#asks || supposes ? 'asked' : 'asserted' });
  }

  #yours(at: number, opens: boolean): void {
    const subordinate = /^(?:because|that|since|as|while|when|how|why|where|whether|if)$/.test(this.#list[at - 1]?.lower ?? '');
    if (this.#hasSubject && this.#base.owner === 'self' && !subordinate && (!opens || (this.#list[at]?.lower ?? '').startsWith('your'))) this.#openAside(at, { owner: 'reader', mode: 'asserted' }, 'thing');
    else this.#subject(at, this.#readers());
  }

  #readers(): Voice {
    return { owner: 'reader', mode: this.#asks ? 'asked' : 'asserted' };
  }

  /** The company's name as an owner ("Acme's robots") or a subject ("Acme employs …"); after a preposition it is neither. */
  #isCompany(at: number, opens: boolean): boolean {
    const { company, companyIsEmployer } = this.#context.parties;
    if (companyIsEmployer || company.length === 0) return false;
    const named = company.every((word, index) => {
      const lower = this.#list[at + index]?.lower;
      return lower === word || (index === company.length - 1 && lower === `${word}'s`);
    });
    return named && (isPossessive(this.#list, at, company.length) || (opens && hasVerbSoon(this.#list, at + company.length)));
  }

  #isAnaphor(at: number): boolean {
    const { lower } = this.#list[at] as Token;
    return this.#context.voice.owner !== 'any' && (anaphors.test(lower) || (/^(?:the|this|that|these|those)$/.test(lower) && teamNouns.test(nounAfter(this.#list, at))));
  }

  /** "It", "That", "The team": what the sentence before was about. */
  #anaphor(at: number): void {
    const { voice } = this.#context;
    const owner = this.#base.owner === 'any' ? voice.owner : this.#base.owner;
    this.#cut(at, { owner, mode: this.#asks ? 'asked' : voice.mode === 'read' ? 'read' : 'asserted' });
    this.#base = this.#current;
    this.#hasSubject = true;
  }

  /** "I am writing as a Go engineer": claimed, whatever the verb does. */
  #asOne(at: number): void {
    const { mode } = this.#base;
    this.#cut(at, { owner: 'self', mode: mode === 'negated' || mode === 'wished' ? mode : 'asserted' });
    if (mode === 'read') this.#aside = 'phrase';
  }

  /** "I have not used X, but …": from here on it asserts again, unless the next verb says otherwise. */
  #turn(at: number): void {
    this.#base = { owner: 'self', mode: verbMode(this.#list, at, this.#to) ?? 'asserted' };
    this.#cut(at, this.#base);
  }

  /** "I read your post and have run …": another verb of the same subject. */
  #conjunction(at: number): void {
    if (this.#aside !== null && !plainVerb.test(this.#list[at + 1]?.lower ?? '')) return;
    const mode: Mode | null = verbMode(this.#list, at, this.#to);
    if (mode === null) return;
    if (this.#aside !== null) this.#closeAside(at);
    if (mode !== this.#current.mode) {
      this.#base = { owner: 'self', mode };
      this.#cut(at, this.#base);
    }
    if (mode === 'asserted') this.#takesUp ??= this.#pronoun(at);
  }

  /** "You run X, as do I." */
  #echo(at: number): void {
    this.#cut(at, sender);
    this.#base = sender;
    this.#hasSubject = true;
    this.#takesUp = { ...(at > this.#from ? { from: this.#from, to: at } : this.#context.before), by: { from: at, to: Math.min(this.#to, at + 3) } };
  }

  #pronoun(at: number): Takeup | null {
    return pronounTakeup(this.#list, at, this.#from, this.#to, this.#context.before);
  }
}

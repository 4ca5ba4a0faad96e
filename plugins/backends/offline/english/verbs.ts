// Verbs as résumés and company pages use them. A word that is not in here is not taken for a verb: better no sentence than a wrong one.

/** Base forms that are hardly ever nouns at the start of a line. */
const plainVerbs = `accelerate accompany achieve acquire adapt add administer adopt advise align allocate analyze analyse apply appraise architect arrange ask assemble assess assist attain attract automate
avoid become begin boost bring build calculate carry cater centralize champion clarify clean close coach collaborate collect combine come communicate compile complete compose compute conceive conduct configure
connect consolidate construct consult contribute convert convey cook coordinate correct counsel create cultivate curate customize debug decrease define delegate deliver demonstrate deploy derive detect
determine develop devise diagnose direct discover dispense distribute diversify drive earn edit educate elevate eliminate empower enable encourage enforce engage engineer enhance enlarge ensure equip
establish evaluate evolve examine execute expand expedite explain explore extend extract facilitate familiarize find finish fix follow formulate foster fulfil fulfill gather generate get give grow guarantee
handle help hire identify illustrate implement improve incorporate influence inform initiate innovate inspect inspire install institute instruct integrate interact interpret introduce invent investigate invite
join keep know launch learn leverage listen maintain make manage manufacture maximize mediate meet mentor merge migrate minimize mobilize moderate modernize modify motivate navigate negotiate observe obtain
operate optimize optimise orchestrate organize organise own participate perform persuade pioneer prepare prescribe preserve prevent prioritize produce promote propose protect prove provide publish
pursue realize rebuild recommend reconcile recruit redesign reduce re-architect refactor refine reinforce remove reorganize replace represent resolve respond restore restructure revamp revise rewrite run
safeguard save secure see select sell send serve share shorten simplify solve spearhead speak specialize specialise stabilize standardize start steer strengthen streamline submit succeed summarize
supervise sustain synthesize take teach tell think transcribe transform translate treat troubleshoot turn uncover understand undertake unify unite use utilize validate verify visualize welcome win write`;

/** Base forms that are often nouns there ("Design review", "Lead engineer"): taken for verbs only before a word that can open an object. */
const nounLikeVerbs = `address advocate audit back balance bank benchmark bill blend book budget care chair chart code command control contract design document estimate experiment feed field film forecast forge function fund guide head host increase
interview judge lead lecture link list map market master match measure model monitor move offer order oversee package paint partner patent photograph pilot plan play power present price print process profile program project prototype question raise rank rate
reach record release rent repair report research review rotate route sample scale scan schedule scope score screen script search shape ship sketch source sponsor staff state stock store stream structure study supply support survey target team test
trace track trade train transition triage tutor update upgrade visit volunteer work`;

/** Past forms that do not end in -ed. */
const irregularPast: Readonly<Record<string, string>> = {
  became: 'become', began: 'begin', bought: 'buy', brought: 'bring', broke: 'break', built: 'build', chose: 'choose', 'co-led': 'co-lead', 'co-wrote': 'co-write', cut: 'cut', dealt: 'deal',
  drew: 'draw', drove: 'drive', fed: 'feed', fought: 'fight', found: 'find', gave: 'give', got: 'get', grew: 'grow', held: 'hold', kept: 'keep', led: 'lead', made: 'make', met: 'meet',
  oversaw: 'oversee', paid: 'pay', put: 'put', ran: 'run', rebuilt: 'rebuild', redid: 'redo', rewrote: 'rewrite', rose: 'rise', sang: 'sing', saw: 'see', sent: 'send', set: 'set', shot: 'shoot', sold: 'sell',
  sought: 'seek', spent: 'spend', split: 'split', spoke: 'speak', sped: 'speed', stood: 'stand', taught: 'teach', threw: 'throw', told: 'tell', took: 'take', undertook: 'undertake', understood: 'understand',
  upheld: 'uphold', went: 'go', won: 'win', wove: 'weave', wrote: 'write',
};

/** Words in -ed that open a description, not a deed. */
const descriptiveEd = new Set(
  `accomplished advanced applied associated based bed combined committed compressed computerized dedicated detailed determined distributed embedded exceed experienced expected feed gifted hundred indeed interested licensed
limited mixed motivated need oriented past poised proceed proficient qualified red related relaxed renowned required retired seasoned seed shared shed skilled speed supposed talented tired trusted unified united unlimited
varied versed weed wicked self-motivated self-taught`.split(/\s+/),
);

/** Past participles that say what happened to the writer when such a word follows: "Promoted to senior nurse". */
const passiveAlways = new Set(['awarded', 'honored', 'honoured', 'nominated', 'elected', 'appointed', 'chosen', 'hired', 'invited', 'shortlisted']);
const passiveBefore: Readonly<Record<string, RegExp>> = {
  promoted: /^(?:to|from|twice|within|after|early)\b/i,
  recognized: /^(?:as|for|by|with|among)\b/i,
  recognised: /^(?:as|for|by|with|among)\b/i,
  selected: /^(?:as|for|by|to|from|among)\b/i,
  named: /^[A-Z"“]/,
  ranked: /^(?:as|in|among|first|second|third|top|#|\d)/i,
  trained: /^(?:in|as|on|at|by)\b/i,
  assigned: /^(?:to|as)\b/i,
  tasked: /^with\b/i,
  entrusted: /^with\b/i,
  seconded: /^to\b/i,
  commended: /^(?:for|by)\b/i,
  published: /^(?:in|by|at)\b/i,
  featured: /^(?:in|by|on|at)\b/i,
  mentored: /^by\b/i,
  certified: /^(?:in|as|by)\b/i,
  accepted: /^(?:to|into|at|by)\b/i,
  exposed: /^to\b/i,
  involved: /^(?:in|with)\b/i,
  engaged: /^(?:as|by)\b/i,
};

const plain = new Set(plainVerbs.split(/\s+/));
const nounLike = new Set(nounLikeVerbs.split(/\s+/));

export type VerbForm =
  | { readonly tense: 'past' | 'passive' }
  | { readonly tense: 'present'; readonly base: string; readonly nounLike: boolean }
  | { readonly tense: 'gerund' };

/** What a word is when it opens a line and `following` stands behind it; undefined when it is not known to be a verb. */
export function verbForm(word: string, following: string): VerbForm | undefined {
  const lower = word.toLowerCase();
  if (passiveAlways.has(lower)) return { tense: 'passive' };
  if (passiveBefore[lower]?.test(following) === true) return { tense: 'passive' };
  if (isBase(lower)) {
    if (lower in irregularPast) return { tense: 'past' };
    return { tense: 'present', base: lower, nounLike: nounLike.has(lower) };
  }
  if (lower in irregularPast) return { tense: 'past' };
  if (/^[a-z]+(?:-[a-z]+)?ed$/.test(lower) && !descriptiveEd.has(lower)) return { tense: 'past' };
  const base = baseOfThirdPerson(lower);
  if (base !== undefined) return { tense: 'present', base, nounLike: nounLike.has(base) };
  if (/^[a-z]+(?:-[a-z]+)?ing$/.test(lower) && isBase(baseOfGerund(lower))) return { tense: 'gerund' };
  return undefined;
}

export function isBase(word: string): boolean {
  return plain.has(word) || nounLike.has(word);
}

/** `leads` → `lead`; undefined when it is not the third person of a known verb. */
export function baseOfThirdPerson(word: string): string | undefined {
  if (!word.endsWith('s')) return undefined;
  const candidates = [word.slice(0, -1), word.endsWith('es') ? word.slice(0, -2) : '', word.endsWith('ies') ? `${word.slice(0, -3)}y` : ''];
  return candidates.find((candidate) => candidate !== '' && isBase(candidate));
}

function baseOfGerund(word: string): string {
  const stem = word.slice(0, -3);
  if (isBase(stem)) return stem;
  if (isBase(`${stem}e`)) return `${stem}e`;
  return /(.)\1$/.test(stem) ? stem.slice(0, -1) : stem;
}

/** A past form or a past participle that a company's page may use after "we have". */
export function isPast(word: string): boolean {
  const lower = word.toLowerCase();
  return lower in irregularPast || (/ed$/.test(lower) && !descriptiveEd.has(lower));
}

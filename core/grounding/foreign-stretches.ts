// Letters in German, French, Spanish and Dutch: told by their small words, read more coarsely than English. Whoever was named last owns what
// follows, and one word of denying or wishing speaks for the whole clause.
import type { ClauseStretch, Foreign, Owner } from './voice.ts';
import type { Token } from './tokens.ts';
import type { Mode } from './verb-mode.ts';

const english = set('the and of to is with for you your i my have has that at on we our are was be it this as by from would could i\'ve i\'m you\'re');
const german = set('ich mein meine meinen meinem meiner und der die das den dem mit seit bei habe hatte ist nicht sie ihr ihre ihren ihrem für auf ein eine einen einem zu von im am wir unser unsere als jahre jahren war auch über nach');
const romance = set(
  "je j'ai mon ma mes et le la les des avec depuis ans chez vous votre vos pour dans est un une de du nous notre suis au aux sur yo mi mis y el los con desde años en tengo he su sus para que es del una por trabajé soy como qué más",
);
const dutch = set('ik mijn en het een met sinds jaar bij heb u uw voor van ben niet wij ons onze was ook op als naar jullie');

const first = set("ich mein meine meinen meinem meiner wir unser unsere unseren unserem mir mich je j'ai j'étais mon ma mes nous notre nos moi yo mi mis tengo he soy trabajé nosotros nuestro nuestra ik mijn wij ons onze heb ben mij");
const second = set('sie ihr ihre ihren ihrem ihrer ihnen du dein deine euch euer eure vous votre vos usted ustedes su sus tu u uw jullie');
const denials = set("nicht kein keine keinen keiner nie niemals ohne pas jamais aucun aucune sans no nunca sin ningún ninguna niet geen nooit zonder noch");
const wishes = set('möchte würde gern gerne wünsche hoffe lernen voudrais aimerais souhaite espère apprendre quisiera gustaría querría espero aprender graag zou hoop leren');
const reports = set('gelesen gesehen gefunden schreibe bewerbe verstehe weiß lu vu trouvé écris postule comprends leído visto encontrado escribo entiendo gelezen gezien gevonden schrijf solliciteer begrijp');

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** The language of a sentence when it is clearly one of these, or too short to tell in a letter that is; null for English. */
export function foreignLanguage(list: readonly Token[], from: number, to: number, letter: Foreign | null): Foreign | null {
  const counts = { english: 0, german: 0, romance: 0, dutch: 0 };
  for (let at = from; at < to; at += 1) {
    const { kind, lower } = list[at] as Token;
    if (kind !== 'word') continue;
    if (english.has(lower)) counts.english += 1;
    if (german.has(lower)) counts.german += 1;
    if (romance.has(lower)) counts.romance += 1;
    if (dutch.has(lower)) counts.dutch += 1;
  }
  const best = (['german', 'romance', 'dutch'] as const).reduce((one, other) => (counts[other] > counts[one] ? other : one));
  if (counts[best] >= 2 && counts[best] > counts.english) return best;
  return counts.english < 2 ? letter : null;
}

/** Stretches of one foreign sentence. */
export function foreignStretches(list: readonly Token[], from: number, to: number, clause: number): readonly ClauseStretch[] {
  const found: ClauseStretch[] = [];
  let owner: Owner = 'any';
  let start = from;
  const close = (end: number): void => {
    if (end > start) found.push({ from: start, to: end, owner, mode: modeOf(list, start, end, owner), clause, takesUp: null });
    start = end;
  };
  for (let at = from; at < to; at += 1) {
    const { lower } = list[at] as Token;
    const next: Owner | null = first.has(lower) ? 'self' : second.has(lower) ? 'reader' : null;
    if (next === null || next === owner) continue;
    // Words before the first one named belong to it: "Seit 2016 arbeite ich".
    if (owner !== 'any') close(at);
    owner = next;
  }
  close(to);
  return found;
}

function modeOf(list: readonly Token[], from: number, to: number, owner: Owner): Mode {
  for (let at = from; at < to; at += 1) {
    const { lower } = list[at] as Token;
    if (owner === 'self' && denials.has(lower)) return 'negated';
    if (owner === 'self' && wishes.has(lower)) return 'wished';
    if (owner === 'self' && reports.has(lower)) return 'read';
  }
  return list[to - 1]?.text === '?' ? 'asked' : 'asserted';
}

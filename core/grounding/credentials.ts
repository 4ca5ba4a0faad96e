// Titles, degrees, certificates, honours: claimed of oneself, each must stand in the résumé.
import type { DraftProblem } from '../domain/draft.ts';
import { needsOf } from './facts.ts';
import type { Inspection, PartText } from './inspection.ts';
import { problemAt, resumeHelp } from './problem.ts';
import type { SourceText, Stretch } from './sources.ts';
import { stem } from './tokens.ts';

/** Words that claim something, and the words of a résumé that prove it: one family a line. */
const titles = families([
  'cto: cto, chief technology officer, chief technical officer',
  'ceo: ceo, chief executive',
  'cfo: cfo, chief financial',
  'coo: coo, chief operating',
  'cio: cio, chief information',
  'ciso: ciso, chief information security',
  'cpo: cpo, chief product',
  'vp, vice president: vp, vice president, vice-president',
  'svp: svp, senior vice president',
  'director: director',
  'head: head of, head',
  'principal: principal',
  'staff: staff engineer, staff software, staff',
  'senior: senior, sr',
  'lead, leader: lead, leader, leading, led',
  'manager: manager, managing, managed',
  'architect: architect',
  'founder, cofounder, co-founder, founding: founder, cofounder, co-founder, founding, founded',
  'president: president',
  'chief: chief',
  'partner: partner',
  'professor: professor',
  'lecturer: lecturer, lecturing',
  'postdoc: postdoc, postdoctoral',
  'fellow: fellow, fellowship',
  'consultant: consultant, consulting',
  'chairman, chair: chair, chairman',
]);

const degrees = families([
  'phd, ph.d, doctorate, doctoral, dphil: phd, ph.d, doctorate, doctoral, dphil, doctor of',
  "master's, masters, msc, m.sc, meng, m.eng: master, master's, masters, msc, m.sc, m.s, meng, m.eng, ms, m.a, ma",
  "bachelor's, bachelors, bachelor, bsc, b.sc, beng, b.eng: bachelor, bachelor's, bachelors, bsc, b.sc, b.s, beng, b.eng, ba, b.a, bs",
  'mba: mba, master of business',
  'degree: degree, bachelor, master, phd, ph.d, bsc, b.sc, msc, m.sc, b.s, b.a, m.s, beng, meng, diploma, ba, bs, ms',
  'diploma: diploma, diplom',
  'graduated, graduate, alumnus, alumna, alum: graduated, graduate, bachelor, master, phd, ph.d, bsc, b.sc, msc, m.sc, b.s, b.a, m.s, beng, meng, diploma, degree, university, ba, bs, ms',
  'certified, certification, certificate: certified, certification, certifications, certificate, certificates',
  'patent, patents, patented: patent, patents, patented',
  'award, awards, award-winning: award, awards, awarded, prize',
  'prize, medal: prize, medal, award',
  'scholarship: scholarship, scholar',
  'valedictorian: valedictorian',
  'keynote: keynote, keynotes',
  'thesis, dissertation: thesis, dissertation',
]);

function families(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    lines.flatMap((line) => {
      const [claims = '', proofs = ''] = line.split(': ');
      return claims.split(', ').map((claim): [string, readonly string[]] => [claim, proofs.split(', ')]);
    }),
  );
}

export function credentialProblems(inspection: Inspection): readonly DraftProblem[] {
  const { resume, lead } = inspection;
  const offered = (lead.role ?? '').toLowerCase();
  return inspection.parts.flatMap((part) => {
    const found: DraftProblem[] = [];
    part.tokens.forEach((token, at) => {
      if (token.kind !== 'word') return;
      const stretch = part.stretchAt(at);
      const claims = needsOf(stretch) === 'resume';
      const degree = claims ? degrees.get(token.lower) : undefined;
      const title = titles.get(token.lower);
      const inRole = title !== undefined && (claims || stretch.owner === 'any') && roleSlot(part, at, claims);
      const proofs = degree ?? (inRole ? title : undefined);
      if (proofs !== undefined && !proofs.some((proof) => proven(proof, resume))) {
        if (inRole && offered.includes(token.lower) && stretch.mode !== 'asserted') return;
        found.push(problemAt(part, wholeTitle(part, at), 'self-claim', (said) => `"${said}" is not in your résumé.`, resumeHelp));
      } else if (claims && isOccupation(part, at) && !resume.some((source) => hasStem(token.lower, source))) {
        found.push(problemAt(part, { from: at, to: at + 1 }, 'self-claim', (said) => `Your résumé does not say that you are or were a "${said}".`, resumeHelp));
      } else if (claims) {
        const field = fieldOfStudy(part, at);
        if (field !== null && !resume.some((source) => hasStem(part.tokens[field.from]?.lower ?? '', source))) {
          found.push(problemAt(part, field, 'self-claim', (said) => `"${said}" is not among the studies in your résumé.`, resumeHelp));
        }
      }
    });
    return found;
  });
}

function proven(proof: string, sources: readonly SourceText[]): boolean {
  const words = proof.split(/[ -]/);
  return sources.some((source) => (source.places.get(words[0] ?? '') ?? []).some((place) => words.every((word, index) => source.tokens[place + index]?.lower === word || (index > 0 && source.tokens[place + index + 1]?.lower === word))));
}

function hasStem(word: string, source: SourceText): boolean {
  const wanted = stem(word);
  const kin = /^(?:engineer|developer|programmer)$/.test(wanted) ? ['engineer', 'developer', 'programmer'] : [wanted];
  return kin.some((one) => source.stems.has(one));
}

/** "as CTO", "I was a senior …", "former VP", "my role as head of …", "led … as the …". */
function roleSlot(part: PartText, at: number, claims: boolean): boolean {
  const list = part.tokens;
  const { from } = part.sentenceAt(at);
  const before = list
    .slice(Math.max(from, at - 5), at)
    .map(({ lower }) => lower)
    .join(' ');
  if (/^(?:to|as)$/.test(list[at + 1]?.lower ?? '') && list[at]?.lower === 'lead') return false;
  if (/\b(?:former|formerly|ex -|ex|previously|acting|interim)(?: \S+)?$/.test(before)) return true;
  if (isSignature(part, at)) return true;
  if (!claims) return false;
  return /(?:^|\b)(?:as|am|i'm|was|been|became|become|being|promoted to|promotion to|role of|title of|job of|position of|years of being|hired as)(?: (?:a|an|the|their|its|your))?(?: (?:[\p{L}-]+)){0,2}(?: -)?$/u.test(before) && !/\b(?:to the|by the|with the|from the|your)\b[^,]*$/.test(before);
}

/** "Sam Rivera, CTO", or a short line under the sender's name. */
function isSignature(part: PartText, at: number): boolean {
  const { from, to } = part.sentenceAt(at);
  if (to - from > 12) return false;
  const lineStart = part.tokens.findLastIndex((token, index) => index <= at && index >= from && token.lines > 0);
  const line = part.tokens.slice(Math.max(from, lineStart), to);
  if (line.some(({ kind, lower }) => (kind === 'mark' && /^[.!?]$/.test(lower)) || /^(?:is|are|was|were|have|has|would|could|will|can|you|your|i|the|dear|hi|hello)$/.test(lower))) return false;
  const above = part.tokens.slice(Math.max(0, lineStart - 6), at).map(({ lower }) => lower);
  return part.senderWords.some((word) => above.includes(word));
}

function wholeTitle(part: PartText, at: number): Stretch {
  const list = part.tokens;
  let to = at + 1;
  while (to < at + 5 && /^(?:of|engineer|developer|architect|president|engineering|technology|officer|software|backend|data|product|manager|director|degree|in|physics|science|computer)$/.test(list[to]?.lower ?? '') && list[to]?.lines === 0) to += 1;
  while (to > at + 1 && /^(?:of|in)$/.test(list[to - 1]?.lower ?? '')) to -= 1;
  return { from: at, to };
}

const traits =
  /^(?:believer|user|reader|fan|follower|lover|learner|player|solver|starter|member|contributor|newcomer|beginner|candidate|customer|maker|number|matter|generalist|thinker|builder|pioneer|owner|writer|listener|supporter|subscriber|partner|stranger|neighbor|neighbour|buyer|optimist|realist|perfectionist|enthusiast|minimalist|pragmatist|specialist|person|foreigner|runner|climber|cyclist|traveller|gardener|adopter|mentor|author|director|factor|indicator|mirror|error|door|floor|color|colour|paper|order|answer|offer|letter|layer|power|cover|computer|server|cluster|container|number|user|weather|summer|winter|other|another|earlier|later|former|senior|junior|major|minor|prior|better|larger|smaller|bigger|faster|lower|higher|stronger|closer|newer|older|longer|shorter|over|under|after|whether|either|neither|rather|together|ever|never|however|per|for|or|nor|your|our|their|her|master|chapter|quarter|center|centre|career|engineer|developer|programmer|list|assist|consist|exist|resist|insist|twist|artist)$/;

/** The agent noun of "I am a …" and "as a …". */
function isOccupation(part: PartText, at: number): boolean {
  const list = part.tokens;
  const word = list[at]?.lower ?? '';
  if (word.length < 5 || traits.test(word) || !/(?:er|or|ist|ian|ect|man|woman|nurse|chef|pilot|judge|attorney)$/.test(word)) return false;
  const next = list[at + 1];
  if (next?.kind === 'word' && !/^(?:at|for|in|with|who|and|by|on|from|of|since|turned|to|but|i|based|myself|specialising|specializing|focused)$/.test(next.lower)) return false;
  const before = list
    .slice(Math.max(0, at - 4), at)
    .map(({ lower }) => lower)
    .join(' ');
  return /(?:^|\b)(?:as|am|i'm|was|been|became)(?: an?)(?: [\p{L}-]+){0,2}$/u.test(before);
}

/** "studied physics", "a degree in law": the first word of the field. */
function fieldOfStudy(part: PartText, at: number): Stretch | null {
  const list = part.tokens;
  const word = list[at]?.lower ?? '';
  const field = /^(?:studied|majored)$/.test(word) ? (/^in$/.test(list[at + 1]?.lower ?? '') ? at + 2 : at + 1) : /^(?:degree|phd|doctorate|master's|bachelor's|msc|bsc|diploma)$/.test(word) && list[at + 1]?.lower === 'in' ? at + 2 : -1;
  const token = list[field];
  if (token?.kind !== 'word' || /^(?:an?|the|your|how|what|why|this|that|for|at|it|them|and|hard|with|under|part|full|abroad|a|my|in|some|several|many)$/.test(token.lower)) return null;
  return { from: field, to: field + 1 };
}

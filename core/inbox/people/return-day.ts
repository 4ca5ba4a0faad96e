// When an absent person is back, from what their notice says.
import { type CalendarDay, daysBetween, isoDay, isRealDay, plusDays, weekdayOf } from './calendar-day.ts';
import { monthNames, weekdayNames } from './calendar-words.ts';
import { foldText } from './fold-text.ts';
import { type StatedDay, statedDays } from './stated-days.ts';

/**
 * The first day on which the person is back, as an ISO day, or null when the notice names none.
 * "Back on X", "returning X", "available from X" → X. "Until X", "through X", "from A to X", "after X" → the day after X, since X itself is the last day away. "Next week" → its Monday. "In January" → its first day.
 * A day of the week is the next one after the notice was sent.
 */
export function returnDay(text: string, sent: CalendarDay): string | null {
  const found: Candidate[] = [];
  for (const paragraph of text.slice(0, longestNotice).split(/\n\s*\n/)) {
    const folded = foldText(paragraph);
    for (const sentence of folded.split(/(?<=(?:[\p{L})]{2}|\d{4})[.!?])(?<![^\p{L}](?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|okt|nov|dec|dez|dic|gen|ago|avr|janv|fevr|mo|di|mi|do|fr|sa|so|inkl|einschl|incl)\.)\s|(?<=[。！？])/u)) found.push(...candidatesIn(sentence, sent));
  }
  // A day of return that lies long before the notice is about something else.
  const likely = found.filter(({ day }) => daysBetween(sent, day) >= -62 && daysBetween(sent, day) <= 800);
  const chosen = likely.find(({ says }) => says === 'back') ?? likely.filter(({ says }) => says === 'until').sort((one, other) => daysBetween(other.day, one.day))[0];
  return chosen === undefined ? null : isoDay(chosen.day);
}

const longestNotice = 6_000;

interface Candidate {
  /** The first day back. */
  readonly day: CalendarDay;
  readonly says: 'back' | 'until';
}

function candidatesIn(sentence: string, sent: CalendarDay): readonly Candidate[] {
  const days = statedDays(sentence, sent);
  const found = days.flatMap((stated, index) => meaningOf(sentence, stated, days[index - 1]));
  if (days.length > 0 && found.length > 0) return found;
  return [...found, ...vagueDays(sentence, sent)];
}

function meaningOf(sentence: string, stated: StatedDay, earlier: StatedDay | undefined): readonly Candidate[] {
  const before = withoutWeekday(sentence.slice(Math.max(0, stated.start - 70), stated.start));
  const after = sentence.slice(stated.end, stated.end + 60).replace(/^\./, '');
  const next = { day: plusDays(stated.day, 1), says: 'until' } as const;
  if (notBefore.test(before)) return [{ day: stated.day, says: 'back' }];
  if (untilBefore.test(before) || untilAfter.test(after)) return [next];
  if (stated.endsSpan) return [next];
  if (earlier !== undefined && spanBetween.test(withoutWeekday(sentence.slice(earlier.end, stated.start)))) return [next];
  if (dayBeforeSpan.test(before)) return [next];
  if (afterBefore.test(before)) return [{ ...next, says: 'back' }];
  if (spanAfter.test(after) && !backBefore.test(before)) return [];
  if ((awayFrom.test(before) || (startBefore.test(before) && awayNext.test(after))) && !backAfter.test(after)) return [];
  if (backBefore.test(before) || backAfter.test(after)) return [{ day: stated.day, says: 'back' }];
  return [];
}

const ends = '(?:\\s(?:the|le|el|il|den|dem|zum|op|on|am|dia|o|kl|inclusive|and including|einschliesslich|inkl\\.?|einschl\\.?|incluido|includes|and|including|inclusief))*\\s?$';
const untilWords = "until|untill|till|til|'til|through|thru|up to|up until|bis|bis zum|bis einschliesslich|jusqu'au|jusqu'a|jusque|jusqu'au soir du|hasta|hasta el|fino al|fino a|fino all'|sino al|ate|ate ao|ate o|ate dia|tot|tot en met|t/m|tem|do|do dnia|az do|till och med|t\\.?o\\.?m\\.?|til og med|asti|saakka|az|panala|pana pe|pana la|kadar|до|по|εως|μεχρι|ends|ending|ends on|last day away is|endet am";
const untilBefore = new RegExp(`(?:^|[^\\p{L}])(?:${untilWords})${ends}`, 'u');
const untilAfter = /^\s?(?:まで|迄|까지|tarihine kadar|asti|saakka|-ig|ig(?![\p{L}]))/u;
const notBefore = new RegExp(`(?:(?:not|n't|cannot)(?: [^\\s.;]{1,16}){0,6} (?:until|till|before)|nicht vor|pas avant|no antes|non prima|nao antes|niet (?:\\p{L}+ )?(?:voor|eerder dan)|nie przed|inte (?:\\p{L}+ )?fore|erst (?:wieder )?(?:am|ab|zum)|wieder (?:am|ab)|pas op|dopiero)(?:\\s(?:le|el|del|dem|den|il|de|dia|dnia|am|ab|wieder|op))*\\s?$`, 'u');
const afterBefore = new RegExp(`(?:^|[^\\p{L}])(?:after|nach|apres|despues|tras|dopo|depois|na|po|efter|etter)(?:\\s(?:the|le|el|il|del|dem|den|do|dia|dnia))*\\s?$`, 'u');
const backWords =
  'back|return|returns|returning|returned|in the office|at my desk|resume|resuming|rejoin|available|reachable|again|zuruck|wieder|erreichbar|ab|retour|reviens|reviendrai|revient|rentre|rentrerai|joignable|a partir|regreso|regresare|regresando|vuelvo|volvere|vuelta|reincorpor\\p{L}*|disponible|a partir|rientro|rientrero|torno|tornero|ritorno|disponibile|di nuovo|presente|a partire|regresso|regressarei|retorno|retornarei|volto|voltarei|disponivel|terug|weer|aanwezig|bereikbaar|vanaf|wracam|wroce|wroci|powrot|powrotem|powroce|bede|dostepn\\p{L}*|tillbaka|ater|nabar|fran och med|tilbage|tilbake|takaisin|paluu|palaan|zpet|vracim|inapoi|revin|geri|вернусь|возвращаюсь|снова|επιστρεφω|復帰|出社|戻り';
const backBefore = new RegExp(`(?:^|[^\\p{L}])(?:${backWords})(?![\\p{L}])[^.;]{0,45}$`, 'u');
const backAfter = /^[^.;]{0,24}?(?:^|[^\p{L}])(?:wieder|zuruck|zur verfugung|weer|terug|aanwezig|bereikbaar|tillbaka|ater|igen|tilbage|tilbake|back|again|de retour|di nuovo|z powrotem|ponownie|takaisin)(?![\p{L}])(?![^.;]{0,20}\d)|^.{0,12}(?:から|より|に)?.{0,6}(?:復帰|出社|出勤|戻)/u;
const startWords = "(?:ab|a partir|from|starting|desde|dal|vanaf|od|fran|fran och med)(?:\\s(?:the|le|du|de|del|el|il|den|dem|dia|on))*\\s*$";
/** The first day away: "ab dem 3. nicht im Büro". */
const startBefore = new RegExp(`(?:^|[^\\p{L}])${startWords}`, 'u');
const awayNext = /^\s?(?:nicht (?:im|in|da|anwesend|erreichbar|verfugbar)|abwesend|im urlaub|out of (?:the )?office|away|on (?:\p{L}{1,20} )?(?:leave|holidays?|vacation)|absent|niet|afwezig)(?![\p{L}])/u;
/** "Absent(e) à partir du 3". */
const awayFrom = new RegExp(`(?:^|[^\\p{L}])(?:absent\\p{L}{0,2}(?:\\(e\\))?|abwesend|away|out of (?:the )?office|afwezig|assente|ausente)\\s${startWords}`, 'u');
const spanBetween = /^\s?(?:[-–—~〜]|から|より|to|through|thru|until|till|til|up to|bis|bis zum|bis einschliesslich|au|jusqu'au|al|all'|al giorno|hasta|hasta el|a|ao|ate|e|y|et|und|and|en|tot|tot en met|t\/m|do|till|till och med|i|to the)(?:\s(?:the|le|el|il|den|dem|dia|dnia|including|inclusive))*\s?$/u;
/** "The 19th to the …": the first day stands without its month. */
const dayBeforeSpan = /\d(?:st|nd|rd|th|er|\.)?\s?(?:[-–—]|to|through|bis|bis zum|au|al|ao?|tot|t\/m|do|till)(?:\s(?:the|le|el|il|den|dem))?\s?$/u;
const spanAfter = /^\s?(?:[-–—~〜]|から|to\s|through\s|bis\s|au\s|al\s|all'|hasta\s|ao?\s|tot\s|t\/m|do\s|till\s)\s?(?:\p{L}+\s)?\d/u;

/** The words in front of a date, without a day of the week that belongs to it: "back on Monday, the …". Two letters are one only with a dot or comma: "to" is a Thursday in Finland. */
function withoutWeekday(before: string): string {
  const match = /(?:^|[^\p{L}])([\p{L}-]{3,16}|[\p{L}]{2}(?=[.,]))[.,]{0,2}\s?(?:the |den |dem |le |el |il |dia )?$/u.exec(before);
  return match !== null && weekdayNames().has(match[1] ?? '') ? before.slice(0, match.index + 1) : before;
}

/** Days that are named without a date: "back on Monday", "until next week", "in January", "until the 30th". */
function vagueDays(sentence: string, sent: CalendarDay): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const match of sentence.matchAll(/[\p{L}][\p{L}'-]{1,16}/gu)) {
    const weekday = weekdayNames().get(match[0]);
    if (weekday === undefined || (match[0].length < 4 && !/^(?:mon|tue|wed|thu|fri|sat|sun)$/.test(match[0]))) continue;
    const before = sentence.slice(Math.max(0, match.index - 60), match.index).replace(/(?:next|nachsten|kommenden|coming|this|prochain|proximo|aankomende|volgende|nasta)\s$/, '');
    const day = plusDays(sent, ((weekday - weekdayOf(sent) + 6) % 7) + 1);
    if (untilBefore.test(before)) found.push({ day: plusDays(day, 1), says: 'until' });
    else if (backBefore.test(before) || notBefore.test(before) || backAfter.test(sentence.slice(match.index + match[0].length))) found.push({ day, says: 'back' });
  }
  const monday = plusDays(sent, ((1 - weekdayOf(sent) + 6) % 7) + 1);
  if (nextWeek.test(sentence) && (backAnywhere.test(sentence) || awayAnywhere.test(sentence))) found.push({ day: monday, says: 'back' });
  if (thisWeek.test(sentence) && awayAnywhere.test(sentence)) found.push({ day: monday, says: 'until' });
  if (tomorrow.test(sentence) && backAnywhere.test(sentence)) found.push({ day: plusDays(sent, 1), says: 'back' });
  if (today.test(sentence) && awayAnywhere.test(sentence)) found.push({ day: plusDays(sent, 1), says: 'until' });
  found.push(...dayOfMonth(sentence, sent), ...monthOnly(sentence, sent));
  return found;
}

const nextWeek = /(?:next week|nachste[rn]? woche|kommende[rn]? woche|la semaine prochaine|la proxima semana|la semana que viene|la prossima settimana|settimana prossima|proxima semana|semana que vem|volgende week|w przyszlym tygodniu|nasta vecka|来週)/;
const thisWeek = /(?:(?:all|rest of the|the rest of this|for the rest of the|this) week|diese woche|cette semaine|esta semana|questa settimana|deze week|w tym tygodniu|denna vecka|den har veckan|今週)/;
const tomorrow = /(?:^|[^\p{L}])(?:tomorrow|morgen|demain|manana|domani|amanha|jutro|imorgon|i morgon|明日)(?![\p{L}])/u;
const today = /(?:^|[^\p{L}])(?:today|heute|aujourd'hui|hoy|oggi|hoje|vandaag|dzis|dzisiaj|idag|i dag|本日)(?![\p{L}])/u;
const backAnywhere = new RegExp(`(?:^|[^\\p{L}])(?:${backWords}|${untilWords})(?![\\p{L}])`, 'u');
const awayAnywhere =
  /(?:^|[^\p{L}])(?:out of (?:the )?office|out of town|ooo|away|on (?:\p{L}+ )?(?:leave|holiday|vacation)|not in the office|nicht im (?:buro|haus)|abwesend|im urlaub|ausser haus|absent|absente|en conges?|en vacances|fuera de la oficina|de vacaciones|ausente|fuori (?:sede|ufficio)|in ferie|assente|fora do escritorio|de ferias|niet aanwezig|afwezig|op vakantie|nieobecn\p{L}+|na urlopie|inte pa kontoret|franvarande|pa semester|不在|休暇)/u;

/** "Until the 30th", "am 30. wieder": a day of this month, or of the next when it has passed. */
function dayOfMonth(sentence: string, sent: CalendarDay): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const match of sentence.matchAll(/(?:the (\d{1,2})(?:st|nd|rd|th)|(?:am|zum|den|le|el|op de|op|dia|den) (\d{1,2})(?:\.|er|e|:e|th)?)(?![\d/:]|\.\d|\s?(?:uhr|h(?!\p{L})|%))/gu)) {
    const number = Number(match[1] ?? match[2]);
    const inThis = { ...sent, day: number };
    const month = sent.month === 12 ? { year: sent.year + 1, month: 1 } : { year: sent.year, month: sent.month + 1 };
    const day = isRealDay(inThis) && number >= sent.day ? inThis : { ...month, day: number };
    const before = sentence.slice(Math.max(0, match.index - 60), match.index + match[0].length - (/\d.*$/.exec(match[0])?.[0].length ?? 0));
    if (!isRealDay(day)) continue;
    if (untilBefore.test(before)) found.push({ day: plusDays(day, 1), says: 'until' });
    else if (backBefore.test(before) || backAfter.test(sentence.slice(match.index + match[0].length))) found.push({ day, says: 'back' });
  }
  return found;
}

/** "Back in January", "bis Anfang Dezember", "until the end of November". */
function monthOnly(sentence: string, sent: CalendarDay): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const match of sentence.matchAll(/(?<![\d.] ?)(?<![\p{L}])([\p{L}]{4,12})(?![\p{L}]|\.?\s?\d{1,2}(?!\d))/gu)) {
    const month = monthNames().get(match[1] ?? '');
    if (month === undefined || match[1] === 'mais') continue;
    const before = sentence.slice(Math.max(0, match.index - 60), match.index);
    const says = untilMonth.test(before) ? 'until' : backMonth.test(before) ? 'back' : undefined;
    if (says === undefined) continue;
    const first = { year: month >= sent.month ? sent.year : sent.year + 1, month, day: 1 };
    const ending = endOfMonth.test(before);
    found.push({ day: ending ? { year: month === 12 ? first.year + 1 : first.year, month: month === 12 ? 1 : month + 1, day: 1 } : first, says });
  }
  return found;
}

const inMonth = '(?:\\s(?:in|im|en|em|nel|a|w|i|the|of|early|late|mid|beginning|start|end|anfang|ende|mitte|debut|fin|principios|finales|inizio|fine|de|di|begin|eind|van|borjan|slutet|av|poczatku|konca|le|la|della?))*\\s$';
const untilMonth = new RegExp(`(?:^|[^\\p{L}])(?:${untilWords})${inMonth}`, 'u');
const backMonth = new RegExp(`(?:^|[^\\p{L}])(?:${backWords})(?:\\s\\p{L}+){0,4}\\s(?:in|im|en|em|nel|a|w|i|early|anfang|ende|late|mitte|debut|de|a partir de|from|ab)${inMonth}`, 'u');
const endOfMonth = /(?:end of|ende|fin de|finales de|fine(?: di)?|final de|fim de|eind(?: van)?|konca|slutet av|late) (?:the )?$/;

import { headerOf, type ParsedMail } from '../parsed-mail.ts';
import { unquotedText } from './answer-text.ts';
import { dayAt, isoDay } from './calendar-day.ts';
import { foldText } from './fold-text.ts';
import { saysHasLeft } from './has-left.ts';
import { isAutomatic } from './is-automatic.ts';
import { returnDay } from './return-day.ts';
import { partiesOf, substituteIn } from './substitute.ts';

/** What a machine answered in a person's name. */
export interface AutoReply {
  /** First day back, `2026-12-01`; null when none is named. See return-day.ts for what "until" and "from … to" mean. */
  readonly returnsOn: string | null;
  /** Whom the notice names instead: an address, or else a name; never us, and never the absent person. */
  readonly substitute: string | null;
  /** True when the person has left the company, or gave the address up. */
  readonly hasLeft: boolean;
  /** True when whoever set it up asks not to be written to again. */
  readonly optsOut: boolean;
}

/** Reads an automatic answer (RFC 3834); undefined when a person wrote, or when the mail answers nothing. `now` in milliseconds stands in for a date that cannot be read. */
export function readAutoReply(mail: ParsedMail, now: number): AutoReply | undefined {
  if (!isAutomatic(mail)) return undefined;
  const text = unquotedText(mail.text);
  const written = mail.date === null ? Number.NaN : Date.parse(mail.date);
  const sent = dayAt(Number.isNaN(written) ? now : written);
  const about = ownSubject(mail.subject);
  const hasLeft = saysHasLeft(`${about}\n${text}`);
  return { returnsOn: hasLeft ? null : (returnDay(text, sent) ?? returnDay(about, sent) ?? vacationEnd(mail)), substitute: substituteIn(text, partiesOf(mail), hasLeft), hasLeft, optsOut: optsOut.test(foldText(text.slice(0, longestRead))) };
}

/** UTF-16 units. */
const longestRead = 8_000;

/** Only what nobody says of the machine itself: "do not reply", "no mail is read here" and "write to the support instead" are what such notices are made of. */
const optsOut = /\b(?:do not|don't|never) (?:contact|e-?mail|write(?: to)?|message) (?:me|us) (?:again|any ?more|in (?:the )?future)\b|\b(?:remove|unsubscribe|delete|take) (?:me|us|my (?:e-?mail )?address|our (?:e-?mail )?address) (?:off|from) (?:your|this|the) (?:\w+ )?(?:list|lists|database)\b|\b(?:schreiben|kontaktieren) sie (?:mir|uns|mich) nicht (?:mehr|wieder)\b|\baus (?:ihrer|eurer) (?:\w+)?liste\b|\bne (?:me|nous) (?:contactez|ecrivez) plus\b|\bde votre liste\b/;

/** The subject when it is the notice's own, "Away until May 5"; empty when it repeats ours behind a colon. */
function ownSubject(subject: string): string {
  const colon = subject.search(/[:：]/);
  if (colon < 0 || /^auto\s?:/i.test(subject)) return subject;
  return /(?:until|till|return\w*|back|bis|zuruck|jusqu|hasta|fino|ate|tot|do)\s/.test(foldText(subject)) && !/(?:reply|response|antwort|reponse|respuesta|risposta|resposta|antwoord|odpowiedz|svar)\s?[:：]/.test(foldText(subject)) ? subject : '';
}

/** Apple writes the days of absence into a header: `{kind=VACATION,startDate=…,endDate=…}`, midnights of the sender's zone in UTC. */
function vacationEnd(mail: ParsedMail): string | null {
  const criteria = headerOf(mail, 'x-apple-criteria') ?? '';
  const end = Date.parse(/endDate=([\dTZ:-]{20})/.exec(criteria)?.[1] ?? '');
  if (Number.isNaN(end)) return null;
  const start = Date.parse(/startDate=([\dTZ:-]{20})/.exec(criteria)?.[1] ?? '');
  const hour = Number.isNaN(start) ? 0 : new Date(start).getUTCHours();
  const ahead = hour >= 12 ? 24 - hour : -hour;
  return isoDay(dayAt(end + 1_000 + ahead * 3_600_000));
}

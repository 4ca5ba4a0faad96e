// Whom somebody names instead: an absent person, or one who is the wrong one to ask.
import { addresses } from '../../text/addresses.ts';
import { headerOf, type ParsedMail } from '../parsed-mail.ts';
import { foldText } from './fold-text.ts';

/** In lower case: who wrote a message, to whom, and where answers to it go. None of them is somebody else. */
export function partiesOf(mail: Pick<ParsedMail, 'from' | 'to' | 'headers'>): ReadonlySet<string> {
  const replyTo = addresses(headerOf(mail, 'reply-to') ?? '').map(({ value }) => value.toLowerCase());
  return new Set([...[mail.from, ...mail.to].flatMap((each) => (each === null ? [] : [each.address.toLowerCase()])), ...replyTo]);
}

/** The address, or else the name, that a notice names instead of its sender; null when it names none, or only addresses of `notThese` (in lower case): our own and the absent person's. */
export function substituteIn(text: string, notThese: ReadonlySet<string>, hasLeft: boolean): string | null {
  const notice = text.slice(0, longestNotice);
  const others = addresses(notice).filter(({ value, span }) => !notThese.has(value.toLowerCase()) && !machines.test(value) && !ownOther.test(foldText(notice.slice(Math.max(0, span.start - 50), span.start))));
  const named = others.find(({ span }) => asksToTurnTo.test(foldText(leadingTo(notice, span.start)))) ?? (hasLeft || others.length === 1 ? others.find(({ span }) => !isSignature(notice, span.start)) : undefined);
  return named?.value ?? nameIn(notice);
}

const longestNotice = 6_000;
const machines = /^(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?|unsubscribe|privacy|datenschutz)[@.+_-]/i;
/** "You can reach me at my private address". */
const ownOther = /(?:reach me|contact me|write (?:to )?me|mail me|call me|my (?:private|personal|new|mobile)|erreichen sie mich|me joindre|me contacter|meine private|contattarmi|contactarme)[^.]{0,30}$/;

const turnTo = [
  'contact', 'reach', 'reach out', 'write', 'e-?mail', 'mail', 'call', 'turn', 'direct', 'refer', 'forward', 'address', 'speak', 'get in touch', 'in touch with', 'instead', 'urgent\\w*', 'emergenc\\w*', 'immediate', 'assistance', 'colleague', 'covering', 'replac\\w+', 'in my absence', 'take over', 'taken over', 'enquir\\w+', 'inquir\\w+',
  'wenden', 'kontaktieren', 'kontakt', 'ansprechpartner\\w*', 'vertret\\w+', 'vertritt', 'dringend\\w*', 'kolleg\\w+', 'nachfolg\\w+', 'schreiben', 'anfragen',
  'contacter', 'contactez', 'adresser', 'joindre', 'remplac\\w+', 'urgence', 'urgent', 'collegue', 'ecrire',
  'contactar', 'contacte', 'contacto', 'dirija\\w*', 'dirigirse', 'escriba', 'escribir', 'urgencia\\w*', 'companer\\w+', 'pongase',
  'contattare', 'contatti', 'rivolgersi', 'rivolg\\w+', 'scrivere', 'collega', 'urgenz\\w+', 'sostitu\\w+', 'contatto',
  'contatar', 'contate', 'contato', 'contacte', 'colega', 'entre em contato', 'escreva', 'urgente\\w*',
  'contact op', 'neem', 'vervang\\w+', 'collega', 'dringende?', 'spoed\\w*', 'mailen', 'terecht', 'richten',
  'kontakt', 'kontaktowac', 'skontaktowac', 'pilnych', 'zastep\\w+', 'pisac', 'zwrocic',
  'kontakta', 'kontaktar', 'bradskande', 'ersatt\\w*', 'vand', 'mejla', 'kontakte', 'henvend\\w*', 'ota yhteytta', 'yhteytta', 'kontaktujte', 'обращайтесь', 'пишите', 'свяжитесь', 'iletisim',
].join('|');
const asksToTurnTo = new RegExp(`(?:^|[^\\p{L}])(?:${turnTo})(?![\\p{L}])|連絡|お問い合わせ|担当|連络|联系|聯絡|문의|연락`, 'u');

/** The words that lead up to an address: its sentence, and the line above when that ends with a colon. */
function leadingTo(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 240), at);
  const paragraph = before.split(/(?<!:\s{0,3})\n\s*\n/).at(-1) ?? before;
  return paragraph.split(/(?<=[\p{Ll}\d)][.!?])\s+(?=\p{Lu})/u).slice(-1).join(' ');
}

/** An address on a line of its own below a closing is the sender's. */
function isSignature(text: string, at: number): boolean {
  return /\n(?:-- ?|_{3,})\n|(?:regards|gru(?:ß|ss|ess)e?n?|cordialement|saludos|saluti|groet(?:en)?|pozdrawiam|hälsningar|cumprimentos)[,.]?\s*\n/i.test(text.slice(0, at));
}

const name = "(\\p{Lu}[\\p{Ll}'’-]+(?:\\s(?:(?:von|van|de|der|den|di|da|dos|del|la|le|zu|el) )?\\p{Lu}[\\p{L}'’-]+){1,2})";
const leads = [
  '(?:contact|reach out to|reach|turn to|speak (?:to|with)|talk to|call|write to|e-?mail|get in touch with|be in touch with|(?:direct|refer|forward|send|address)(?:ed)? [^.\\n]{0,60}? to|replaced by|covered by|covering for me is)', '(?:wenden Sie sich|wende dich|wenden Sie Sich)(?: bitte| gerne| direkt| in dringenden Fällen| vertrauensvoll){0,3} an', '(?:kontaktieren Sie|kontaktiere|Ansprechpartner(?:in)? ist|Vertretung (?:ist|übernimmt|hat)|vertreten (?:durch|von)|Nachfolger(?:in)? ist)(?: bitte| nun| ab sofort){0,2}', '(?:contacter|contactez|joindre|vous adresser à|adressez-vous à|remplacée? par|écrire à|écrivez à)', '(?:contactar (?:con|a)|contacte (?:con|a)|contacto con|diríjase a|dirigirse a|escriba a|hable con|comuníquese con)',
  '(?:contattare|contatti|rivolgersi a|rivolgetevi a|si rivolga a|scrivere a|sostituit[oa] da)', '(?:contatar|contate|contactar|contacte|em contato com|em contacto com|escreva (?:para|a)|fale com)', '(?:contact op met|contact op te nemen met|contact opnemen met|terecht bij|wenden tot|vervangen door|mailen naar)', '(?:kontakt z|kontaktować się z|skontaktować się z|kontaktu z|zastępuje mnie)', '(?:kontakta|kontaktar du|vänd dig till|hör av dig till|kontakte|kontakt)',
].join('|');
const between = "(?:\\s(?:my|our|the|colleague|colleagues|manager|assistant|successor|please|either|mr\\.?|mrs\\.?|ms\\.?|dr\\.?|meinen?|unsere?n?|Kolleg(?:e|en|in)|Herrn?|Frau|mon|ma|notre|collègue|M\\.|Mme|mi|compañer[oa]|mio|mia|il|la|collega|signora?|meu|minha|colega|o|a|mijn|collega|dhr\\.?|mevr\\.?|panem|panią|Pan|Pani|min|kollega|a)){0,4}\\s";
const nameAfterLead = new RegExp(`(?:${leads})${between}${name}`, 'u');
const nameLoose = new RegExp(`(?:${leads})${between}${name}`, 'iu');

/** "Please contact Jane Doe": two or three words with capital letters, and no desk. */
function nameIn(text: string): string | null {
  const flat = text.replaceAll(/\s+/g, ' ');
  const found = (nameAfterLead.exec(flat) ?? capitalised(nameLoose.exec(flat)))?.[1]?.trim();
  if (found === undefined || desks.test(found)) return null;
  return found;
}

/** The lead may stand at the beginning of a sentence; the name has its capital letters all the same. */
function capitalised(match: RegExpExecArray | null): RegExpExecArray | null {
  return match?.[1] !== undefined && match[1].split(' ').every((word) => /^(?:\p{Lu}|(?:von|van|de|der|den|di|da|dos|del|la|le|zu|el)$)/u.test(word)) ? match : null;
}

const desks = /\b(?:team|support|service|department|desk|office|hotline|abteilung|sekretariat|kundenservice|équipe|reception|helpdesk|hr|it|human|resources|customer|client|sales|line)\b/i;

// Whether a machine answered in a person's name; RFC 3834, and what servers did before it and do beside it.
import { headerOf, type ParsedMail } from '../parsed-mail.ts';
import { unquotedText } from './answer-text.ts';
import { foldText } from './fold-text.ts';
import { isLeavingSubject } from './intent.ts';

/**
 * True of an answer that no person wrote: notices of absence, confirmations, tickets. Reports of servers (RFC 3464, RFC 5965) carry the same headers and have to be told apart before.
 * Mail of lists is not an answer to us, and a mail that a program made to unsubscribe (RFC 2369, RFC 8058) speaks for its user: both are false.
 */
export function isAutomatic(mail: ParsedMail): boolean {
  const submitted = (headerOf(mail, 'auto-submitted') ?? '').toLowerCase().split(/[;\s(]/)[0] ?? '';
  if (isLeavingSubject(mail.subject)) return false;
  // RFC 3834 section 5.1: a person sent it. Some programs write this into everything that people send.
  if (submitted === 'no') return false;
  if (submitted === 'auto-replied' || hasOwnHeader(mail)) return true;
  if (headerOf(mail, 'list-id') !== null || headerOf(mail, 'list-post') !== null || headerOf(mail, 'list-unsubscribe') !== null) return false;
  if (submitted.startsWith('auto-')) return true;
  const subject = foldText(mail.subject);
  if (subjectOpenings.test(subject)) return true;
  // A person who answers a notice answers with "Re:" in front of it.
  if (isAnswerByHand(subject)) return weakSigns(mail) >= 2 && saysAutomatic(mail);
  if (noReply.test(mail.from?.address ?? '')) return true;
  if (absences.test(subject) || confirmations.test(subject)) return weakSigns(mail) >= 1 || saysAutomatic(mail) || isNotice(mail);
  return weakSigns(mail) >= 2 || saysAutomatic(mail);
}

/** Headers that only responders write. */
function hasOwnHeader(mail: ParsedMail): boolean {
  return mail.headers.some(({ name, value }) => {
    const said = value.trim().toLowerCase();
    if (ownHeaders.has(name)) return said !== 'no' && said !== 'false' && said !== '0';
    if (name === 'precedence') return /^auto[-_]?reply$/.test(said);
    if (name === 'x-apple-action') return said === 'vacation';
    if (name === 'x-ms-exchange-generated-message-source') return /mailbox (?:rules agent|assistants)|oof/.test(said);
    if (name === 'content-class' || name === 'x-content-class') return /oof|autoreply/.test(said);
    return name === 'x-mailer' && /vacation|auto-?(?:reply|respond)/.test(said);
  });
}

const ownHeaders: ReadonlySet<string> = new Set(['x-autoreply', 'x-auto-reply', 'x-autoreply-from', 'x-autoreply-to', 'x-autorespond', 'x-autoresponder', 'x-auto-respond', 'x-mail-autoreply', 'x-mdautoresponder', 'x-vacation', 'autoresponder', 'x-fc-machinegenerated', 'x-cpanel-autoresponder', 'x-zoho-autoreply', 'x-out-of-office']);

/** Signs that machines leave, and people's programs too, now and then: two of them are enough. */
function weakSigns(mail: ParsedMail): number {
  const header = (name: string) => (headerOf(mail, name) ?? '').trim().toLowerCase();
  return [
    /^(?:bulk|junk|auto)/.test(header('precedence')),
    /(?:^|[\s,])(?:all|oof|autoreply)(?:$|[\s,])/.test(header('x-auto-response-suppress')),
    header('return-path') === '<>',
    headerOf(mail, 'x-ms-exchange-inbox-rules-loop') !== null,
    /^(?:support|helpdesk|tickets?|service-?desk|jobs|careers|recruiting|bewerbung|hr)@/.test((mail.from?.address ?? '').toLowerCase()) && confirmations.test(foldText(mail.subject)),
  ].filter(Boolean).length;
}

export const noReply = /^(?:[\w.+-]{0,40}[._+-])?(?:no[._-]?reply|do[._-]?not[._-]?reply|dont[._-]?reply|nao[._-]?responda|no[._-]?responder|ne[._-]?pas[._-]?repondre|keine[._-]?antwort|autoreply|auto[._-]?responder|mailer[._-]?daemon)(?:[._+-][\w.+-]{0,60})?@/i;

function isAnswerByHand(subject: string): boolean {
  return /^(?:re|aw|sv|antw|odp|ref|rif|res|vs|fwd?|wg|tr|rv|enc)\s?(?:\[\d+\])?\s?:/.test(subject);
}

/** What responders put in front of the subject that they answer; folded. */
const subjectOpenings =
  /^(?:(?:automatic|automated|auto(?:matic)?[- ]?)\s?(?:reply|response|answer)|auto-?(?:reply|response|responder)?|autore(?:ply|sponse|spons)|out[- ]of[- ](?:the[- ])?office(?: (?:auto-?reply|reply|response|notification|notice|message))?|ooo|oof|vacation (?:reply|response|message|notice)|away (?:message|notice)|automatische (?:antwort|abwesenheitsnotiz|ruckantwort|mitteilung)|abwesenheits(?:notiz|assistent|nachricht|benachrichtigung|meldung)|abwesend|abwesenheit|autoantwort|ausser haus|reponse automatique|message automatique|reponse d'absence|absence du bureau|absent du bureau|notification d'absence|message d'absence|respuesta automatica|contestacion automatica|fuera de (?:la )?oficina|ausente de la oficina|ausencia|risposta automatica|fuori (?:sede|ufficio)|assenza|resposta automatica|fora do escritorio|ausencia temporaria|automatisch(?:e)? (?:antwoord|reactie|bericht|beantwoording)|afwezig(?:heid)?(?:sassistent|sbericht|smelding)?|niet aanwezig|odpowiedz automatyczna|automatyczna odpowiedz|autoodpowiedz|poza biurem|nieobecnosc|automatiskt svar|autosvar|automatisk(?:t)? svar|automatisk svar|franvaro(?:meddelande)?|franvarande|autosvar|ikke til stede|fravaer|automaattinen vastaus|poissa(?:oloilmoitus)?|automaticka odpoved|automaticka odpoved|mimo kancelar|automatikus valasz|hazon kivul|raspuns automat|otomatik (?:yanit|cevap)|автоответ|автоматический ответ|автоматична видповидь|автоматична відповідь|нет на месте|αυτοματη απαντηση|automatski odgovor|samodejni odgovor|automatinis atsakymas|automatiska atbilde|automaatvastus|resposta automatica|自動返信|自動応答|不在通知|不在(?:の|です)|自动(?:回复|答复)|自動回覆|자동 (?:회신|응답|답장)|תשובה אוטומטית|رد تلقائي|tra loi tu dong|balasan otomatis)(?:\s?[:：!-]|\s?\(|\s?\[|\s?<|$|\s(?:re|aw|from|von|de|to|für|fur)\s?:?)/;
const absences = /out of (?:the )?office|on (?:vacation|leave|holiday|annual leave|parental leave|maternity leave)|away (?:until|from)|abwesen|im urlaub|nicht im buro|en conges?|absente? (?:du|jusqu)|de vacaciones|fuera de la oficina|in ferie|de ferias|op vakantie|na urlopie|pa semester|returning|no longer (?:with|at|works)|has left|left the company|不在|休暇|退職/;
const confirmations =
  /(?:received|receipt of|thank(?:s| you) for) (?:your )?(?:\S+ )?(?:application|applying|message|e-?mail|request|enquiry|inquiry|interest|contacting|submission|resume|cv)|your (?:application|request|ticket|enquiry|inquiry|submission|case|message)(?: \S+){0,6} (?:received|created|registered|submitted|opened)|application (?:received|confirmation|submitted|received)|^\[?(?:ticket|case|request|incident|support)\b.{0,12}\d{3,}|\[(?:ticket|case|request)?\s?#?:?\s?\w{0,5}-?\d{3,}\]|(?:##|#)\d{4,}|eingangsbestatigung|bestatigung (?:ihrer|deiner) |(?:ihre|deine) (?:bewerbung|anfrage|nachricht)(?: \S+){0,4} (?:erhalten|eingegangen)|bewerbungseingang|(?:accuse de|confirmation de) reception|votre (?:candidature|demande|message)(?: \S+){0,4} (?:recue?|enregistree?)|(?:hemos|confirmacion de) (?:recibido|recepcion)|su solicitud|conferma (?:di )?ricezione|abbiamo ricevuto|(?:recebemos|confirmacao de recebimento)|ontvangstbevestiging|(?:we|wij) hebben (?:je|uw)|potwierdzenie (?:otrzymania|zgloszenia)|bekraftelse|vi har (?:mottagit|tagit emot)|受付|受信確認|応募(?:を|が)?(?:受|あり)/;

/** What machines say of themselves, as a statement: "this is an automated message", "please do not reply to this e-mail". */
function saysAutomatic(mail: ParsedMail): boolean {
  return statements.test(foldText(unquotedText(mail.text).slice(0, 8_000)));
}

const statements =
  /(?:this (?:is|was) (?:an? )?(?:auto(?:matic|mated|matically)?[- ]?)\s?(?:generated |sent )?(?:e-?mail|mail|message|reply|response|notification|acknowledg\w+)|this (?:e-?mail|mail|message|reply|response|notification)(?: \S+){0,3} (?:is|was|has been) (?:sent |generated |created )?automatic\w*|automatically generated (?:e-?mail|message|response|reply)|do not (?:reply|respond) (?:directly )?to this (?:e-?mail|message|mail)|(?:dies|dieses?|das) (?:ist|wurde)(?: \S+){0,3} automatisch(?:e|en)? ?(?:generiert|erstellt|erzeugt|versendet|antwort|nachricht|e-?mail)|diese (?:e-?mail|nachricht|antwort) (?:wurde|ist)(?: \S+){0,2} automatisch|bitte antworten sie nicht auf diese|(?:ceci est|ce message est|ce courriel est) (?:un )?(?:message |e-?mail |courriel |reponse )?(?:automatique|genere)|merci de ne pas repondre a ce|este (?:es un )?(?:mensaje|correo)(?: \S+){0,2} (?:automatico|generado|automaticamente)|no (?:responda|conteste) (?:a )?este|questo (?:e un )?messaggio(?: \S+){0,3} (?:automatic\w+|generat\w+)|non rispondere a quest|(?:esta|este) (?:e uma |e um )?(?:mensagem|e-?mail)(?: \S+){0,3} automatic\w*|nao responda (?:a )?est|dit is een (?:automatisch|automatische)|dit bericht is automatisch|(?:ta|to) (?:wiadomosc|jest)(?: \S+){0,3} automatyczn\w+|wiadomosc (?:zostala )?wygenerowana automatycznie|prosimy nie odpowiadac na|detta (?:ar ett|meddelande)(?: \S+){0,3} automatis\w+|このメールは.{0,12}自動|自動(?:送信|返信|配信)|本邮件.{0,6}自动|자동으로 발송)/;

/** An absence that is told in the words of a notice and not in an answer to anything. */
function isNotice(mail: ParsedMail): boolean {
  const text = foldText(unquotedText(mail.text).slice(0, 3_000));
  return /(?:i am|i'm|i will be|i'll be|ich bin|je suis|estoy|estare|sono|saro|estou|estarei|ik ben|jestem|jag ar|is)(?: \S+){0,4} (?:out of (?:the )?office|away|on (?:\S+ )?(?:leave|vacation|holiday)|abwesend|nicht im|im urlaub|absente?|en conges?|fuera|de vacaciones|in ferie|assente|fuori|de ferias|afwezig|niet aanwezig|op vakantie|na urlopie|nieobecn\w+|pa semester|franvarande|no longer)/.test(text) || /limited access|thank you for your (?:message|e-?mail|mail)|vielen dank fur ihre (?:nachricht|e-?mail|mail)|merci (?:de|pour) votre (?:message|mail|courriel)|gracias por su|grazie per|obrigad\w+ (?:por|pel)|bedankt voor/.test(text);
}

/** Whether the subject begins as those of responders do. */
export function opensAsResponder(subject: string): boolean {
  const folded = foldText(subject);
  return subjectOpenings.test(folded) || absences.test(folded);
}

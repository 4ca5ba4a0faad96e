// A report that a message was not delivered (RFC 3464), and the many forms of such reports that keep to no standard.
import { consequence, type DeliveryReason, reasonInWords, type RefusalReply, reasonOfReply, saysWhy } from '../../delivery/reason-of-reply.ts';
import type { ReportedRecipient } from '../../domain/mail-reading.ts';
import { headerOf, type ParsedMail } from '../parsed-mail.ts';
import { noReply, opensAsResponder } from '../people/is-automatic.ts';
import { addressesIn, sameAddress, typedAddress, withoutXtext } from './address-in.ts';
import { enclosedMessage, type EnclosedMessage, hasEnclosedMessage } from './enclosed-message.ts';
import { jsonNotice } from './json-notice.ts';
import { namedRecipients } from './named-recipients.ts';
import { type Notice, splitAtOriginal } from './notice.ts';
import { type ReportFields, reportBlocks } from './report-fields.ts';
import { answeredStep, namesRemote, quotedReplies, refusesByName, replyCodeIn, statedReason, statusIn, withoutPoliteness } from './server-words.ts';

const mostRecipients = 200;

/** The recipients of a delivery report and what became of each: none when the report names nobody (match it by `originalMessageId`), undefined when the message is no such report. */
export function readBounce(mail: ParsedMail): readonly ReportedRecipient[] | undefined {
  if (mail.parts.some(({ type }) => type === 'message/feedback-report' || type === 'message/disposition-notification')) return undefined;
  const reported = jsonNotice(mail.text)?.bounce ?? statusRecipients(mail);
  const notice = splitAtOriginal(mail.text);
  if (reported.length === 0) return looksLikeBounce(mail, notice) ? fromWords(mail, reportWords(mail, notice)).slice(0, mostRecipients) : undefined;
  return fromFields(reported, mail, notice.words);
}

/** One recipient as a report has it, before it is judged. */
export interface RawRecipient {
  readonly address: string;
  /** `failed`, `delayed`, `delivered`, `relayed`, `expanded`, or empty. RFC 3464 section 2.3.3. */
  readonly action: string;
  readonly status: string;
  readonly diagnostic: string;
  /** The server that refused, where the report names it. */
  readonly remote?: string;
}

/** From `message/delivery-status`, or from its fields where they ended up in the text. */
function statusRecipients({ parts, text }: ParsedMail): readonly RawRecipient[] {
  const status = parts.find(({ type }) => /^message\/(?:global-)?delivery-status$/.test(type))?.text;
  const written = status ?? (/^[ \t]{0,4}(?:final|original)-recipient[ \t]{0,4}:/im.test(text) ? text : '');
  return reportBlocks(written).flatMap(recipientsOf);
}

/** Some servers forget the empty lines between recipients: then each field stands there several times. */
function recipientsOf(block: ReportFields): RawRecipient[] {
  const finals = block.get('final-recipient') ?? [];
  const originals = block.get('original-recipient') ?? [];
  const actuals = block.get('x-actual-recipient') ?? [];
  const count = Math.max(finals.length, originals.length, Math.min(1, actuals.length));
  return Array.from({ length: count }, (_, index): RawRecipient => {
    const at = (name: string) => block.get(name)?.[index] ?? block.get(name)?.[0] ?? '';
    return {
      // The address that we wrote to, where a server forwarded.
      address: withoutXtext(typedAddress(originals[index] ?? '')) || typedAddress(finals[index] ?? '') || typedAddress(actuals[index] ?? ''),
      action: /^[a-z]+/i.exec(at('action'))?.[0].toLowerCase() ?? '',
      status: statusIn(at('status')),
      remote: at('remote-mta'),
      diagnostic: at('diagnostic-code') || at('x-smtp-response') || at('x-diagnostic-code'),
    };
  });
}

/** An address that a report leaves out stands in its words, or in the message that it encloses. */
function fromFields(reported: readonly RawRecipient[], mail: ParsedMail, words: string): readonly ReportedRecipient[] {
  const known = reported.filter(({ address }) => address !== '');
  const complete = known.length > 0 ? known : withAddresses(reported, addressesElsewhere(mail, words));
  const seen = new Set<string>();
  const unique = complete.filter(({ address }) => seen.size < seen.add(address.toLowerCase()).size).slice(0, mostRecipients);
  const dialogue = answeredStep(words);
  const named = unique.length === 1 ? undefined : namedRecipients(words, oursIn(mail, enclosedMessage(mail)));
  return unique.map((raw) => {
    const said = named === undefined ? words : (named.find(({ address }) => sameAddress(address, raw.address))?.said ?? '');
    return judge(raw, said, said, dialogue);
  });
}

function addressesElsewhere(mail: ParsedMail, words: string): readonly string[] {
  const enclosed = enclosedMessage(mail);
  return [...headerRecipients(mail), ...namedRecipients(words, oursIn(mail, enclosed)).map(({ address }) => address), ...(enclosed?.to ?? [])];
}

function withAddresses(reported: readonly RawRecipient[], addresses: readonly string[]): readonly RawRecipient[] {
  return reported.flatMap((raw, index) => {
    const address = addresses[index];
    return address === undefined ? [] : [{ ...raw, address }];
  });
}

function fromWords(mail: ParsedMail, words: string): readonly ReportedRecipient[] {
  const enclosed = enclosedMessage(mail);
  const ours = oursIn(mail, enclosed);
  const failed = headerRecipients(mail);
  let named = namedRecipients(words, [...ours, ...(mail.from === null ? [] : [mail.from.address])]);
  if (failed.length > 0) named = failed.map((address) => named.find((other) => sameAddress(other.address, address)) ?? { address, said: words });
  else {
    const inOriginal = named.filter(({ address }) => enclosed?.to.some((to) => sameAddress(to, address)));
    if (inOriginal.length > 0 && inOriginal.length < named.length && named.some(({ address }) => ours.some((own) => sameAddress(own, address)))) named = inOriginal;
    if (named.length === 0) named = (enclosed?.to ?? []).slice(0, 1).map((address) => ({ address, said: words }));
  }
  const dialogue = answeredStep(words);
  return named.map(({ address, said }) => judge({ address, action: '', status: '', diagnostic: '' }, said, named.length === 1 ? words : said, dialogue));
}

/** What the server says. Some describe our message by a few of its headers first, and name nobody before that. */
function reportWords({ text, to }: ParsedMail, { words, original }: Notice): string {
  if (original === '' || /^received:/im.test(original.slice(0, 8_000))) return words;
  const names = namedRecipients(words, []).some(({ address }) => !to.some((own) => sameAddress(own.address, address)));
  return names ? words : text.slice(0, 16_000);
}

function headerRecipients(mail: ParsedMail): readonly string[] {
  const listed = addressesIn(`${headerOf(mail, 'x-failed-recipients') ?? ''} ${headerOf(mail, 'x-actual-recipient') ?? ''}`).map(({ address }) => address);
  return listed.filter((address, index) => listed.findIndex((other) => sameAddress(other, address)) === index);
}

function oursIn(mail: ParsedMail, enclosed: EnclosedMessage | undefined): readonly string[] {
  return [...mail.to.map(({ address }) => address), ...(enclosed?.from ?? [])].filter((address) => !enclosed?.to.some((to) => sameAddress(to, address)));
}

/** What the report says of one recipient: in its own field, else in the words about this recipient, else in all of its words. */
function judge(raw: RawRecipient, said: string, all: string, dialogue: RefusalReply['to']): ReportedRecipient {
  const { address, action } = raw;
  const diagnostic = raw.diagnostic.replace(/^\s*(?:smtp|x-[a-z0-9_-]{1,30}|unknown|dns|x\.400|lmtp)\s*;/i, '').trim();
  const quoted = quotedReplies(said);
  const specific = (status: string) => (/^[245]\.0\.0$/.test(status) ? '' : status);
  const status = specific(statusIn(diagnostic)) || specific(raw.status) || (diagnostic === '' ? specific(statusIn(quoted)) : '') || raw.status || statusIn(quoted);
  const smtpCode = replyCodeIn(diagnostic) || replyCodeIn(quoted);
  if (/^(?:deliver(?:ed|able)|relayed|expanded)$/.test(action)) return { address, status, smtpCode, ...judged('delivered', false) };
  const to = answeredStep(diagnostic) ?? answeredStep(said) ?? dialogue ?? (action === '' && refusesByName(said) ? 'recipient' : undefined);
  const reply: RefusalReply = { status, smtpCode, text: '', isAttributed: (raw.remote ?? '') !== '' || namesRemote(said), ...(to === undefined ? {} : { to }) };
  const telling = tellingText([statedReason(said), /^x-unix/i.test(raw.diagnostic) ? raw.diagnostic : diagnostic, quoted], [said, all], status);
  const verdict = reasonOfReply({ ...reply, text: telling.text }, telling.reason);
  if (action === 'delayed') {
    const reason = verdict.reason === 'onhold' || verdict.reason === 'undefined' || verdict.reason === 'delivered' ? 'expired' : verdict.reason;
    // The server that says so goes on trying: a second message from us would be one too many.
    return { address, status, smtpCode, reason, fault: 'transient', action: 'none' };
  }
  return { address, status, smtpCode, ...verdict };
}

/** The first of a server's replies whose words are clear; where neither they nor the status are, the words around them. */
function tellingText(replies: readonly string[], around: readonly string[], status: string): { readonly text: string; readonly reason: DeliveryReason | undefined } {
  const said = replies.filter((text) => text.trim() !== '');
  for (const text of said) {
    const reason = reasonInWords(text);
    if (reason !== undefined) return { text, reason };
  }
  const wider = said.length > 0 && saysWhy(status) ? [] : [...new Set(around)].map(withoutPoliteness).filter((text) => text.trim() !== '');
  for (const text of saysWhy(status) ? [] : wider) {
    const reason = reasonInWords(text);
    if (reason !== undefined) return { text, reason };
  }
  return { text: said[0] ?? wider[0] ?? '', reason: undefined };
}

function judged(reason: DeliveryReason, temporary: boolean) {
  return { reason, ...consequence(reason, temporary) };
}

/** A report without fields is known by several signs together: its sender, its subject, its words, and that a message stands in it. */
function looksLikeBounce(mail: ParsedMail, notice: Notice): boolean {
  if (headerOf(mail, 'x-failed-recipients') !== null) return true;
  const isReport = /delivery-status/i.test(headerOf(mail, 'content-type') ?? '');
  const refuses = !isAnswer(mail) && isByMachine(mail) && refusesSomebody(mail, notice.words);
  // What people write back names what it answers.
  const answersNothing = mail.inReplyTo.length === 0 && mail.references.length === 0;
  const mayBe = isDaemon(mail) || (!isAnswer(mail) && (isByMachine(mail) || isReport || answersNothing || bringsBack(mail, notice)));
  if (!mayBe) return false;
  const words = mail.text.slice(0, 4_000).replace(/[\u2018\u2019\u00b4`]/g, "'").replace(/\s+/g, ' ');
  const points =
    (refuses ? 1 : 0) +
    (isDaemon(mail) ? 2 : 0) +
    (failureSubject.test(mail.subject.slice(0, 300)) ? 2 : 0) +
    (failureWords.test(words) ? 1 : 0) +
    (hasNoReturnPath(mail) ? 1 : 0) +
    (hasEnclosedMessage(mail) || notice.original !== '' ? 1 : 0) +
    (isReport ? 1 : 0);
  return points >= 3;
}

/** By hand, or by a program that answers for somebody. */
function isAnswer({ subject }: ParsedMail): boolean {
  return opensAsResponder(subject) || /^\s*(?:re|aw|sv|antw|fwd?|wg|tr|rv|res|enc|odp)(?:\[\d+\])?\s*:/i.test(subject.slice(0, 300));
}

/** RFC 5321 section 4.5.5: so that nobody answers it. */
function hasNoReturnPath(mail: ParsedMail): boolean {
  return /^\s*<?\s*>?\s*$/.test(headerOf(mail, 'return-path') ?? 'unknown');
}

function isByMachine(mail: ParsedMail): boolean {
  return isDaemon(mail) || hasNoReturnPath(mail) || noReply.test(mail.from?.address ?? '') || /^\s*auto-/i.test(headerOf(mail, 'auto-submitted') ?? '');
}

/** The message itself, with fields that no person quotes. */
function bringsBack(mail: ParsedMail, { original }: Notice): boolean {
  return hasEnclosedMessage(mail) || /^(?:>?[ \t]{0,8})?(?:received|message-id|return-path)[ \t]{0,4}:/im.test(original.slice(0, 8_000));
}

/** Codes are the same in every language: somebody who is neither we nor the sender, with a refusal beside the address. Alone, a code may be part of a telephone number, and a status a day. */
function refusesSomebody(mail: ParsedMail, words: string): boolean {
  const ours = oursIn(mail, undefined);
  const refusal = isDaemon(mail) ? /(?<![\d+.])[45][0-5]\d[ -](?:#?[45]\.[0-7]\.\d|\p{L})|(?<![\d.])[45]\.[0-7]\.\d{1,3}(?![\d.])/u : /(?<![\d+.])[45][0-5]\d[ -]#?[45]\.[0-7]\.\d/;
  return namedRecipients(words, [...ours, ...(mail.from === null ? [] : [mail.from.address])]).some(({ address, said }) => !ours.some((own) => sameAddress(own, address)) && refusal.test(said));
}

function isDaemon({ from }: ParsedMail): boolean {
  if (from === null) return false;
  return (
    /^(?:mailer[-_.]?daemon|post[-_]?master|mail[-_.]?daemon|mdaemon|mail[-_.]?admin\w*|bounces?(?:[-+_=].*)?|double-bounce|microsoftexchange\w*|mailsystem|mail-system|mailer|mta|smtpd?|delivery|mail-delivery\w*|nonexist\w*|system)(?:@|$)/i.test(from.address) ||
    /mail(?:er)?[- ]?(?:delivery|daemon|system|router|administrator|admin)|delivery (?:sub)?system|postmaster|system administrator|mail delivery|internet mail|post ?office|microsoft outlook|mail server/i.test(from.name)
  );
}

const failureSubject =
  /undeliver|not (?:be )?deliver|deliver(?:y|ing)? .{0,30}(?:fail|error|problem|notif|report|status|delay|warning|incomplete|unsuccess|impossible|not)|delivery (?:status|failure)|(?:fail|error|problem|unsuccess|unable|cannot|could ?n[o']t|can't).{0,30}(?:deliver|mail|message|send)|returned (?:mail|message|to sender)|return(?:ed)? to sender|mail (?:system )?(?:error|fail|return|warning)|failure (?:notice|notification|delivery)|failure:|message (?:not|undeliv|could|you sent|rejected|blocked|delayed|returned|bounce)|non[- ]?(?:delivery|remis|d[ée]livr|recapit)|\bndn\b|\bndr\b|\bdsn\b|bounced?\b|user unknown|rejected (?:mail|message|your)|(?:your|the) (?:mail|message|e-?mail).{0,30}(?:reject|could not|not been|was not|blocked|returned)|unzustellbar|nicht zugestellt|zustell|unzustellb|[ée]chec|non remis|no (?:se )?(?:pudo|ha podido|entreg)|entrega|mancat[ao]|impossibile|falha|erro de|niet (?:bezorg|afgeleverd)|onbestelbaar|ej levererat|nie dostarcz|niedostarcz|kézbesít|недостав|не (?:был )?доставл|не (?:может|удалось)|配信|未達|送信でき|エラー|戻り|届き|退信|投递|无法|失敗|无法投递|returned|^mail$/i;

const failureWords =
  /(?:could|can|was|did|has|have|were|is|are|wasn|couldn|isn|hasn|not|been)(?: ?not|n't|n’t|'t|’t)?(?: been| yet| be)* (?:not |un)?(?:able to (?:be )?)?(?:deliver|reach|be delivered|sent to|be sent|complet)|undeliver|deliver\w* .{0,60}(?:fail|error|abort|impossib|problem|delay)|fail\w* to (?:deliver|reach|send)|unable to (?:deliver|relay|send)|permanent (?:fatal )?(?:error|fail)|fatal error|cannot (?:be )?(?:deliver|send)|returned (?:to|message|mail)|did not reach|user unknown|unknown user|no such user|mail ?box (?:is )?(?:full|unavailable)|rejected|was not (?:accepted|delivered)|not delivered|error (?:occurred|while|was)|failed recipient|failed address|bounced|nicht (?:zugestellt|ausgeliefert)|не (?:может|удалось|доставл)|送信|配信|届|無法|无法|non (?:è|remis)|n'a pas pu|no se pudo|não (?:pôde|foi)/i;

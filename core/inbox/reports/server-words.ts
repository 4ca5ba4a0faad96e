// Reading what servers say in the words of a report: codes, which step of the dialogue was answered, and what is only politeness.
import type { RefusalReply } from '../../delivery/reason-of-reply.ts';

/** RFC 3463; not a part of an IP address or a version. */
const enhancedStatus = /(?<![\d.])([245]\.\d{1,2}\.\d{1,3})(?!\d|\.\d)/g;
/** RFC 5321 section 4.2, where servers print it: at the beginning, behind a mark, or before a dash and its status. */
const replyCode = /(?:^|[\s:;<('"#=\][])([245][0-5]\d)(?=[\s:,-](?!\d{1,2}:\d\d|(?:kb|mb|bytes|hours?|days?|minutes?|seconds?|messages|characters|recipients)\b)|$)/gim;

/** The status code that says most: one that is more than x.0.0 goes before. */
export function statusIn(text: string): string {
  const all = [...text.matchAll(enhancedStatus)].map(([, status = '']) => status);
  return all.find((status) => !/^[45]\.0\.0$/.test(status) && !status.startsWith('2')) ?? all.find((status) => !status.startsWith('2')) ?? all[0] ?? '';
}

/** The first reply code of a refusal; else of an acceptance. */
export function replyCodeIn(text: string): string {
  let accepted = '';
  for (const [, code = ''] of text.matchAll(replyCode)) {
    if (!code.startsWith('2')) return code;
    if (code === '250' || code === '251' || code === '252') accepted ||= code;
  }
  return accepted;
}

/** What of the SMTP dialogue was answered by the refusal, where the report says so. */
export function answeredStep(text: string): RefusalReply['to'] | undefined {
  const named =
    /(?:in reply to|after|in response to|response to|while sending|during|stage:?|command:?|while performing|on)[\s:"'<-]{1,6}(?:the )?(?:smtp )?(end[ -]of[ -](?:data|message)|\(?message body|message data|data|pipelined (?:sending )?data|sending data|rcpt|mail from|mail|ehlo|helo|initial connection|connect|auth|starttls)\b/i.exec(text)?.[1];
  if (named !== undefined) return stepOf(named);
  const dialogue = /^[^\n<>]{0,40}(?:>>>|-->|C:)[ \t]{0,4}([A-Za-z]{4}|\.)[^\n]{0,400}\n[^\n<>]{0,40}(?:<<<|<--|S:)[ \t]{0,4}[45]\d\d/m.exec(text)?.[1];
  if (dialogue !== undefined) return stepOf(dialogue);
  if (/does not like (?:the )?recipient|has rejected (?:the )?address|\[rcpt_to\]|rcpt_to_command|recipient (?:was )?(?:rejected|refused) (?:by|at) /i.test(text)) return 'recipient';
  if (/failed after i sent the message|after (?:i|we) sent the (?:message|data)|smtp command\s{1,4}data\b/i.test(text)) return 'message';
  return undefined;
}

function stepOf(command: string): RefusalReply['to'] | undefined {
  const word = command.toLowerCase();
  if (/^(?:end|message|\(message|pipelined|sending|\.)/.test(word)) return 'message';
  if (word.startsWith('data')) return 'data';
  if (word.startsWith('rcpt')) return 'recipient';
  if (word.startsWith('mail')) return 'mail';
  if (/^(?:ehlo|helo|starttls)/.test(word)) return 'hello';
  if (word.startsWith('auth')) return 'login';
  return /^(?:initial|connect)/.test(word) ? 'connect' : undefined;
}

/** Sentences that servers put around every reason, and that sound like one. */
const politeness =
  /this is a permanent error;? ?(?:i(?:'|’)ve given up\.?|the following)?|i(?:'|’)ve given up\.?|sorry it didn(?:'|’)t work out\.?|i(?:'|’)m (?:afraid|sorry).{0,60}deliver your message|(?:your|a|the|this|following|original)? ?(?:e-?mail |mail )?message (?:that )?(?:you (?:have )?sent |below )?(?:could|can|cannot|was|has|did)[ a-z']{0,30}(?:be )?(?:delivered|reach)[^.:\n]{0,80}|(?:the )?following (?:address(?:es)?|recipients?)(?:\(e?s\))? (?:have |has |had )?(?:failed|permanent fatal errors?)|for further assistance[^\n]{0,120}|if you do so, please[^\n]{0,160}|(?:no (?:further )?action|you do not need)[^\n]{0,120}|message (?:was )?created automatically[^\n]{0,80}|it(?:'|’)s attached below|please contact[^\n]{0,160}|if (?:the problem|you|this)[^\n]{0,200}|(?:please|do not|don't) (?:reply|respond)[^\n]{0,120}|this (?:is an )?(?:automatic(?:ally)?|e?-?mail|message)(?: was| is| generated| created)[^\n]{0,160}|delivery (?:to|status|has|notification)[^\n]{0,60}(?:failed permanently|failure|notification|report)|mail (?:delivery )?(?:system|subsystem)|(?<!\bno )mail server(?!s)|reporting-mta[^\n]{0,200}/gi;

/** Whether the words name the server that refused. */
export function namesRemote(text: string): boolean {
  return /\b(?:remote (?:mail |smtp )?(?:host|server|mta|system)|while talking to|host \S{1,255}[ \[]\S{0,60} ?said|response from|server \S{0,255} ?(?:returned|replied|responded|said|failed with))/i.test(text);
}

/** The text without these sentences. */
export function withoutPoliteness(text: string): string {
  return text.replace(givenUp, ' ').replace(politeness, ' ');
}

/** Reason that a mailbox server gives in its words while the fields say something general (Dovecot, MDaemon, Sieve). */
export function statedReason(text: string): string {
  return /was (?:automatically )?(?:rejected|refused)(?: because| due to)?:[ \t]*\n{1,2}([^\n]{3,400})/i.exec(text)?.[1] ?? '';
}

/** What qmail and its kin say after every reason. */
const givenUp = /\/?i(?:'|’)m not going to try again[;,]?\s{1,3}this\s{1,3}message has been in the queue too long\.?/gi;

/** The lines that hold a server's reply, each with what it goes on with; empty when nobody was quoted. */
export function quotedReplies(text: string): string {
  const found: string[] = [];
  let left = 0;
  for (const line of text.replace(givenUp, '').split('\n')) {
    const trimmed = line.trim();
    if (trimmed === '') left = 0;
    else if (isReply(trimmed)) {
      found.push(trimmed);
      left = 5;
    } else if (left > 0 && !/^(?:>>>|-->|\*{3,}|-{3,}|={3,})/.test(trimmed)) {
      found.push(`${found.pop() ?? ''} ${trimmed}`);
      left -= 1;
    } else left = 0;
  }
  return [...new Set(found)].join(' | ').slice(0, 4_000);
}

function isReply(line: string): boolean {
  return /^connected to \S{1,80} but/i.test(line) || /(?:^|[\s:;<('"#=\][])[45][0-5]\d(?:[ -][45]\.\d{1,2}\.\d{1,3}|[ -]\D)/.test(line.slice(0, 1_000)) || /(?<![\d.])[45]\.\d{1,2}\.\d{1,3}(?!\d|\.\d)/.test(line.slice(0, 1_000)) || /\b(?:said|responded|replied|response was|error (?:was|message|code)|reason|diagnos\w*|cause)(?: is| was)?[:;]\s*\S/i.test(line.slice(0, 400));
}

/** Sendmail writes what it says of an address behind the address and three dots. */
export function refusesByName(text: string): boolean {
  return !/^(?:>>>|<<<) /m.test(text) && /^[45]\d\d (?:[45]\.\d{1,2}\.\d{1,3} )?<?[^\s<>]{1,250}@[^\s<>]{1,250}>?\.\.\. ?user unknown/im.test(text);
}

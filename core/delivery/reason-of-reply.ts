// What a mail server means by its refusal. Servers say it in a status (RFC 3463), a reply code (RFC 5321) and in words; where these disagree the words are right:
// many servers answer 5.1.1 or 5.7.1 to everything. Nothing here knows messages, so that a live reply and a report that came by mail are judged alike.
import type { DeliveryAction, Fault } from '../domain/mail-reading.ts';

export const deliveryReasons = [
  'userunknown', 'hostunknown', 'hasmoved', 'notaccept', 'mailboxfull', 'suspend', 'filtered', 'blocked', 'badreputation', 'rejected', 'authfailure', 'requireptr', 'policyviolation', 'securityerror', 'failedstarttls',
  'norelaying', 'spamdetected', 'virusdetected', 'contenterror', 'notcompliantrfc', 'mesgtoobig', 'exceedlimit', 'syntaxerror', 'expired', 'networkerror', 'systemerror', 'systemfull', 'mailererror', 'toomanyconn', 'speeding', 'onhold',
  'delivered', 'feedback', 'vacation', 'undefined',
] as const;
/** Why a message was not delivered, in one word. */
export type DeliveryReason = (typeof deliveryReasons)[number];

/** What a server said about one recipient. */
export interface RefusalReply {
  /** Enhanced status code of RFC 3463, such as `5.1.1`; empty when there is none. */
  readonly status: string;
  /** Reply code of RFC 5321, such as `550`; empty when there is none. */
  readonly smtpCode: string;
  readonly text: string;
  /** Whether it is known which server said so; it does not matter where `to` is known. */
  readonly isAttributed?: boolean;
  /** What was answered, where it is known. */
  readonly to?: 'connect' | 'hello' | 'login' | 'mail' | 'recipient' | 'data' | 'message';
}

export interface JudgedReply {
  readonly reason: DeliveryReason;
  readonly fault: Fault;
  readonly action: DeliveryAction;
}

/** The reason for a refusal, whose fault it is and what follows. Any text is fine; only its first 2,500 characters are looked at. Who knows `reasonInWords` already hands it in. */
export function reasonOfReply(reply: RefusalReply, inWords = reasonInWords(reply.text)): JudgedReply {
  const reason = reasonFor(reply, inWords);
  return { reason, ...consequence(reason, isTemporary(reply)) };
}

/** What follows from a reason; `temporary` when the server asked to try again (4yz, 4.x.x). */
export function consequence(reason: DeliveryReason, temporary: boolean): { readonly fault: Fault; readonly action: DeliveryAction } {
  const fault = faultOf[reason];
  if (fault === 'transient') return { fault, action: 'retry' };
  if (gone.has(reason)) return temporary ? { fault: 'transient', action: 'retry' } : { fault, action: 'suppress' };
  if (fault === 'sender' || fault === 'content') return temporary && passing.has(reason) ? { fault: 'transient', action: 'retry' } : { fault, action: 'pause-account' };
  return { fault, action: temporary && fault === 'recipient' ? 'retry' : 'none' };
}

const gone = new Set<DeliveryReason>(['userunknown', 'hostunknown', 'hasmoved', 'notaccept']);

/** With a temporary code these pass by themselves: greylisting, busy filters. The others stay until somebody mends something. */
const passing = new Set<DeliveryReason>(['blocked', 'rejected', 'policyviolation', 'securityerror', 'failedstarttls', 'norelaying', 'contenterror', 'syntaxerror']);

const faultOf: Readonly<Record<DeliveryReason, Fault>> = {
  userunknown: 'recipient', hostunknown: 'recipient', hasmoved: 'recipient', notaccept: 'recipient', suspend: 'recipient', filtered: 'recipient',
  mailboxfull: 'transient', expired: 'transient', networkerror: 'transient', systemerror: 'transient', systemfull: 'transient', mailererror: 'transient', toomanyconn: 'transient', speeding: 'transient',
  blocked: 'sender', badreputation: 'sender', rejected: 'sender', authfailure: 'sender', requireptr: 'sender', policyviolation: 'sender', securityerror: 'sender', failedstarttls: 'sender', norelaying: 'sender', feedback: 'sender',
  spamdetected: 'content', virusdetected: 'content', contenterror: 'content', notcompliantrfc: 'content', mesgtoobig: 'content', exceedlimit: 'content', syntaxerror: 'content',
  onhold: 'unknown', delivered: 'unknown', vacation: 'unknown', undefined: 'unknown',
};

function isTemporary({ status, smtpCode }: RefusalReply): boolean {
  return /^[245]/.test(status) ? status.startsWith('4') : smtpCode.startsWith('4');
}

function reasonFor(reply: RefusalReply, clear: DeliveryReason | undefined): DeliveryReason {
  const { status, smtpCode } = reply;
  if (status.startsWith('2') || (status === '' && smtpCode.startsWith('2'))) return 'delivered';
  const words = plainWords(reply.text);
  const vague = clear === undefined && ofStatus(status) === undefined;
  const said = clear ?? ofStatus(status) ?? firstOf(vagueWords, words) ?? ofStatusClass(status) ?? ofCode(smtpCode);
  if (said === undefined) return words.trim() === '' && status === '' && smtpCode === '' ? 'undefined' : 'onhold';
  if (said === 'userunknown' && mayBeFilter(reply, words)) return 'filtered';
  // A name server that could not answer has not said that there is no such host.
  if (said === 'hostunknown' && isTemporary(reply)) return 'networkerror';
  // With a status of policies (x.7) a recipient that is "rejected" is one that we may not write to, not one that is gone.
  if (said === 'userunknown' && /^[45]\.7\./.test(status) && vague) return 'rejected';
  if (said === 'mesgtoobig' && status.endsWith('.2.3')) return 'exceedlimit';
  // Who is turned away before naming anybody is turned away as a host.
  if (vague && (said === 'rejected' || said === 'filtered') && (reply.to === 'connect' || reply.to === 'hello')) return 'blocked';
  return said;
}

/** The reason that words alone give, whatever the codes are; undefined when they could mean many things. */
export function reasonInWords(text: string): DeliveryReason | undefined {
  return firstOf(clearWords, plainWords(text));
}

/** Whether the status alone says why; most servers send x.0.0, x.5.0 or x.7.1 for anything. */
export function saysWhy(status: string): boolean {
  return ofStatus(status) !== undefined;
}

/**
 * Filters lie: many answer a bare "user unknown" after they took the message in, or to be rid of a sender. That nobody is there is believed
 * when the status says so (x.1.1), when a server that is known refused the recipient by name, or when the words are more than that.
 */
function mayBeFilter({ status, smtpCode, to, isAttributed = false }: RefusalReply, words: string): boolean {
  if (/^[45]\.1\.(?:1|10)$/.test(status) || to === 'recipient' || !bareUnknown.test(words)) return false;
  if (to === 'data' || to === 'message' || /^[45]\.3\./.test(status)) return true;
  return (smtpCode !== '' || status !== '') && !(isAttributed && words.includes('@')) && (status === '' || /^5\.[02]\.0$/.test(status));
}

const bareUnknown = /user ?unknown|unknown user|no such user|does not exist|not exist|unknown recipient|recipient unknown/;

/** RFC 5321 section 4.5.3.1.5 allows 512 octets a line; those that explain themselves take some. */
const longestReply = 2_500;

/** Small letters, straight quotes, single blanks; dots and hyphens that only join words are kept. */
function plainWords(text: string): string {
  return text.slice(0, longestReply).toLowerCase().replace(/[\u2018\u2019\u00b4`]/g, "'").replace(/\s+/g, ' ');
}

type WordRule = readonly [DeliveryReason, RegExp];

function firstOf(rules: readonly WordRule[], words: string): DeliveryReason | undefined {
  return rules.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Words that mean one thing whatever the codes say; the more particular come first. */
const clearWords: readonly WordRule[] = [
  // A few servers have codes or sentences of their own, in which the usual words mislead.
  ['rejected', /resolver\.rst\.(?!\w*sizelimit)|from: domain is invalid|valid from(?: header|:)/],
  ['policyviolation', /\blpn000_630\b/],
  ['spamdetected', /\S@\S{1,250}:blocked\)/],
  ['spamdetected', /\b(?:ofr|lpn)\w{0,6}_50[46]\b/],
  ['systemerror', /\b(?:ofr|lpn)\w{0,6}_505\b|does not support tls/],
  ['blocked', /my name was rejected|no access from mail server|invalid ip for sending/],
  ['hostunknown', /account or domain may not exist|no (?:mail )?servers? (?:appears?|seems?) to exists?|host or domain name not found|name service error|domain name not found|nxdomain|host unknown|unknown host|no such (?:host|domain)\b/],
  ['userunknown', /recipient address rejected: access denied|destination address(?:es)? (?:were|was) unknown|account that you tried to reach does not exist|no mail ?box (?:here )?by that name|doesn't have an? \S{1,80} account/],
  ['mailererror', /x-unix; ?(?!quota)\D|procmail:|pipe to \||maildrop:|local delivery agent|mail filter program/],
  ['requireptr', /\bptr\b|reverse (?:dns|lookup|hostname|host ?name|map|address)|\brdns\b|fcrdns|(?:cannot|can't|could not|unable to) (?:find|resolve) (?:your|the) (?:reverse|host ?name|ip)|no dns (?:records?|entry) for your ip|your (?:ip|server|host).{0,40}(?:has no|does not have|without) (?:a )?(?:valid )?(?:host ?name|name|dns)|unresolvable (?:ip|client|relay)/],
  ['failedstarttls', /\btls (?:session )?(?:is )?required\b|attempt to start tls failed|(?:did|does|do) not offer tls|(?:must issue|failed|failure|refused|error|unavailable|required?|offered|support).{0,30}starttls|starttls.{0,40}(?:fail|requir|refus|error|unavailable|not |must|first)|tls (?:handshake|negotiation|connection).{0,20}fail|tls required|certificate verif\w* fail/],
  ['authfailure', /\b(?:dmarc|dkim|spf|adsp|sender ?id|arc-seal)\b|domainkeys|sender policy framework|unauthenticated e?-?mail|sender is unauthenticated|email .{0,30}not authenticated|fails? (?:to pass )?authentication checks|purported responsible domain fail/],
  ['virusdetected', /\bvirus|malware|\binfected\b|trojan|\bworm\b|ransomware|phish(?:ing)? (?:url|link|message) (?:found|detected)/],
  ['notcompliantrfc', /(?:not|non-?) ?(?:rfc|compliant with rfc|comply|compliant).{0,20}(?:rfc|complian|5322|2822|822)|not rfc (?:\d+ )?compl|violates rfc|(?:multiple|duplicate|missing|more than one|several) (?:required )?'?(?:from|to|cc|bcc|subject|date|message-id|sender|reply-to)'?:? (?:address(?:es)? |field )?(?:headers?|field)|(?:headers?|messages?) (?:are|is|does) not (?:rfc|comply)|bare (?:lf|cr)/],
  ['exceedlimit', /exceeds? (?:the )?(?:maximum )?(?:message )?size limit (?:for|of) (?:this|the) (?:recipient|user|mailbox)|exceeded .{0,30}(?:recipient|user)'s? (?:message )?size|(?:message|mail) (?:too large|size).{0,30}for (?:this|the) (?:recipient|user|mailbox)/],
  ['mailboxfull', /(?:exhausted|exceeded|exceeds|over) (?:its |the |his |their )?(?:allowed |allotted |allocated |assigned )?(?:mail ?box )?storage|(?:mail ?box|in-?box|mail ?drop|mail ?folder|maildir|mail ?store|account|box|user'?s? (?:mail ?box|storage)|storage|disk|delivery) (?:[\w'<>@.-]{1,80} )?(?:is |was |has |are |at |would )?(?:currently |already |too |been )?(?:full|over ?quota|exceeded|out of space|overquota|over (?:its |the |their )?(?:quota|limit))|(?:over|exceed\w*|out of|above|beyond|insufficient|not enough|no more|no) (?:(?:the|his|her|its|their|your|maximum|allowed|allocated|user|users?|mail ?box|disk|disc|storage|account|hard|message|system|of|for|\w{1,12}'s) ){0,5}(?:quota|storage space|storage capacity|mail ?box (?:size|limit)|storage (?:limit|allocation|allotment))|quota (?:has been |is |was |would be )?(?:exceed|over|full|reached|violat|limit)|quotaexceeded|overquota|too much mail data|out of storage|mailfolder is full|mail ?box (?:size|space|storage|usage) (?:limit )?(?:is |has been )?(?:exceed|full|reach|not enough)|(?:mail ?box|account) (?:has )?(?:exceeded|reached) (?:its|the|their|his|storage|quota|maximum)|full mail ?box|mail ?box.{0,10} is full|no space left (?:for|in) (?:mail ?box|this user)|insufficient (?:disk |storage )?(?:space|quota) (?:for|in) (?:user|mail ?box|account)|user (?:is |has )?(?:over|exceed\w*|too many|reached).{0,20}(?:quota|messages|mail|storage|limit|disk)|(?:recipient|user|customer)'?s? (?:mail ?box|account|quota).{0,40}(?:full|exceed|over)|(?:boite|boîte) (?:aux lettres )?.{0,30}pleine|postfach.{0,40}(?:voll|überfüllt)|buz[oó]n .{0,30}lleno|casella .{0,20}piena|容量/],
  ['mesgtoobig', /(?:message|mail|e-?mail|file|body|content|attachment|data) (?:\w{1,12} ){0,4}(?:too (?:big|large|long)|exceeds? (?:\w{1,12} ){0,5}(?:size|limit|maximum|length)|larger than|is over .{0,20}(?:size|limit))|(?:too (?:big|large)|oversized?) (?:a )?(?:message|mail|e-?mail|attachment)|(?:size|length) (?:of (?:the |this )?message )?(?:exceeds|limit exceeded|is greater|limit is|too large)|(?:max(?:imum)?|allowed) (?:message |mail )?size (?:was |is )?exceed|exceeds? (?:\w{1,12} ){0,4}(?:message|mail) size|message length exceeds|size restriction|toolong|msgsize/],
  ['toomanyconn', /connection (?:rate|count|frequency)? ?limit|too many (?:\w{1,12} ){0,3}(?:connections?|sessions?|recipients|hosts?|processes|senders|users|clients)|max(?:imum)? (?:number of )?(?:concurrent |simultaneous )?(?:connections?|sessions?)|aup#in-13\d\d|connections? (?:from|per) .{0,40}(?:exceed|limit)/],
  ['speeding', /exceed\w* (?:the |its |your |an? )?(?:max(?:imum)?|allowed|hourly|daily) (?:[\w-]{1,14} ){1,5}(?:per|an|a|each) (?:hour|day|minute)|(?:reached|exceeded|hit) (?:a|the|your|its|an) (?:\w{1,12} ){0,3}limit (?:for|of|on) (?:sending|outgoing|messages?|e?-?mails?)|(?:mail|message|sending|recipient|sender|submission|hourly|daily) ?(?:sending )?(?:rate|volume)s? (?:limit|exceed|is too|that)|rate[- ]?(?:limit|control)|(?:receiving|sending) (?:mail|messages?|email).{0,30}(?:too (?:quickly|fast|many|much)|at a rate|rate)|throttl|too (?:fast|quickly|frequent|much mail|many (?:messages|mails|emails|e-mails|bad|invalid|unknown|errors))|(?:hourly|daily|sending) (?:\w{1,12} ){0,3}(?:limit|quota)|slow down|try again slower|quickly/],
  ['badreputation', /reputation|user complaints|\[tss\d\d\]/],
  ['spamdetected', /\bspam\b(?! ?haus| ?cop)|spammy|spam(?:assassin|score|detect)|looks? like spam|\bube\b|\buce\b|unsolicited|junk ?mail|bulk (?:e-?)?mail|considered (?:as )?(?:spam|junk)|classified as|high probability of|content filter(?!ing service)|message (?:contains|matches).{0,30}(?:unacceptable|forbidden|url|blacklist)|suspicious (?:content|message|mail|url|link)|cloudmark/],
  ['blocked', /black ?list|block ?list|\brbl\b|\bdnsbl\b|dnsbl|spam ?haus|spam ?cop|sorbs|barracudacentral|uceprotect|mailspike|senderbase|\bbl\b.{0,6}listed|bann(?:ed|ing)|blocked (?:using|by|from|for|due|because|see|- see|-)|(?:ip|host|server|client|address|network|connection|domain|sender|you|mail|message|email|service|messages?|has been|been|are|was) (?:is |are |was |has been |have been |temporarily |currently |permanently )*(?:blocked|block-listed|denylisted|dnsbl|listed (?:at|in|by|on))|client host (?:\S{1,100} )?(?:rejected|blocked)(?!: #216)|(?:\bip|ip address|host|client|your network) (?:\S{1,60} )?(?:is |was |has been |not )*(?:rejected|denied|not (?:allowed|authorized|permitted|accepted)|unwelcome)|(?:not|no) (?:allowed|authorized|permitted) to (?:connect|send mail (?:directly|from))|connections? (?:is |are |was |were |have been )?(?:not accepted|denied|refused by|rejected|dropped by policy)|(?:refused|no) (?:to talk to me|talk)|server refused|grey-?list|gr[ae]y ?list|may not be mail exchanger|dynamic (?:ip|address|pool|hosts?)|dial-?up|residential ip|generic (?:rdns|hostname)|open (?:relay|proxy)|(?:bad|invalid|forged|fake) (?:helo|ehlo)|(?:helo|ehlo) (?:\S{1,60} )?(?:command )?(?:rejected|denied|invalid|forged)|invalid (?:domain|ip).{0,20}(?:helo|ehlo)|service refuse|access from (?:your )?(?:ip|host)|poor (?:sender )?score|email blocked|mail server .{0,20}blocked|5\.7\.(?:5\d\d|60[4-9])/],
  ['policyviolation', /policy (?:reasons?|violation|restrict|reject|block)|(?:by|due to|for|violates?|violation of|against|of) (?:[\w-]{1,16} ){0,4}polic(?:y|ies)|local policy|site policy|administrat\w+ (?:prohibit|policy|denied)|prohibited by (?:admin|the admin)|(?:security|anti-?spam|content) polic|client host rejected: #216|prohibited (?:file|attachment|content|word)|forbidden (?:file|attachment)|(?:attachment|extension|file type|file name|executable).{0,30}(?:not (?:allowed|permitted|accepted)|blocked|forbidden|prohibited|banned)|terms of service|not accepted for policy|denied by policy|disallowed (?:by|content)|you (?:have )?hit (?:the )?rules?/],
  ['norelaying', /relay(?:ing)? (?:access |mail |of mail |to this address |operation |from your \S{1,20} )?(?:is |was )?(?:denied|not (?:permitted|allowed|supported|accepted|available|authorized)|prohibit|forbid|reject|refused|attempt|blocked|disabled|restrict)|(?:not|no|don't|cannot|can't|unable|won't|denied|refus\w*|never|insecure|unauthorized|attempt\w*|authenticated)(?: (?:to|a|an|allow|allowed|permit|permitted|accept|open|perform|configured|anonymous|mail|you|use|this|server|act|as|for|your|message|address|is|in))* relay|we do not relay|(?:allowed|list of) rcpthosts|not in my (?:list|rcpthosts)|not a gateway|not local host .{0,60}|only (?:handles?|accepts?) mail (?:for|to)|mail to \S{1,80} not accepted here|(?:this|our) (?:server|host|system|machine) does(?:n't| not) (?:handle|accept|serve|host|relay) (?:mail |e-?mail )?(?:for|to) (?:this|that|the|your) (?:domain|recipient|address)|not a local domain|send mail to this domain from this|specified domain is not allowed|domain (?:is )?not (?:hosted|local|served) (?:here|on|by)/],
  ['notaccept', /null ?mx|indicated no smtp service|couldn't find a mail exchanger|(?:host|domain|server|name|address|recipient|destination) (?:\S{1,80} )?(?:does|do|did|will|can) ?(?:not|n't) (?:accept|receive|handle) (?:any |incoming |inbound )?(?:mail|e-?mail|messages)(?! from)|(?:does not|doesn't|never) (?:accept|receive)s? (?:any )?(?:mail|e-?mail)(?: at all|\.|,|;|\)|$| for)|no ?-?reply mailbox|is not (?:accepting|configured to receive) (?:any )?(?:mail|e-?mail|messages)|smtp service (?:is )?not (?:offered|available here)/],
  ['rejected', /sender (?:e?-?mail )?(?:address )?(?:\S{1,80} )?(?:was |is |has been )?(?:rejected|refused|denied|blocked|invalid|not (?:allowed|exist|found|accepted|authori[sz]ed|permitted)|unknown|verif\w+ fail|verify fail|verification|does not exist|not verified|domain)|(?:domain of|invalid|bad|unknown|unresolvable|illegal|blocked|undesirable|malformed|forged|banned|verify|unverifiable) (?:the )?(?:envelope )?(?:sender|return[- ]path|mail[- ]?from|from address|originat)|(?:mail ?from|from) (?:address |domain )?(?:\S{1,80} )?(?:was |is |has been )?(?:rejected|refused|denied|not (?:allowed|accepted|permitted|resolve)|doesn't exist)|refused mail (?:service )?from|(?:do not|don't|not|won't|will not|does not) accept (?:e-?mails?|mails?|messages?|bounces?|anything) from|purported responsible address|(?:from|sender|originat\w*) .{0,80}(?:does not exist|not exist|no mx|not resolve|can't be (?:verified|resolved)|could not be (?:verified|resolved)|unroutable|is invalid)|you are not (?:allowed|authorized|permitted) to (?:send|post|mail|use)|not (?:allowed|authori[sz]ed|permitted) to send (?:e?-?mail |mail |messages? )?(?:to|as|on behalf|from)|(?:not|isn't) (?:a )?registered (?:gateway )?user|only (?:accepts?|members|subscribers|internal|authenticated senders|allowed)|recipients? (?:has |have )?(?:refused|rejected|declined|blocked) (?:your|the|this|mail|to receive)|backscatter|bounce (?:attack|messages? (?:are )?not)|empty (?:envelope )?sender|senders? must|list of (?:accepted|allowed) senders|resolver\.rst\.(?:notauth|restricted)|deliver.{0,20}restricted|group .{0,80}(?:not (?:have|exist)|permission)|permission to post/],
  ['hasmoved', /no longer on (?:this |the )?server|not our (?:user|customer)|has (?:been )?(?:moved|replaced)(?: (?:to|by|away))?|mail ?box (?:has )?moved|(?:address|user|account|recipient) (?:\S{1,80} )?(?:has )?(?:permanently )?(?:moved|changed)|moved (?:to (?:a |an )?(?:new|other|another|different)|permanently)|forward(?:ing)? .{0,20}(?:address )?to (?:the )?new|please (?:use|try) (?:the )?(?:new|other) (?:address|e?-?mail)/],
  ['securityerror', /authentication (?:is )?(?:required|needed|turned on|failed|failure|unsuccessful|credentials|disabled|mechanism)|(?:require|requires|turn on|enable|using|use|need|without) (?:smtp[- ]?|proper |valid )*auth|smtp[- ]auth|log in (?:to your|first|via|with)|not authenticated|unauthenticated senders?|executable files? are not|need to authenticate|must authenticate|bad credentials|username and password|password not accepted|encryption (?:is )?(?:required|needed)|(?:insecure|cleartext) (?:connection|session)|verif\w+ (?:code|required)|account not subscribed to/],
  ['suspend', /(?:account|mail ?box|user|recipient|address|domain|mail address|e-?mail address|service|subscription|inbox|owner)(?: \S{1,80}){0,8}? (?:is |has been |was |are |being |currently |temporarily |been |marked |now |administratively )*(?:suspended|deactivated|disabled(?! or discontinued)|inactive|locked|frozen|expired(?! certificate)|on hold|archived|terminated|barred|dormant|not active(?:d)?|unpaid)|(?:suspended|disabled|inactive|locked|frozen|deactivated|archived|terminated) (?:account|mail ?box|user|recipient|address|e-?mail)|temporar\w+ (?:locked|suspended|inactive|disabled)|boite .{0,20}archiv|invalid\/inactive|(?:recipient|user) suspend/],
  ['blocked', /\bip(?:v[46])?[ -]address.{0,60}(?:\bnot\b|\bno\b|invalid|\bbad\b|unknown|reject|refus)/],
  ['userunknown', /(?:user|recipient|addressee|mail ?box|account|address|person|local part|alias|destination|mail ?user|username|inbox|customer|subscriber|login)s?(?: '?[<("[]?\S{1,120}| address| name| e?-?mail){0,4}? (?:is |was |were |are |has been |has |have |does |do |did |could |cannot |can |account |be |currently )*(?:unknown|not (?:exists?|found|known|valid|listed|here|recogni[sz]ed|registered|be found|been found|a known|present|defined|a valid|an? active|available (?:anymore|here)|in (?:the )?(?:directory|database|list)|on (?:this|the|our) (?:server|system)|located)|no(?:t| longer)? ?(?:exists?|valid|in use|active|available|here|employed|with)|invalid|undeliverable|doesn't exist|non-?exist\w*|missing|unrecogni[sz]ed|unlisted|closed|discontinued|deleted|removed|cancell?ed|bad)/],
  ['userunknown', /(?:no|not|unknown|invalid|nonexistent|non-existent|bad|unlisted|unrecogni[sz]ed|wrong|incorrect|undefined|undeliverable|illegal) (?:such |a |an |valid |known |local |existing |registered |matching |one by that |virtual |recipient |mail |e-?mail |destination |to |final )*(?:user|recipient|mail ?box|account|address(?!.{0,20}(?:format|syntax|family))|person|addressee|alias|local[- ]?part|customer|subscriber|login|name here|id found|mail ?drop|inbox|user ?name)|(?:user|recipient|mail ?box|account|address) ?(?:doesn't|does not|do not|don't|didn't|not|no longer) (?:\w{1,12} ){0,2}(?:exist|have|match|found|known|list)|no mail ?box (?:here )?(?:by|with|for|called|found)|(?:this|the) (?:user|recipient|address|account|mail ?box) (?:doesn't|does not|isn't|is not|has no|no longer)|doesn't have an? \S{1,80} account|does not have an? .{0,40}(?:account|mail ?box)|(?:not|isn't|no) (?:listed|found) in (?:the |our |public |domino |address |name )*(?:directory|name & address book|address book|database)|recipnotfound|recipientnotfound|unknown[- ]?(?:user|recipient)|user ?unknown|no longer (?:works|employed|with (?:the|our|us)|at (?:this|our))|has left (?:the|our)|left the company|(?:can't|cannot|could not|couldn't) (?:find|locate|verify|be delivered to) (?:a |the |that |this |your )?(?:user|recipient|mail ?box|account|person|address|destination)|verif\w+ (?:of )?(?:recipient|callout).{0,20}fail|not (?:an? )?(?:known|valid|existing) (?:\w{1,12} )?(?:user|recipient|mail|account|address)|adresse? .{0,40}(?:invalide|inconnue|n'existe)|destinataire.{0,30}(?:inconnu|invalide)|utilisateur inconnu|(?:empf[aä]nger|benutzer|adresse|postfach).{0,40}(?:unbekannt|existiert nicht|nicht (?:gefunden|bekannt|existent))|(?:usuario|destinatario|direcci[oó]n|buz[oó]n).{0,40}(?:desconocid|no existe|inexistente|sconosciut|non esiste)|utente .{0,20}(?:sconosciut|non esiste)|(?:usu[aá]rio|destinat[aá]rio|endere[cç]o|conta).{0,40}(?:inexistente|desconhecid|n[aã]o existe)|(?:пользовател|получател|адрес|ящик).{0,40}(?:не (?:найден|существует|зарегистр)|неизвест|отсутств)|存在しない|見つかりません|不存在|用户.{0,10}不|无此|查無/],
  ['hostunknown', /(?:host|domain|host name|hostname|server|name)(?: name)?(?: or domain(?: name)?)?(?: \S{1,120})? (?:is |was |does |could |cannot |can |be |has |not be |address )*(?:unknown|not (?:found|exist|be found|known|be resolved|valid|resolved?)|doesn't exist|invalid|non-?existent|no longer exists?|lookup (?:failed|failure)|unresolvable|not be (?:found|resolved))|(?:no such|unknown|invalid|nonexistent|non-existent|bad|unresolvable|illegal|couldn't find any|unable to (?:find|resolve|look ?up)|can't find|cannot (?:find|resolve)) (?:the )?(?:recipient )?(?:host|domain|server|mail exchanger|hostname|destination (?:host|domain))|nxdomain|\bno mx\b|mx records? (?:point|for)|mx (?:host|record).{0,40}(?:not exist|non-?exist|not found|no)|unroute?able (?:address|mail domain|domain)|host address lookups? failed|name or service not known|nodename nor servname|no a(?:ddress)? record|hostnotfound|hostunknown|domain .{0,60}(?:is not (?:found|registered)|has no (?:mx|mail|a record))|recipient's domain|no route found to (?:the )?domain/],
  ['networkerror', /dns (?:query|lookup|error)/],
  ['expired', /(?:timed?|timing)[- ]?out|time ?out|(?:message|mail|delivery|queue|retry|envelope|transfer|lifetime).{0,25}expire|expired.{0,30}(?:queue|message|delivery|without|before)|retry (?:time|timeout|limit|count).{0,30}(?:exceeded|expired|not reached|reached)|(?:been|was|remained|stuck) (?:in|on) (?:the )?(?:mail )?queue (?:too long|for)|too long in (?:the )?queue|(?:could not|couldn't|cannot|can't|was not|not yet|has not|hasn't|not)(?: yet)? (?:be |been )?(?:able to be )?(?:delivered|deliver|sent).{0,40}(?:after|for|within|in) (?:the )?(?:last |past |more than |over )?\d+ ?(?:hours?|days?|minutes?|h\b|weeks?|seconds?)|(?:gave|giving|given) up|unable to deliver in \d|delivery attempts (?:exceeded|will be|failed)|max(?:imum)? (?:retr|delivery attempts|time|queue|number of (?:retr|attempts))|(?:too many|exceeded).{0,20}(?:retries|attempts|failures|hours|days)|delivery (?:time|has been |was |is |temporarily )*(?:expired|delayed|deferred)|will (?:keep|continue) (?:trying|to try|retry)|(?:did|does|would|will) ?n[o']t (?:accept our|respond|answer)|not (?:accept our requests|responding)|messages? (?:has been |was |is )?(?:delayed|deferred)|connection expired|failing for a long time|failed (?:after )?\d{1,4} attempts|after \d{1,4} attempts|unable to contact|deferred:|failed to (?:connect|deliver).{0,40}(?:hours|days|long)/],
  ['networkerror', /no route to host|(?:connection|network) (?:\S{1,60} )?(?:is |was |has been |to \S{1,60} )?(?:refused|reset|lost|dropped|closed|aborted|broken|failed|failure|unreachable|down|error|interrupted|terminated|died|unexpectedly)|lost connection|(?:host|network|server|destination|relay) (?:\S{1,60} )?(?:is |was )?(?:unreachable|down|not reachable|unavailable at this time)|too many hops|hop count|(?:mail|message|routing|forward\w*|delivery|local|possible|address) ?(?:\w{1,12} )?loop|loops? (?:back|detected)|\bloop|dns (?:error|query|failure|server|lookup|problem|operation)|(?:name ?server|dns|resolver|mx|domain) .{0,40}(?:fail|error|problem|temporar|unreachable|servfail)|(?:cannot|can't|could not|couldn't|unable to|failed to|failure to|wasn't able to|not able to|sorry, i) (?:establish|connect|open|create|make|contact|reach|talk)|(?:unexpected|premature|remote) (?:eof|close|disconnect|hang)|broken pipe|malformed (?:name server|dns)|too many received|try (?:to )?(?:reach|contact)ing|message may be looping|connection .{0,40}(?:refused|reset)|smtp (?:connection|session|conversation|protocol) .{0,20}(?:fail|clos|error|abort|lost|drop)/],
  ['systemfull', /(?:insufficient|not enough|low|no|out of|lack of|full)(?: \w{1,12}){0,3} (?:system (?:storage|resources|space)|disk(?: space)?|disc space|system disk|space left|file ?system|resources)|(?:disk|disc|file ?system|partition|spool|mail system|queue) (?:is )?full|system storage|temporarily out of space/],
  ['mailererror', /procmail|maildrop\b|vdeliver|vpopmail|(?:mail )?filter program|command (?:failed|died|time limit)|(?:child|pipe|program|script|process|transport|mailer|agent|delivery agent) (?:\S{1,60} )?(?:returned|exited|died|crashed|failed|terminated|output|exit|killed|error)|exit (?:status|code)|x-unix|deliver(?:ing)? to (?:a )?(?:pipe|command|program)|local delivery (?:agent )?fail|couldn't create|can't create (?:output|temp|user)|autoresponder|smtp transaction pipe/],
  ['contenterror', /(?:content|body|mime|header|attachment|charset|character set|encoding|8[- ]?bit|line|multipart|message format|message structure).{0,40}(?:reject|too (?:large|long|deep|many)|improper|not (?:allowed|accepted|supported|permitted|valid)|invalid|malformed|illegal|corrupt|violat|error|prohibited|refused|denied|bad|unsupported)|(?:improper|malformed|invalid|illegal|bad|unsupported|corrupt\w*|missing|broken) (?:use of |message |mail |mime |character )*(?:8[- ]?bit|mime|header|content|charset|body|attachment|encoding|line|multipart|nested|structure|format|message)|headers? too large|message (?:header|body|content)s? (?:was |is |has been )?(?:reject|contain|not accept|refus)|too many (?:attachments|mime|parts|headers)|unacceptable content|routing loop headers/],
  ['systemerror', /(?:internal|system|server|local|configuration|temporary|technical|unexpected|resource|database|i\/o|software|storage|ldap|backend|smtp server|lookup|mail system|config) (?:\w{1,12} )?(?:error|problem|failure|trouble|malfunction|misconfigur)|(?:error|problem|failure) (?:in|with|on|of) (?:the )?(?:system|server|processing|config|configuration|local|mail|message|resolv|account|access)|transaction (?:has )?failed|aliasing\/forwarding|can(?:'t|not) (?:access|open|create|lock|write|chdir|fork|lookup|get|save)|unable to (?:access|open|lock|write|queue|process|complete|verify|check|read|chdir|fork|store|switch)|misconfigur|unable to route|interrupted system call|(?:temporar\w+) (?:fail|deferr|reject|unavailable|lookup|local|problem|condition|not)|timeout was reached|proxy.{0,20}error|maintenance|overload|too busy|server (?:is )?busy|load (?:average|too)|out of memory|try (?:again )?later|(?:aborted|stopped) (?:by|processing)|out of order|resources (?:temporarily )?(?:unavail|exhaust)|user (?:lookup|database).{0,20}(?:fail|error|unavail)/],
];

/** Words that a good status outweighs. */
const vagueWords: readonly WordRule[] = [
  ['userunknown', /\S@\S{1,250} (?:is |was )?rejected\s*$/],
  ['userunknown', /(?:mail ?box|requested action|recipient) (?:\w{1,12} ){0,3}(?:unavailable|not available)|recipient (?:address )?(?:was |has been |is )?(?:\S{1,80} )?(?:rejected|refused|denied|not accepted)|address rejected|not taken: mail ?box|(?:permanent|delivery) (?:error|failure).{0,30}(?:user|recipient)|no rcpt|recipients? (?:not|couldn't|could not)/],
  ['syntaxerror', /syntax|malformed (?:recipient )?address|incorrectly constructed|unrecogni[sz]ed command|command (?:not|un)|(?:parameter|argument)s? (?:not|un|error|invalid)|(?:improper|bad|out of) (?:sequence|order)|not implemented|protocol error|need (?:mail|rcpt|helo)|unknown command/],
  ['rejected', /access denied|denied|not authori[sz]ed|refused|not accepted|forbidden|unauthorized|not allowed/],
  ['expired', /delayed|queue|waiting|retry/],
  ['filtered', /reject|filter|declin|bounced by/],
  ['suspend', /mail ?box (?:is )?(?:unavailable or access denied|locked)/],
  ['networkerror', /connect|network|dns/],
  ['systemerror', /services? (?:is |are )?(?:currently |temporarily )?(?:not |un)avail|service shutting|mail system problem/],
  ['onhold', /undeliverable|failed|failure|error/],
];

/** RFC 3463 and the registry of enhanced status codes (RFC 5248, 7372, 7504, 7505); those that servers use for anything are left out. */
const ofWholeStatus: Readonly<Record<string, DeliveryReason>> = {
  'x.1.0': 'userunknown', 'x.1.1': 'userunknown', 'x.1.2': 'hostunknown', 'x.1.3': 'userunknown', 'x.1.4': 'filtered', 'x.1.5': 'delivered', 'x.1.6': 'hasmoved', 'x.1.7': 'rejected', 'x.1.8': 'rejected', 'x.1.9': 'systemerror', 'x.1.10': 'notaccept',
  'x.2.1': 'suspend', 'x.2.2': 'mailboxfull', 'x.2.3': 'exceedlimit', 'x.2.4': 'filtered',
  'x.3.1': 'systemfull', 'x.3.2': 'notaccept', 'x.3.3': 'systemerror', 'x.3.4': 'mesgtoobig', 'x.3.5': 'systemerror',
  'x.4.1': 'expired', 'x.4.2': 'networkerror', 'x.4.3': 'systemerror', 'x.4.4': 'hostunknown', 'x.4.5': 'systemerror', 'x.4.6': 'networkerror', 'x.4.7': 'expired', 'x.4.8': 'networkerror', 'x.4.312': 'networkerror', 'x.4.316': 'expired',
  'x.5.2': 'syntaxerror', 'x.5.3': 'toomanyconn', 'x.5.4': 'syntaxerror', 'x.5.5': 'systemerror',
  'x.7.2': 'rejected', 'x.7.8': 'securityerror', 'x.7.9': 'securityerror', 'x.7.13': 'suspend', 'x.7.17': 'hasmoved', 'x.7.20': 'authfailure', 'x.7.21': 'authfailure', 'x.7.22': 'authfailure', 'x.7.23': 'authfailure', 'x.7.24': 'authfailure',
  'x.7.25': 'requireptr', 'x.7.26': 'authfailure', 'x.7.27': 'notaccept', 'x.7.28': 'speeding',
};

function ofStatus(status: string): DeliveryReason | undefined {
  const reason = ofWholeStatus[`x${status.slice(1)}`];
  return reason === 'notaccept' && status.startsWith('4') ? 'systemerror' : reason;
}

function ofStatusClass(status: string): DeliveryReason | undefined {
  const [, subject] = /^[45]\.(\d)\./.exec(status) ?? [];
  return subject === undefined ? undefined : ({ 2: 'filtered', 3: 'systemerror', 4: 'networkerror', 5: 'syntaxerror', 6: 'contenterror', 7: 'securityerror' } as const)[subject];
}

/** RFC 5321 section 4.2.3; only the codes that say something by themselves. */
function ofCode(code: string): DeliveryReason | undefined {
  return ({ 421: 'systemerror', 450: 'systemerror', 451: 'systemerror', 452: 'systemfull', 500: 'syntaxerror', 501: 'syntaxerror', 502: 'syntaxerror', 503: 'syntaxerror', 504: 'syntaxerror', 521: 'notaccept', 530: 'securityerror', 535: 'securityerror', 552: 'mailboxfull', 556: 'notaccept' } as const)[code];
}

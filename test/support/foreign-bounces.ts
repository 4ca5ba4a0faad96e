// Bounces in the shapes of servers that no collection at hand has, written from how these servers speak. Names and hosts are made up.

export interface ForeignBounce {
  readonly server: string;
  /** As a mailbox has it, but with LF line ends. */
  readonly mail: string;
  /** Address, reason and action of each recipient, in order. */
  readonly says: readonly (readonly [address: string, reason: string, action: string])[];
  /** Message-ID of ours, where the report has it. */
  readonly about: string | null;
}

const about = '<f0e1.outreach@kim.example>';
const ours = (to: string) => `Received: from laptop.kim.example (unknown [192.0.2.7])
\tby out.kim.example with ESMTPSA id 77aa; Tue, 3 Mar 2026 09:12:44 +0000
From: Kim Park <kim@kim.example>
To: ${to}
Subject: Your routing team
Message-ID: ${about}
Date: Tue, 3 Mar 2026 10:12:43 +0100
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Hello, I read about your routing team.`;

interface Report {
  readonly from: string;
  readonly subject: string;
  readonly words: string;
  readonly status: string;
  readonly to: string;
  readonly more?: string;
}

function report({ from, subject, words, status, to, more = '' }: Report): string {
  return `Return-Path: <>
From: ${from}
To: kim@kim.example
Subject: ${subject}
Date: Tue, 3 Mar 2026 09:13:00 +0000
Message-ID: <dsn.1@mta.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
${more}Content-Type: multipart/report; report-type=delivery-status; boundary="=_report"

--=_report
Content-Type: text/plain; charset=utf-8

${words}

--=_report
Content-Type: message/delivery-status

${status}

--=_report
Content-Type: text/rfc822-headers

${ours(to)}

--=_report--
`;
}

function plain(from: string, subject: string, body: string, more = ''): string {
  return `Return-Path: <>
From: ${from}
To: kim@kim.example
Subject: ${subject}
Date: Tue, 3 Mar 2026 09:13:00 +0000
${more}MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

${body}
`;
}

export const foreignBounces: readonly ForeignBounce[] = [
  {
    server: 'Zoho',
    mail: plain('mailer-daemon@mail.zoho.example', 'Undelivered Mail Returned to Sender', `This message was created automatically by mail delivery software.
A message that you sent could not be delivered to one or more of its recipients. This is a permanent error.

lena@firm.example Invalid Recipients, ERROR_CODE :550, ERROR_CODE :5.1.1 <lena@firm.example>: Email User unknown

Received:from mail.zoho.example by mx.zoho.example
\twith SMTP id 177253; Tue, 3 Mar 2026 01:12:44 -0800 (PST)
Message-ID:${about}
Date: Tue, 3 Mar 2026 10:12:43 +0100
From: Kim Park <kim@kim.example>
MIME-Version: 1.0
To: lena@firm.example
Subject: Your routing team`),
    says: [['lena@firm.example', 'userunknown', 'suppress']],
    about,
  },
  {
    server: 'Proton',
    mail: report({ from: 'Mail Delivery System <MAILER-DAEMON@mailout.proton.example>', subject: 'Undelivered Mail Returned to Sender', to: 'ada@gone.example', words: `This is the mail system at host mailout.proton.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients.

<ada@gone.example>: Host or domain name not found. Name service error for
    name=gone.example type=A: Host not found`, status: `Reporting-MTA: dns; mailout.proton.example
X-Postfix-Sender: rfc822; kim@kim.example
Arrival-Date: Tue,  3 Mar 2026 09:12:44 +0000 (UTC)

Final-Recipient: rfc822; ada@gone.example
Original-Recipient: rfc822;ada@gone.example
Action: failed
Status: 5.4.4
Diagnostic-Code: X-Postfix; Host or domain name not found. Name service error
    for name=gone.example type=A: Host not found` }),
    says: [['ada@gone.example', 'hostunknown', 'suppress']],
    about,
  },
  {
    server: 'Fastmail',
    mail: report({ from: 'Mail Delivery System <MAILER-DAEMON@fastmail.example>', subject: 'Undelivered Mail Returned to Sender', to: 'joe@corp.example', words: `<joe@corp.example>: host mx.corp.example[192.0.2.30] said: 554 5.7.1 Service
    unavailable; Client host [192.0.2.99] blocked using zen.list.example (in reply to RCPT TO command)`, status: `Reporting-MTA: dns; out.fastmail.example

Final-Recipient: rfc822; joe@corp.example
Action: failed
Status: 5.7.1
Remote-MTA: dns; mx.corp.example
Diagnostic-Code: smtp; 554 5.7.1 Service unavailable; Client host [192.0.2.99]
    blocked using zen.list.example` }),
    says: [['joe@corp.example', 'blocked', 'pause-account']],
    about,
  },
  {
    server: 'Mimecast',
    mail: report({ from: 'postmaster@mimecast.example', subject: '[Postmaster] Email Delivery Failure', to: 'ines@holding.example', words: `This is a delivery failure notification message indicating that
an email you addressed to email address :
-- ines@holding.example

could not be delivered. The problem appears to be :
-- Recipient server unavailable or busy

Additional information follows :
-- Invalid Recipient - https://community.example/docs/codes#550 [abcDEF]

This condition occurred after 1 attempt(s) to deliver over
a period of 0 hour(s).`, status: `Reporting-MTA: dns; eu-smtp-1.mimecast.example

Final-Recipient: rfc822;ines@holding.example
Action: failed
Status: 5.0.0
Remote-MTA: dns; eu-inbound.mimecast.example
Diagnostic-Code: smtp; 550 Invalid Recipient - https://community.example/docs/codes#550 [abcDEF]` }),
    says: [['ines@holding.example', 'userunknown', 'suppress']],
    about,
  },
  {
    server: 'Barracuda',
    mail: report({ from: 'MAILER-DAEMON@barracuda.example', subject: '**Message you sent blocked by our bulk email filter**', to: 'tom@school.example', words: `Your message to: tom@school.example
was blocked by our Spam Firewall. The email you sent with the following subject has NOT BEEN DELIVERED:

Subject: Your routing team

An attachment in that mail was of a file type that the Spam Firewall is set to block.`, status: `Reporting-MTA: dns; barracuda.example
Received-From-MTA: smtp; barracuda.example ([127.0.0.1])
Arrival-Date: Tue,  3 Mar 2026 09:12:44 +0000 (UTC)

Final-Recipient: rfc822; tom@school.example
Action: failed
Status: 5.7.1
Diagnostic-Code: smtp; 550 5.7.1 Message content rejected, UBE, id=01234-05-6` }),
    says: [['tom@school.example', 'spamdetected', 'pause-account']],
    about,
  },
  {
    server: 'Proofpoint',
    mail: report({ from: 'Mail Delivery Subsystem <MAILER-DAEMON@pps.example>', subject: 'Returned mail: see transcript for details', to: 'nora@bank.example', words: `The original message was received at Tue, 3 Mar 2026 04:12:44 -0500
from m0123456.pps.example [127.0.0.1]

   ----- The following addresses had permanent fatal errors -----
<nora@bank.example>
    (reason: 550 5.1.1 User Unknown)

   ----- Transcript of session follows -----
... while talking to mx0a.pps.example.:
>>> RCPT To:<nora@bank.example>
<<< 550 5.1.1 User Unknown
550 5.1.1 <nora@bank.example>... User unknown`, status: `Reporting-MTA: dns; m0123456.pps.example
Arrival-Date: Tue, 3 Mar 2026 04:12:44 -0500

Final-Recipient: RFC822; nora@bank.example
Action: failed
Status: 5.1.1
Remote-MTA: DNS; mx0a.pps.example
Diagnostic-Code: SMTP; 550 5.1.1 User Unknown` }),
    says: [['nora@bank.example', 'userunknown', 'suppress']],
    about,
  },
  {
    server: 'iCloud',
    mail: report({ from: 'Mail Delivery System <mailer-daemon@icloud.example>', subject: 'Undelivered Mail Returned to Sender', to: 'old@icloud.example', words: `<old@icloud.example>: host mx01.icloud.example[192.0.2.41] said: 552 5.2.2
    <old@icloud.example>: user is over quota (in reply to RCPT TO command)`, status: `Reporting-MTA: dns; out.kim.example

Final-Recipient: rfc822; old@icloud.example
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp; 552 5.2.2 <old@icloud.example>: user is over quota` }),
    says: [['old@icloud.example', 'mailboxfull', 'retry']],
    about,
  },
  {
    server: 'Rackspace, two recipients without a report',
    mail: plain('MAILER-DAEMON@emailsrvr.example (Mail Delivery System)', 'Undelivered Mail Returned to Sender', `This is the mail system at host smtp1.emailsrvr.example.

####################################################################
# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #
####################################################################

<mia@one.example>: host mx.one.example[192.0.2.50] said: 550 5.1.1
    <mia@one.example>: Recipient address rejected: User unknown in virtual
    mailbox table (in reply to RCPT TO command)

<sam@two.example>: host mx.two.example[192.0.2.51] said: 451 4.7.1
    Greylisting in action, please come back later (in reply to RCPT TO
    command)

------ This is a copy of the headers of the message ------

${ours('mia@one.example, sam@two.example')}`),
    says: [['mia@one.example', 'userunknown', 'suppress'], ['sam@two.example', 'blocked', 'retry']],
    about,
  },
  {
    server: 'OVH',
    mail: plain('MAILER-DAEMON@mo1.ovh.example', 'failure notice', `Hi. This is the qmail-send program at mo1.ovh.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<paul@atelier.example>:
user does not exist, but will deliver to /homez.1/vpopmail/domains/atelier.example/postmaster/
can not open new email file errno=2

--- Below this line is a copy of the message.

Return-Path: <kim@kim.example>
${ours('paul@atelier.example')}`),
    says: [['paul@atelier.example', 'userunknown', 'suppress']],
    about,
  },
  {
    server: 'Yandex',
    mail: report({ from: 'mailer-daemon@yandex.example', subject: '=?utf-8?B?0J3QtdC00L7RgdGC0LDQstC70LXQvdC90L7QtSDRgdC+0L7QsdGJ0LXQvdC40LU=?=', to: 'olga@zavod.example', words: `This is the mail system at host forward100.mail.yandex.example.

I'm sorry to have to inform you that your message could not be delivered to one or more recipients. It's attached below.

Please, do not reply to this message.

**************************************

Это письмо отправлено почтовым сервером yandex.ru. К сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может быть отправлено одному или нескольким адресатам.

**************************************

<olga@zavod.example>: host mx.zavod.example[192.0.2.60] said: 550 5.7.1 Sorry, message looks like SPAM to me. (in reply to end of DATA command)`, status: `Reporting-MTA: dns; forward100.mail.yandex.example
X-Yandex-Queue-ID: 0F2A
Arrival-Date: Tue,  3 Mar 2026 12:12:44 +0300 (MSK)

Final-Recipient: rfc822; olga@zavod.example
Original-Recipient: rfc822;olga@zavod.example
Action: failed
Status: 5.7.1
Diagnostic-Code: smtp; 550 5.7.1 Sorry, message looks like SPAM to me.` }),
    says: [['olga@zavod.example', 'spamdetected', 'pause-account']],
    about,
  },
  {
    server: 'Google Workspace, DMARC',
    mail: report({ from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.example>', subject: 'Delivery Status Notification (Failure)', to: 'raj@startup.example', words: `** Message blocked **

Your message to raj@startup.example has been blocked. See technical details below for more information.

The response from the remote server was:
550 5.7.26 Unauthenticated email from kim.example is not accepted due to domain's DMARC policy.`, status: `Reporting-MTA: dns; googlemail.example
Received-From-MTA: dns; kim@kim.example
Arrival-Date: Tue, 03 Mar 2026 01:12:44 -0800 (PST)
X-Original-Message-ID: ${about}

Final-Recipient: rfc822; raj@startup.example
Action: failed
Status: 5.7.26
Remote-MTA: dns; aspmx.startup.example. (192.0.2.70, the server for the domain startup.example.)
Diagnostic-Code: smtp; 550-5.7.26 Unauthenticated email from kim.example is not accepted due to
 550 5.7.26 domain's DMARC policy.
Last-Attempt-Date: Tue, 03 Mar 2026 01:12:45 -0800 (PST)` }),
    says: [['raj@startup.example', 'authfailure', 'pause-account']],
    about,
  },
  {
    server: 'Exchange Online, in German, without fields',
    mail: plain('Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@werk.example>', 'Unzustellbar: Your routing team', `Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:

Jutta Voss (jutta.voss@werk.example)
Die eingegebene E-Mail-Adresse wurde nicht gefunden. Überprüfen Sie die E-Mail-Adresse des Empfängers, und versuchen Sie, die Nachricht erneut zu senden.

Diagnoseinformationen für Administratoren:

Generierender Server: AM0PR01.prod.outlook.example

jutta.voss@werk.example
Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'

Ursprüngliche Nachrichtenkopfzeilen:

${ours('jutta.voss@werk.example')}`),
    says: [['jutta.voss@werk.example', 'userunknown', 'suppress']],
    about,
  },
  {
    server: 'Exchange Online, group that takes mail from inside only',
    mail: report({ from: 'postmaster@contoso.example', subject: 'Undeliverable: Your routing team', to: 'all@contoso.example', words: `Your message to all@contoso.example couldn't be delivered.
The group all only accepts messages from people in its organization or on its allowed senders list, and your email address isn't on the list.`, status: `Reporting-MTA: dns;DB7PR04.prod.outlook.example
Received-From-MTA: dns;out.kim.example
Arrival-Date: Tue, 3 Mar 2026 09:12:45 +0000

Final-Recipient: rfc822;all@contoso.example
Action: failed
Status: 5.7.133
Diagnostic-Code: smtp;550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated when sending to this group` }),
    says: [['all@contoso.example', 'rejected', 'pause-account']],
    about,
  },
  {
    server: 'Postfix, delayed',
    mail: report({ from: 'MAILER-DAEMON@out.kim.example (Mail Delivery System)', subject: 'Delayed Mail (still being retried)', to: 'eva@slow.example', words: `####################################################################
# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #
####################################################################

Your message could not be delivered for more than 4 hour(s).
It will be retried until it is 5 day(s) old.

<eva@slow.example>: connect to mx.slow.example[192.0.2.80]:25: Connection timed out`, status: `Reporting-MTA: dns; out.kim.example

Final-Recipient: rfc822; eva@slow.example
Original-Recipient: rfc822;eva@slow.example
Action: delayed
Status: 4.4.1
Diagnostic-Code: X-Postfix; connect to mx.slow.example[192.0.2.80]:25: Connection timed out
Will-Retry-Until: Sun,  8 Mar 2026 09:12:44 +0000` }),
    says: [['eva@slow.example', 'expired', 'none']],
    about,
  },
  {
    server: 'a forwarding alias, with both recipients named',
    mail: report({ from: 'Mail Delivery System <MAILER-DAEMON@alias.example>', subject: 'Undelivered Mail Returned to Sender', to: 'info@alias.example', words: `<private@home.example> (expanded from <info@alias.example>): host mx.home.example[192.0.2.90] said: 550 5.1.1 Mailbox does not exist`, status: `Reporting-MTA: dns; alias.example

Original-Recipient: rfc822;info@alias.example
Final-Recipient: rfc822; private@home.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 Mailbox does not exist` }),
    says: [['info@alias.example', 'userunknown', 'suppress']],
    about,
  },
  {
    server: 'Exim, several failures, no report part',
    mail: plain('Mail Delivery System <Mailer-Daemon@mail.coop.example>', 'Mail delivery failed: returning message to sender', `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  first@north.example
    host mx.north.example [192.0.2.101]
    SMTP error from remote mail server after RCPT TO:<first@north.example>:
    550 No such recipient here
  second@south.example
    Unrouteable address
  third@east.example
    host mx.east.example [192.0.2.103]
    SMTP error from remote mail server after end of data:
    552 Message size exceeds maximum value
`, 'X-Failed-Recipients: first@north.example,\n  second@south.example,\n  third@east.example\nAuto-Submitted: auto-replied\n'),
    says: [['first@north.example', 'userunknown', 'suppress'], ['second@south.example', 'hostunknown', 'suppress'], ['third@east.example', 'mesgtoobig', 'pause-account']],
    about: null,
  },
  {
    server: 'Sophos',
    mail: plain('Sophos Email <do-not-reply@sophos.example>', 'Email delivery failed', `We were unable to deliver your message to the following recipient.

Recipient: greta@clinic.example
Error: 550 5.4.1 Recipient address rejected: Access denied. [DB5EUR.eop.example 2026-03-03T09:12:45.000Z]
Subject: Your routing team
Message-ID: ${about}`),
    says: [['greta@clinic.example', 'userunknown', 'suppress']],
    about,
  },
  {
    server: 'SES, in JSON',
    mail: plain('AWS Notifications <no-reply@sns.example>', 'AWS Notification Message', `{"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":"General","bouncedRecipients":[{"emailAddress":"hugo@lab.example","action":"failed","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"}],"timestamp":"2026-03-03T09:12:46.000Z","feedbackId":"0100"},"mail":{"timestamp":"2026-03-03T09:12:45.000Z","source":"kim@kim.example","commonHeaders":{"messageId":"${about}"},"destination":["hugo@lab.example"]}}

--
If you wish to stop receiving notifications from this topic, please visit the link below.`),
    says: [['hugo@lab.example', 'userunknown', 'suppress']],
    about,
  },
  {
    server: 'Google, mailbox switched off',
    mail: report({ from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.example>', subject: 'Delivery Status Notification (Failure)', to: 'left@agency.example', words: `Address not found

Your message wasn't delivered to left@agency.example because the address couldn't be found, or is unable to receive mail.`, status: `Reporting-MTA: dns; googlemail.example

Final-Recipient: rfc822; left@agency.example
Action: failed
Status: 5.2.1
Diagnostic-Code: smtp; 550-5.2.1 The email account that you tried to reach is disabled. Learn more
 550 5.2.1 at https://support.example/mail/?p=DisabledUser` }),
    says: [['left@agency.example', 'suspend', 'none']],
    about,
  },
  {
    server: 'a domain that takes no mail (RFC 7505)',
    mail: report({ from: 'MAILER-DAEMON@out.kim.example (Mail Delivery System)', subject: 'Undelivered Mail Returned to Sender', to: 'hello@parked.example', words: `<hello@parked.example>: Domain parked.example does not accept mail (nullMX)`, status: `Reporting-MTA: dns; out.kim.example

Final-Recipient: rfc822; hello@parked.example
Original-Recipient: rfc822;hello@parked.example
Action: failed
Status: 5.1.0
Diagnostic-Code: X-Postfix; Domain parked.example does not accept mail (nullMX)` }),
    says: [['hello@parked.example', 'notaccept', 'suppress']],
    about,
  },
  {
    server: 'Microsoft, address that no directory has',
    mail: report({ from: 'postmaster@outlook.example', subject: 'Undeliverable: Your routing team', to: 'max@live.example', words: `Delivery has failed to these recipients or groups:

max@live.example (max@live.example)
Your message wasn't delivered. Despite repeated attempts to deliver your message, the recipient's email system refused to accept a connection from your email system.`, status: `Reporting-MTA: dns;AM7PR.outlook.example

Final-Recipient: rfc822;max@live.example
Action: failed
Status: 5.5.0
Diagnostic-Code: smtp;550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). [AM7EUR.protection.outlook.example]` }),
    says: [['max@live.example', 'userunknown', 'suppress']],
    about,
  },
  {
    server: 'Hostinger, quota of the sender',
    mail: report({ from: 'Mail Delivery System <mailer-daemon@hostinger.example>', subject: 'Undelivered Mail Returned to Sender', to: 'ben@shop.example', words: `<ben@shop.example>: host mx.shop.example[192.0.2.120] said: 451 4.7.1 Ratelimit "hourly" exceeded (in reply to end of DATA command)`, status: `Reporting-MTA: dns; hostinger.example

Final-Recipient: rfc822; ben@shop.example
Action: failed
Status: 4.7.1
Diagnostic-Code: smtp; 451 4.7.1 Ratelimit "hourly" exceeded` }),
    says: [['ben@shop.example', 'speeding', 'retry']],
    about,
  },
  {
    server: 'Exchange 2003',
    mail: plain('System Administrator <postmaster@werft.example>', 'Undeliverable: Your routing team', `Your message

  To:      piet@werft.example
  Subject: Your routing team
  Sent:    Tue, 3 Mar 2026 10:12:43 +0100

did not reach the following recipient(s):

piet@werft.example on Tue, 3 Mar 2026 10:12:50 +0100
    The e-mail account does not exist at the organization this message was sent to.
    Check the e-mail address, or contact the recipient directly to find out the correct address.
    <mail.werft.example #5.1.1>`),
    says: [['piet@werft.example', 'userunknown', 'suppress']],
    about: null,
  },
  {
    server: 'Domino',
    mail: plain('Mail Router <mailrouter@amt.example>', 'DELIVERY FAILURE: User rosa (rosa@amt.example) not listed in Domino Directory', `Your message

  Subject: Your routing team

was not delivered to:

  rosa@amt.example

because:

  User rosa (rosa@amt.example) not listed in Domino Directory`),
    says: [['rosa@amt.example', 'userunknown', 'suppress']],
    about: null,
  },
  {
    server: 'Google Groups',
    mail: plain('Mail Delivery Subsystem <mailer-daemon@googlemail.example>', 'Delivery Status Notification (Failure)', `Hello kim@kim.example,

We're writing to let you know that the group you tried to contact (crew) may not exist, or you may not have permission to post messages to the group. A few more details on why you weren't able to post:

 * You might have spelled or formatted the group name incorrectly.
 * The owner of the group may have removed this group.

----- Original message -----

X-Received: by 192.0.2.4 with SMTP id ab12; Tue, 03 Mar 2026 01:12:44 -0800 (PST)
Return-Path: <kim@kim.example>
Received: from out.kim.example (out.kim.example. [192.0.2.7]) by mx.groups.example; Tue, 03 Mar 2026 01:12:44 -0800 (PST)
Date: Tue, 3 Mar 2026 10:12:43 +0100
From: Kim Park <kim@kim.example>
To: crew@groups.example
Message-ID: ${about}
Subject: Your routing team
MIME-Version: 1.0`, 'X-Failed-Recipients: crew@groups.example\n'),
    says: [['crew@groups.example', 'rejected', 'pause-account']],
    about,
  },
  {
    server: 'DragonFly',
    mail: plain('MAILER-DAEMON <>', 'Mail delivery failed', `This is the DragonFly Mail Agent v0.13 at df.example.

There was an error delivering your mail to <wei@yard.example>.

mx.yard.example [192.0.2.131] did not like our RCPT TO:
550 5.1.1 <wei@yard.example>: Recipient address rejected: User unknown in virtual mailbox table

Original message follows.

${ours('wei@yard.example')}`),
    says: [['wei@yard.example', 'userunknown', 'suppress']],
    about,
  },
  {
    server: 'Courier',
    mail: report({ from: '"Courier mail server at mx.vila.example" <@>', subject: 'NOTICE: mail delivery status.', to: 'luis@vila.example', words: `This is a delivery status notification from mx.vila.example,
running the Courier mail server, version 0.65.2.

The original message was received on Tue, 3 Mar 2026 09:12:44 +0000
from out.kim.example (out.kim.example [192.0.2.7])

---------------------------------------------------------------------------

                           UNDELIVERABLE MAIL

Your message to the following recipients cannot be delivered:

<luis@vila.example>:
    mx2.vila.example [192.0.2.140]:
>>> RCPT TO:<luis@vila.example>
<<< 550 5.1.1 <luis@vila.example>: Recipient address rejected: User unknown

---------------------------------------------------------------------------`, status: `Reporting-MTA: dns; mx.vila.example
Arrival-Date: Tue, 3 Mar 2026 09:12:44 +0000

Final-Recipient: rfc822; luis@vila.example
Action: failed
Status: 5.0.0
Remote-MTA: dns; mx2.vila.example [192.0.2.140]
Diagnostic-Code: smtp; 550 5.1.1 <luis@vila.example>: Recipient address rejected: User unknown` }),
    says: [['luis@vila.example', 'userunknown', 'suppress']],
    about,
  },
  {
    server: '1&1',
    mail: plain('mailer-daemon@kundenserver.example', 'Mail delivery failed: returning message to sender', `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of
its recipients. This is a permanent error. The following address(es)
failed:

bruno@laden.example:
SMTP error from remote server for RCPT TO command, host: mx.laden.example (192.0.2.150) reason: 550 Requested action not taken: mailbox unavailable

--- The header of the original message is following. ---

${ours('bruno@laden.example')}`),
    says: [['bruno@laden.example', 'userunknown', 'suppress']],
    about,
  },
  {
    server: 'a Japanese carrier',
    mail: plain('Postmaster <postmaster@keitai.example>', 'Mail System Error - Returned Mail', `The user(s) account is disabled.

<hana@keitai.example>

---------------------------------------------------

${ours('hana@keitai.example')}`),
    says: [['hana@keitai.example', 'suspend', 'none']],
    about,
  },
  {
    server: 'a Japanese provider, mailbox full',
    mail: plain('Mail Delivery Subsystem <MAILER-DAEMON@provider.example>', 'Returned Mail: Recipient mailbox full', `The original message was received at Tue, 3 Mar 2026 18:12:44 +0900

   ----- The following addresses had delivery problems -----
yuki@provider.example

   ----- Non-delivered information -----
The number of messages in recipient's mailbox exceeded the local limit.

   ----- Transcript of session follows -----

${ours('yuki@provider.example')}`),
    says: [['yuki@provider.example', 'mailboxfull', 'retry']],
    about,
  },
  {
    server: 'MailFoundry',
    mail: plain('MAILER-DAEMON@foundry.example', 'Message delivery has failed', `Unable to deliver message to: <otto@mine.example>
Delivery failed for the following reason:
Server mx.mine.example[192.0.2.160] failed with: 550 <otto@mine.example>... No such user here

This has been a permanent failure.  No further delivery attempts will be made.

${ours('otto@mine.example')}`),
    says: [['otto@mine.example', 'userunknown', 'suppress']],
    about,
  },
  {
    server: 'Zoho, host down',
    mail: plain('mailer-daemon@mail.zoho.example', 'Delivery Failure', `This message was created automatically by mail delivery software.
A message that you sent could not be delivered to one or more of its recipients.

 [Status: Error, Address: <vera@dark.example>, ResponseCode 421, , Host not reachable.]`),
    says: [['vera@dark.example', 'networkerror', 'retry']],
    about: null,
  },
  {
    server: 'Sun Messaging Server, in one text',
    mail: plain('Internet Mail Delivery <postmaster@uni.example>', 'Delivery Notification: Delivery has failed', `This report relates to a message you sent with the following header fields:

  Message-id: ${about}
  Date: Tue, 3 Mar 2026 10:12:43 +0100
  From: Kim Park <kim@kim.example>
  To: ivo@uni.example
  Subject: Your routing team

Your message cannot be delivered to the following recipients:

  Recipient address: ivo@ims-ms-daemon
  Original address: ivo@uni.example
  Reason: Over quota`),
    says: [['ivo@uni.example', 'mailboxfull', 'retry']],
    about,
  },
  {
    server: 'GoDaddy',
    mail: report({ from: 'Mail Delivery System <MAILER-DAEMON@secure.example>', subject: 'Undelivered Mail Returned to Sender', to: 'dee@ranch.example', words: `<dee@ranch.example>: host mx.ranch.example[192.0.2.170] refused to talk to me: 554 p3plibsmtp01 bizsmtp Temporarily rejected. Reverse DNS for 192.0.2.7 failed. IB108`, status: `Reporting-MTA: dns; secure.example

Final-Recipient: rfc822; dee@ranch.example
Action: failed
Status: 4.0.0
Diagnostic-Code: smtp; 554 bizsmtp Temporarily rejected. Reverse DNS for 192.0.2.7 failed. IB108` }),
    says: [['dee@ranch.example', 'requireptr', 'pause-account']],
    about,
  },
  {
    server: 'Tencent',
    mail: report({ from: 'Mail Delivery System <MAILER-DAEMON@out.kim.example>', subject: 'Undelivered Mail Returned to Sender', to: 'lin@qq.example', words: `<lin@qq.example>: host mx3.qq.example[192.0.2.180] said: 550 Mail content denied. https://service.example/cgi-bin/help?subtype=1&id=20022 (in reply to end of DATA command)`, status: `Reporting-MTA: dns; out.kim.example

Final-Recipient: rfc822; lin@qq.example
Action: failed
Status: 5.0.0
Remote-MTA: dns; mx3.qq.example
Diagnostic-Code: smtp; 550 Mail content denied. https://service.example/cgi-bin/help?subtype=1&id=20022` }),
    says: [['lin@qq.example', 'contenterror', 'pause-account']],
    about,
  },
  {
    server: 'Cox',
    mail: report({ from: 'Mail Delivery System <MAILER-DAEMON@out.kim.example>', subject: 'Undelivered Mail Returned to Sender', to: 'al@cable.example', words: `<al@cable.example>: host cxr.mx.cable.example[192.0.2.190] said: 552 5.2.0 abc1 This message has been rejected due to content judged to be spam by the internet community (in reply to end of DATA command)`, status: `Reporting-MTA: dns; out.kim.example

Final-Recipient: rfc822; al@cable.example
Action: failed
Status: 5.2.0
Remote-MTA: dns; cxr.mx.cable.example
Diagnostic-Code: smtp; 552 5.2.0 abc1 This message has been rejected due to content judged to be spam` }),
    says: [['al@cable.example', 'spamdetected', 'pause-account']],
    about,
  },
  {
    server: 'Yahoo, messages put off',
    mail: report({ from: 'Mail Delivery System <MAILER-DAEMON@out.kim.example>', subject: 'Undelivered Mail Returned to Sender', to: 'jo@ymail.example', words: `<jo@ymail.example>: host mta5.am0.yahoodns.example[192.0.2.200] said: 421 4.7.0 [TSS04] Messages from 192.0.2.7 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1; see https://postmaster.example/error-codes (in reply to MAIL FROM command)`, status: `Reporting-MTA: dns; out.kim.example

Final-Recipient: rfc822; jo@ymail.example
Action: failed
Status: 4.7.0
Remote-MTA: dns; mta5.am0.yahoodns.example
Diagnostic-Code: smtp; 421 4.7.0 [TSS04] Messages from 192.0.2.7 temporarily deferred due to unexpected volume or user complaints` }),
    says: [['jo@ymail.example', 'badreputation', 'pause-account']],
    about,
  },
  {
    server: 'MDaemon',
    mail: plain('MAILER-DAEMON <MAILER-DAEMON@hotel.example>', 'Permanent Delivery Failure', `--------------------------------------------------------------------
The following message was unable to be delivered to its recipients.
--------------------------------------------------------------------

The following data may contain sections which represent BASE64 encoded
file attachments.

Failed address: concierge@hotel.example

--- Session Transcript ---
 Tue 2026-03-03 10:12:50: Parsing message <xxxxxxxxxxxxxxxxxxxxxx>
 Tue 2026-03-03 10:12:50: --> RCPT To:<concierge@hotel.example>
 Tue 2026-03-03 10:12:50: <-- 550 <concierge@hotel.example>, Recipient unknown
 Tue 2026-03-03 10:12:50: --> QUIT
--- End Transcript ---`),
    says: [['concierge@hotel.example', 'userunknown', 'suppress']],
    about: null,
  },
  {
    server: 'a Czech provider, in a language that no list of words has',
    mail: plain('MAILER-DAEMON@posta.example', 'Nedoručitelná zpráva', `Dobrý den,
Vaši zprávu se nepodařilo doručit na adresu:

  info@sklo.example

Důvod: 550 5.1.1 Mailbox does not exist`, 'Auto-Submitted: auto-replied\n'),
    says: [['info@sklo.example', 'userunknown', 'suppress']],
    about: null,
  },
  {
    server: 'Exchange, in Polish, without fields',
    mail: plain('Microsoft Outlook <postmaster@papier.example>', 'Nie można dostarczyć: Your routing team', `Dostarczenie wiadomości do następujących adresatów nie powiodło się:

kadry@papier.example

Informacje diagnostyczne dla administratorów:

kadry@papier.example
Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'`),
    says: [['kadry@papier.example', 'userunknown', 'suppress']],
    about: null,
  },
  {
    server: 'a French provider, with apostrophes as printers set them',
    mail: plain('MAILER-DAEMON@courrier.example (Mail Delivery System)', 'Message non distribué', `Bonjour,

Votre message n’a pas pu être remis au destinataire suivant :

<emploi@presse.example> : la boîte aux lettres du destinataire est pleine
    (réponse du serveur : 552 5.2.2 Over quota)`, 'Auto-Submitted: auto-replied\n'),
    says: [['emploi@presse.example', 'mailboxfull', 'retry']],
    about: null,
  },
  {
    server: 'a Chinese provider, without blanks between words and address',
    mail: plain('Postmaster <postmaster@youjian.example>', '系统退信/Systems bounce', `抱歉，您的邮件被退回来了……
收件人：zhao@youjian.example
退信原因：
收件人不存在
SMTP error, RCPT TO: 550 User not found: zhao@youjian.example`),
    says: [['zhao@youjian.example', 'userunknown', 'suppress']],
    about: null,
  },
  {
    server: 'Postfix, with a plus written as xtext',
    mail: report({ from: 'Mail Delivery System <MAILER-DAEMON@out.kim.example>', subject: 'Undelivered Mail Returned to Sender', to: 'jobs+press@foundry.example', words: '<jobs+press@foundry.example>: host mx.foundry.example[192.0.2.44] said: 550 5.1.1 unknown or illegal alias (in reply to RCPT TO command)', status: `Reporting-MTA: dns; out.kim.example

Original-Recipient: rfc822;jobs+2Bpress@foundry.example
Final-Recipient: rfc822; jobs+press@foundry.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 unknown or illegal alias` }),
    says: [['jobs+press@foundry.example', 'userunknown', 'suppress']],
    about,
  },
  {
    server: 'hMailServer, a domain without mail servers',
    mail: plain('mailer-daemon@windows.example', 'Message undeliverable: Your routing team', `Your message did not reach some or all of the intended recipients.

The following recipient(s) could not be reached:

frank@valley.example
   Error Type: SMTP
   Error description: No mail servers appear to exists for the recipient's address.`),
    says: [['frank@valley.example', 'hostunknown', 'suppress']],
    about: null,
  },
  {
    server: 'Google, too many messages in a day',
    mail: plain('Mail Delivery Subsystem <mailer-daemon@google.example>', 'Delivery Status Notification (Failure)', `You have reached a limit for sending mail. Your message was not sent.

Message to: zoe@first.example`, 'X-Failed-Recipients: zoe@first.example\nAuto-Submitted: auto-replied\n'),
    says: [['zoe@first.example', 'speeding', 'retry']],
    about: null,
  },
];

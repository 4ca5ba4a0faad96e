// What mail services ask of a domain, by their own documentation. One row each; whoever is not here is asked for by name.
import type { DnsRecord } from '../domain/domain-check.ts';

export interface MailService {
  readonly label: string;
  /** Names, or ends of names, of the servers that send for it and of those that take mail for it. */
  readonly hosts: readonly string[];
  /** What an SPF record must include, the present name first; null where the service asks for none. */
  readonly includes: readonly string[] | null;
  /** Where it usually keeps its keys. */
  readonly selectors: readonly string[];
  /** Where the user makes the key. */
  readonly keyMadeAt: string;
  /** Keys that are the same for everybody but for the domain. */
  readonly keyRecords?: (domain: string) => readonly DnsRecord[];
  /** Where its users send and read; left out where it differs from user to user. */
  readonly servers?: readonly [smtp: string, imap: string];
  /** `priority host`. */
  readonly exchangers?: (domain: string) => readonly string[];
  /** Domains of which it gives addresses to everybody. */
  readonly freeMail?: RegExp;
}

export const mailServices: readonly MailService[] = [
  {
    label: 'Google Workspace',
    hosts: ['gmail.com', 'google.com', 'googlemail.com'],
    includes: ['_spf.google.com'],
    selectors: ['google'],
    keyMadeAt: 'in the Google Admin console (admin.google.com): Apps, Google Workspace, Gmail, Authenticate email; then press "Start authentication" there',
    servers: ['smtp.gmail.com', 'imap.gmail.com'],
    exchangers: () => ['1 smtp.google.com'],
    freeMail: /^(?:gmail|googlemail)\.com$/,
  },
  {
    label: 'Microsoft 365',
    hosts: ['office365.com', 'outlook.com', 'mx.microsoft', 'office365.us', 'partner.outlook.cn'],
    includes: ['spf.protection.outlook.com', 'spf.protection.office365.us', 'spf.protection.partner.outlook.cn'],
    selectors: ['selector1', 'selector2'],
    keyMadeAt: 'in Microsoft Defender (security.microsoft.com/dkimv2): choose the domain, copy its two CNAME records to your domain, then switch signing on',
    servers: ['smtp.office365.com', 'outlook.office365.com'],
    exchangers: (domain) => [`0 ${domain.replaceAll('.', '-')}.mail.protection.outlook.com`],
    freeMail: /^(?:hotmail|outlook|live|msn|passport)\.[a-z.]+$/,
  },
  {
    label: 'Fastmail',
    hosts: ['fastmail.com', 'messagingengine.com'],
    includes: ['spf.messagingengine.com'],
    selectors: ['fm1', 'fm2', 'fm3', 'mesmtp'],
    keyMadeAt: 'by adding the three CNAME records that Fastmail shows under Settings, Domains',
    keyRecords: (domain) => ['fm1', 'fm2', 'fm3'].map((selector) => ({ type: 'CNAME', name: `${selector}._domainkey.${domain}`, value: `${selector}.${domain}.dkim.fmhosted.com` })),
    servers: ['smtp.fastmail.com', 'imap.fastmail.com'],
    exchangers: () => ['10 in1-smtp.messagingengine.com', '20 in2-smtp.messagingengine.com'],
    freeMail: /^fastmail\.(?:com|fm)$/,
  },
  {
    label: 'Zoho Mail',
    hosts: ['zoho.com', 'zoho.eu', 'zoho.in', 'zoho.com.au', 'zoho.jp', 'zohocloud.ca', 'zohomail.com'],
    includes: ['zohomail.com', 'zoho.com', 'zohomail.eu', 'zoho.eu', 'zohomail.in', 'zoho.in', 'zohomail.com.au', 'zoho.com.au', 'zoho.jp', 'zohocloud.ca', 'one.zoho.com', 'spf.zoho.com'],
    selectors: ['zoho', 'zmail', 'zohomail'],
    keyMadeAt: 'in the Zoho Mail Admin Console: Domains, your domain, Email Configuration, DKIM',
    exchangers: () => ['10 mx.zoho.com', '20 mx2.zoho.com', '50 mx3.zoho.com'],
    freeMail: /^zoho(?:mail)?\.[a-z.]+$/,
  },
  {
    label: 'Proton Mail',
    hosts: ['protonmail.ch', 'proton.me'],
    includes: ['_spf.protonmail.ch'],
    selectors: ['protonmail', 'protonmail2', 'protonmail3'],
    keyMadeAt: 'by adding the three CNAME records that Proton shows under Settings, Domain names, DKIM',
    exchangers: () => ['10 mail.protonmail.ch', '20 mailsec.protonmail.ch'],
    freeMail: /^(?:proton(?:mail)?\.(?:me|com|ch)|pm\.me)$/,
  },
  {
    label: 'iCloud Mail',
    hosts: ['mail.me.com', 'icloud.com'],
    includes: ['icloud.com'],
    selectors: ['sig1'],
    keyMadeAt: 'by adding the CNAME record that iCloud shows under Custom Email Domain',
    keyRecords: (domain) => [{ type: 'CNAME', name: `sig1._domainkey.${domain}`, value: `sig1.dkim.${domain}.at.icloudmailadmin.com` }],
    exchangers: () => ['10 mx01.mail.icloud.com', '10 mx02.mail.icloud.com'],
    freeMail: /^(?:icloud|me|mac)\.com$/,
  },
  {
    label: 'Mailgun',
    hosts: ['mailgun.org'],
    includes: ['mailgun.org', 'eu.mailgun.org'],
    selectors: ['k1', 'mta', 'pic', 'mailo', 'smtp', 'mx', 'email', 'mg', 's1', 'krs'],
    keyMadeAt: 'in the Mailgun control panel: Sending, Domain settings, DNS records',
  },
  {
    label: 'SendGrid',
    hosts: ['sendgrid.net'],
    includes: ['sendgrid.net'],
    selectors: ['s1', 's2', 'm1'],
    keyMadeAt: 'in SendGrid: Settings, Sender Authentication, Authenticate Your Domain',
  },
  {
    label: 'Amazon SES',
    hosts: ['amazonaws.com', 'amazonses.com', 'awsapps.com'],
    includes: ['amazonses.com'],
    selectors: ['amazonses'],
    keyMadeAt: 'in the Amazon SES console: Identities, your domain, DKIM. Its selectors are made up of random letters: name them with "outreach config set sending.dkimSelectors LETTERS"',
  },
  { label: 'Postmark', hosts: ['postmarkapp.com'], includes: ['spf.mtasv.net'], selectors: ['pm'], keyMadeAt: 'in Postmark: Sender Signatures, your domain, DNS settings' },
  { label: 'Brevo', hosts: ['brevo.com', 'sendinblue.com'], includes: ['spf.brevo.com', 'spf.sendinblue.com'], selectors: ['brevo1', 'brevo2', 'mail'], keyMadeAt: 'in Brevo: Senders, Domains & Dedicated IPs, Domains' },
  { label: 'Mailjet', hosts: ['mailjet.com'], includes: ['spf.mailjet.com'], selectors: ['mailjet'], keyMadeAt: 'in Mailjet: Account settings, Sender domains & addresses' },
  { label: 'IONOS', hosts: ['ionos.com', 'ionos.de', 'ionos.co.uk', 'ionos.fr', 'ionos.es', 'ionos.it', 'kundenserver.de', 'perfora.net'], includes: ['_spf-eu.ionos.com', '_spf-us.ionos.com', '_spf.perfora.net', '_spf.kundenserver.de'], selectors: ['s1-ionos', 's2-ionos', 's42582890'], keyMadeAt: 'in the IONOS panel: Domains & SSL, your domain, DNS, DKIM' },
  { label: 'OVHcloud', hosts: ['ovh.net', 'mail.ovh.ca'], includes: ['mx.ovh.com', 'mx.ovh.ca'], selectors: ['ovhmo1-selector1', 'ovhmo-selector-1'], keyMadeAt: 'in the OVHcloud control panel: Web Cloud, Emails, your domain, DKIM' },
  { label: 'mailbox.org', hosts: ['mailbox.org'], includes: ['mailbox.org'], selectors: ['mbo0001', 'mbo0002', 'mbo0003', 'mbo0004'], keyMadeAt: 'by adding the four CNAME records that mailbox.org describes under "own domain"', freeMail: /^mailbox\.org$/ },
  { label: 'Migadu', hosts: ['migadu.com'], includes: ['spf.migadu.com'], selectors: ['key1', 'key2', 'key3'], keyMadeAt: 'by adding the CNAME records that Migadu shows under DNS configuration',
    keyRecords: (domain) => ['key1', 'key2', 'key3'].map((selector) => ({ type: 'CNAME', name: `${selector}._domainkey.${domain}`, value: `${selector}.${domain}._domainkey.migadu.com` })), exchangers: () => ['10 aspmx1.migadu.com', '20 aspmx2.migadu.com'] },
  { label: 'Namecheap Private Email', hosts: ['privateemail.com'], includes: ['spf.privateemail.com'], selectors: ['default'], keyMadeAt: 'in the Namecheap panel: Private Email, Manage, DKIM', exchangers: () => ['10 mx1.privateemail.com', '10 mx2.privateemail.com'] },
  { label: 'GoDaddy', hosts: ['secureserver.net'], includes: ['secureserver.net', 'spf-0.secureserver.net'], selectors: ['default', 'k1'], keyMadeAt: 'in GoDaddy: Email & Office, your domain, DNS' },
  { label: 'Gandi', hosts: ['gandi.net'], includes: ['_mailcust.gandi.net'], selectors: ['gm1', 'gm2', 'gm3'], keyMadeAt: 'in the Gandi panel: your domain, Email, DKIM' },
  { label: 'Yahoo Mail', hosts: ['yahoo.com', 'yahoodns.net', 'aol.com'], includes: null, selectors: ['s1024', 's2048'], keyMadeAt: 'at Yahoo', freeMail: /^(?:yahoo\.[a-z.]+|ymail\.com|rocketmail\.com|aol\.com|aim\.com)$/ },
  { label: 'GMX', hosts: ['gmx.net', 'gmx.com'], includes: null, selectors: [], keyMadeAt: 'at GMX', freeMail: /^gmx\.[a-z]+$/ },
  { label: 'WEB.DE', hosts: ['web.de'], includes: null, selectors: [], keyMadeAt: 'at WEB.DE', freeMail: /^web\.de$/ },
];

/** The service that this server is of. */
export function serviceOfHost(host: string): MailService | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  return mailServices.find(({ hosts }) => hosts.some((end) => name === end || name.endsWith(`.${end}`)));
}

/** The service that gives addresses of this domain to everybody. */
export function serviceOfFreeMail(domain: string): MailService | undefined {
  return mailServices.find(({ freeMail }) => freeMail?.test(domain.toLowerCase()) === true);
}

/** Where keys lie, of services without a row here as well. */
export const usualSelectors: readonly string[] = [
  ...new Set([
    ...mailServices.flatMap(({ selectors }) => selectors),
    ...'google selector1 selector2 default k1 k2 k3 s1 s2 mail dkim dkim1 dkim2 mxvault smtp mandrill mesmtp everlytickey1 everlytickey2 ctct1 ctct2 cm hs1 hs2 zendesk1 zendesk2 turbo-smtp m2 key email mx x dk main server sig2 sm 20161025 20210112 20221208 20230601'.split(' '),
  ]),
];

// The mail services that most people have, so that an address is all that setup needs to ask for.

export type Security = 'tls' | 'starttls' | 'none';

export interface Provider {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  /** Endings of addresses: whole domains. */
  readonly domains: readonly string[];
  /** True where the service itself puts a copy of what was sent by SMTP into the folder for sent mail. */
  readonly filesSent: boolean;
  /** How its users get a password for a program, where theirs for the web does not do. */
  readonly passwordHelp?: string;
}

const appPassword = (where: string) => `It takes an app password and not the one you log in with: make one at ${where}.`;

export const providers: readonly Provider[] = [
  { name: 'Gmail', host: 'smtp.gmail.com', port: 465, security: 'tls', domains: ['gmail.com', 'googlemail.com'], filesSent: true, passwordHelp: appPassword('https://myaccount.google.com/apppasswords') },
  {
    name: 'Outlook.com',
    host: 'smtp-mail.outlook.com',
    port: 587,
    security: 'starttls',
    domains: ['outlook.com', 'outlook.de', 'outlook.fr', 'outlook.es', 'outlook.it', 'hotmail.com', 'hotmail.co.uk', 'hotmail.de', 'hotmail.fr', 'hotmail.it', 'hotmail.es', 'live.com', 'live.de', 'live.fr', 'live.nl', 'live.co.uk', 'msn.com'],
    filesSent: true,
    passwordHelp: 'Microsoft takes no passwords here any more: sign in with Microsoft in VS Code, or choose the login "oauth2".',
  },
  { name: 'Microsoft 365', host: 'smtp.office365.com', port: 587, security: 'starttls', domains: ['office365.com', 'onmicrosoft.com'], filesSent: true, passwordHelp: 'Most organisations take no passwords here any more: sign in with Microsoft in VS Code, or choose the login "oauth2".' },
  { name: 'iCloud', host: 'smtp.mail.me.com', port: 587, security: 'starttls', domains: ['icloud.com', 'me.com', 'mac.com'], filesSent: false, passwordHelp: appPassword('https://account.apple.com') },
  { name: 'Fastmail', host: 'smtp.fastmail.com', port: 465, security: 'tls', domains: ['fastmail.com', 'fastmail.fm', 'sent.com'], filesSent: false, passwordHelp: appPassword('https://app.fastmail.com/settings/security') },
  {
    name: 'Yahoo',
    host: 'smtp.mail.yahoo.com',
    port: 465,
    security: 'tls',
    domains: ['yahoo.com', 'yahoo.co.uk', 'yahoo.de', 'yahoo.fr', 'yahoo.es', 'yahoo.it', 'yahoo.ca', 'yahoo.co.in', 'yahoo.com.br', 'ymail.com', 'rocketmail.com'],
    filesSent: false,
    passwordHelp: appPassword('https://login.yahoo.com/account/security'),
  },
  { name: 'AOL', host: 'smtp.aol.com', port: 465, security: 'tls', domains: ['aol.com', 'aim.com'], filesSent: false, passwordHelp: appPassword('https://login.aol.com/account/security') },
  { name: 'GMX', host: 'mail.gmx.net', port: 465, security: 'tls', domains: ['gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch'], filesSent: false },
  { name: 'GMX', host: 'mail.gmx.com', port: 465, security: 'tls', domains: ['gmx.com', 'gmx.us', 'gmx.co.uk', 'gmx.fr', 'gmx.es'], filesSent: false },
  { name: 'WEB.DE', host: 'smtp.web.de', port: 465, security: 'tls', domains: ['web.de'], filesSent: false },
  { name: 'T-Online', host: 'securesmtp.t-online.de', port: 465, security: 'tls', domains: ['t-online.de', 'magenta.de'], filesSent: false },
  { name: 'freenet', host: 'mx.freenet.de', port: 465, security: 'tls', domains: ['freenet.de'], filesSent: false },
  { name: 'Posteo', host: 'posteo.de', port: 465, security: 'tls', domains: ['posteo.de', 'posteo.net'], filesSent: false },
  { name: 'mailbox.org', host: 'smtp.mailbox.org', port: 465, security: 'tls', domains: ['mailbox.org'], filesSent: false },
  { name: 'Zoho', host: 'smtp.zoho.com', port: 465, security: 'tls', domains: ['zoho.com', 'zohomail.com'], filesSent: false },
  { name: 'Zoho', host: 'smtp.zoho.eu', port: 465, security: 'tls', domains: ['zoho.eu', 'zohomail.eu'], filesSent: false },
  { name: 'Yandex', host: 'smtp.yandex.com', port: 465, security: 'tls', domains: ['yandex.com', 'yandex.ru', 'ya.ru'], filesSent: false },
  { name: 'Mail.ru', host: 'smtp.mail.ru', port: 465, security: 'tls', domains: ['mail.ru', 'inbox.ru', 'list.ru', 'bk.ru'], filesSent: false },
  { name: 'Orange', host: 'smtp.orange.fr', port: 465, security: 'tls', domains: ['orange.fr', 'wanadoo.fr'], filesSent: false },
  { name: 'La Poste', host: 'smtp.laposte.net', port: 465, security: 'tls', domains: ['laposte.net'], filesSent: false },
];

/** The service that an address belongs to; undefined for a domain of one's own. */
export function providerOfAddress(address: string): Provider | undefined {
  const domain = address.slice(address.lastIndexOf('@') + 1).trim().toLowerCase();
  return providers.find(({ domains }) => domains.some((each) => domain === each || (each === 'onmicrosoft.com' && domain.endsWith(`.${each}`))));
}

/** The service behind a server: also those who use it with a domain of their own. */
export function providerOfHost(host: string): Provider | undefined {
  return providers.find((provider) => provider.host === host.toLowerCase());
}

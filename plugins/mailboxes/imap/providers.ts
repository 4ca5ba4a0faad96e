// Where the mail services that most people have are read, so that an address is all that setup needs to ask for. All speak TLS at port 993.

const servers: readonly (readonly [host: string, domains: readonly string[]])[] = [
  ['imap.gmail.com', ['gmail.com', 'googlemail.com']],
  [
    'outlook.office365.com',
    ['outlook.com', 'outlook.de', 'outlook.fr', 'outlook.es', 'outlook.it', 'hotmail.com', 'hotmail.co.uk', 'hotmail.de', 'hotmail.fr', 'hotmail.it', 'hotmail.es', 'live.com', 'live.de', 'live.fr', 'live.nl', 'live.co.uk', 'msn.com', 'office365.com', 'onmicrosoft.com'],
  ],
  ['imap.mail.me.com', ['icloud.com', 'me.com', 'mac.com']],
  ['imap.fastmail.com', ['fastmail.com', 'fastmail.fm', 'sent.com']],
  ['imap.mail.yahoo.com', ['yahoo.com', 'yahoo.co.uk', 'yahoo.de', 'yahoo.fr', 'yahoo.es', 'yahoo.it', 'yahoo.ca', 'yahoo.co.in', 'yahoo.com.br', 'ymail.com', 'rocketmail.com']],
  ['imap.aol.com', ['aol.com', 'aim.com']],
  ['imap.gmx.net', ['gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch']],
  ['imap.gmx.com', ['gmx.com', 'gmx.us', 'gmx.co.uk', 'gmx.fr', 'gmx.es']],
  ['imap.web.de', ['web.de']],
  ['secureimap.t-online.de', ['t-online.de', 'magenta.de']],
  ['mx.freenet.de', ['freenet.de']],
  ['posteo.de', ['posteo.de', 'posteo.net']],
  ['imap.mailbox.org', ['mailbox.org']],
  ['imap.zoho.com', ['zoho.com', 'zohomail.com']],
  ['imap.zoho.eu', ['zoho.eu', 'zohomail.eu']],
  ['imap.yandex.com', ['yandex.com', 'yandex.ru', 'ya.ru']],
  ['imap.mail.ru', ['mail.ru', 'inbox.ru', 'list.ru', 'bk.ru']],
  ['imap.orange.fr', ['orange.fr', 'wanadoo.fr']],
  ['imap.laposte.net', ['laposte.net']],
];

/** The server where this address is read; undefined for a domain of one's own. */
export function serverOfAddress(address: string): string | undefined {
  const domain = address.slice(address.lastIndexOf('@') + 1).trim().toLowerCase();
  return servers.find(([, domains]) => domains.includes(domain) || (domains.includes('onmicrosoft.com') && domain.endsWith('.onmicrosoft.com')))?.[0];
}

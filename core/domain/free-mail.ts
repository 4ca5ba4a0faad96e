/** Mail services where anybody gets an address: their domain says nothing about a company, and its records are theirs to keep. */
const freeMailDomains = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es live.com live.co.uk live.fr live.nl live.de msn.com passport.com outlook.de outlook.fr outlook.es outlook.it
  yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.ca yahoo.co.in yahoo.in yahoo.com.br yahoo.com.au yahoo.co.jp ymail.com rocketmail.com aol.com aim.com icloud.com me.com mac.com
  gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de freenet.de mail.com email.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io tuta.com keemail.me fastmail.com fastmail.fm
  hey.com zoho.com zohomail.com zohomail.eu mail.ru bk.ru inbox.ru list.ru yandex.ru yandex.com ya.ru rambler.ru qq.com foxmail.com 163.com 126.com yeah.net sina.com naver.com hanmail.net daum.net rediffmail.com
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it alice.it tin.it wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz abv.bg ukr.net bluewin.ch telenet.be skynet.be ziggo.nl kpnmail.nl
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net btinternet.com sky.com virginmedia.com ntlworld.com talktalk.net bigpond.com optusnet.com.au shaw.ca rogers.com sympatico.ca uol.com.br bol.com.br terra.com.br
  hushmail.com mailfence.com posteo.de mailbox.org runbox.com disroot.org duck.com`.split(/\s+/),
);

/** True of a domain in which anybody gets an address. */
export function isFreeMail(domain: string): boolean {
  return freeMailDomains.has(domain.toLowerCase());
}

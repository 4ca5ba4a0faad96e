// Whether real mail servers can be started here.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

interface Needed {
  /** Name of a program, or its absolute path. */
  readonly program: string;
  /** The package of Debian that brings it. */
  readonly from: string;
}

const needed: readonly Needed[] = [
  { program: 'postfix', from: 'postfix' },
  { program: 'dovecot', from: 'dovecot-imapd' },
  { program: 'doveadm', from: 'dovecot-imapd' },
  { program: '/usr/lib/dovecot/imap', from: 'dovecot-imapd' },
  { program: '/usr/lib/dovecot/lmtp', from: 'dovecot-lmtpd' },
  { program: 'openssl', from: 'openssl' },
];

// Debian's servers lie where the path of a common user does not lead.
const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
/** What is missing, and how to get it; undefined when nothing is. */
export function missingServers(): string | undefined {
  const missing = [...new Set(needed.filter(({ program }) => !isThere(program)).map(({ from }) => from))];
  if (missing.length > 0) {
    return `A real mail server is needed, and ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not installed. On Debian, as root:\n\n  RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install ${missing.join(' ')}\n\n(RUNLEVEL=1 keeps the system’s own servers from being started; the tests start theirs on free ports of this machine.)`;
  }
  return process.getuid?.() === 0 ? undefined : 'Postfix starts as root only: run this as root (sudo), or in a container.';
}

function isThere(program: string): boolean {
  const places = program.startsWith('/') ? [program] : folders.map((folder) => join(folder, program));
  return places.some((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false; // not in this folder
    }
  });
}

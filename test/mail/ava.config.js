// Tests against real mail servers: `npm run test:mail`, as root, with Debian's postfix, dovecot-imapd and dovecot-lmtpd; see test/mail/support.
import settings from '../ava.config.js';

export default { ...settings, files: ['test/mail/**/*.test.ts'], timeout: '5m', concurrency: 4 };

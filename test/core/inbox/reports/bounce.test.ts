import test from 'ava';
import { parseMailSafely } from '../../../../core/inbox/mail-thread.ts';
import { readBounce } from '../../../../core/inbox/reports/bounce.ts';
import { originalMessageId } from '../../../../core/inbox/reports/enclosed-message.ts';
import { foreignBounces } from '../../../support/foreign-bounces.ts';

for (const { server, mail, says, about } of foreignBounces) {
  test(`a bounce of ${server} is read: who, why, what follows, and about which message`, async (t) => {
    const parsed = await parseMailSafely(Buffer.from(mail));
    t.deepEqual(readBounce(parsed)?.map(({ address, reason, action }) => [address, reason, action]), says.map((each) => [...each]));
    t.is(originalMessageId(parsed), about);
  });
}

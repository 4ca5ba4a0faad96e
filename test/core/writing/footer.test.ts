import test from 'ava';
import { footer } from '../../../core/writing/footer.ts';

const sender = { name: 'Sam Rivera', email: 'sam@example.com', replyTo: null, mailingAddress: '12 Harbour Street\n20457 Hamburg, Germany' };

test('the footer says who writes, from where, and how to stop it in plain words', (t) => {
  const text = footer({ sender });
  for (const words of ['Sam Rivera <sam@example.com>', '12 Harbour Street\n20457 Hamburg, Germany', '"no thanks"', '"unsubscribe"', 'not be written to again']) t.true(text.includes(words), words);
});

test('without a mailing address no line is left empty and no placeholder stands in for it', (t) => {
  for (const mailingAddress of [null, '', '  ']) {
    const text = footer({ sender: { ...sender, mailingAddress } });
    t.false(/^\s*$/m.test(text));
    t.false(/null|undefined|\[/.test(text));
  }
});

test('the footer is a function of the sender alone', (t) => {
  t.is(footer({ sender }), footer({ sender: { ...sender } }));
});

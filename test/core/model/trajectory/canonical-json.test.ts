import test from 'ava';
import { canonicalJson } from '../../../../core/model/trajectory/canonical-json.ts';

test('equal values give equal texts, whatever the order of their keys', (t) => {
  t.is(canonicalJson({ b: [1, { z: null, y: undefined }], a: 'é' }), '{"a":"é","b":[1,{"z":null}]}');
  t.is(canonicalJson({ a: 'é', b: [1, { y: undefined, z: null }] }), canonicalJson({ b: [1, { z: null }], a: 'é' }));
});

test('every text comes back as it was, from one line for every reader of lines', (t) => {
  const hard = ['a\nb\r\nc', 'a\u2028b\u2029c\u0085d', '\ud800 alone', 'alone \udfff', '😀', '\u0000\u001f\u007f', '"\\/', '__proto__'];
  for (const text of hard) {
    const json = canonicalJson({ [text]: text });
    t.notRegex(json, /[\n\r\u2028\u2029\u0085]/);
    t.is(Object.entries(JSON.parse(json) as object)[0]?.[1], text);
    t.is(Buffer.from(json).toString('utf8'), json, 'no lone surrogate reaches the file');
  }
});

test('what is shown of a text is decided for keys and values alike', (t) => {
  t.is(canonicalJson({ secret: ['a secret', 1] }, (text) => text.replace('secret', '••')), '{"••":["a ••",1]}');
});

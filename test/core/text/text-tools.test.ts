import test from 'ava';
import { textTools } from '../../../core/text/text-tools.ts';

test('Plugins read text with one set of tools, which agree with one another', (t) => {
  const html = '<h1>Acme</h1><ul><li>We use <b>k8s</b> and Go.</li></ul><p>Write to jobs (at) acme (dot) example.</p><script>secret()</script>';
  const text = textTools.fromHtml(html);
  t.deepEqual(textTools.sentences(text).map(({ quote }) => quote), ['Acme', 'We use k8s and Go.', 'Write to jobs (at) acme (dot) example.']);
  t.deepEqual(textTools.skills(text).map(({ skill }) => skill), ['Kubernetes', 'Go']);
  t.deepEqual(textTools.addresses(text).map(({ value }) => value), ['jobs@acme.example']);
  t.is(textTools.fromMarkdown('# Acme\n\n* **k8s**'), 'Acme\n\n- k8s');
  t.is(textTools.tokens('Write to jobs'), 3);
});

import test from 'ava';
import { isHiddenElement } from '../../../core/text/hidden-html.ts';

// What is seen and what is not is shown with whole pages in from-html.test.ts.

test('an element is judged by its name, its attributes or its style', (t) => {
  t.true(isHiddenElement('script', {}));
  t.true(isHiddenElement('p', { hidden: '' }));
  t.true(isHiddenElement('p', { style: 'display: none' }));
  t.false(isHiddenElement('p', { class: 'hidden', id: 'display:none' }));
});

test('styles that mean nothing hide nothing', (t) => {
  for (const style of ['', ';;;', 'display', ':none', 'display:', 'opacity:high', 'font-size:small', 'left:auto', 'color:red;background:']) t.false(isHiddenElement('p', { style }), style);
});

import test from 'ava';
import { linesOfPlainText } from '../../../core/profile/read-plain-text.ts';

const lines = (text: string): readonly string[] => linesOfPlainText(text).map(({ text: words, bullet }) => (bullet ? `• ${words}` : words));

test('Bullets that were wrapped become one line, whatever their sign', (t) => {
  t.deepEqual(lines('  * Lead nine scientists who build the\n    pipeline.\n  * Second.'), ['• Lead nine scientists who build the pipeline.', '• Second.']);
  t.deepEqual(lines('• One thing that goes on over the edge of\nthe page.\n- Two.\n▪ Three.'), ['• One thing that goes on over the edge of the page.', '• Two.', '• Three.']);
});

test('Paragraphs that were wrapped become one line', (t) => {
  t.deepEqual(lines('Computational biologist who turns sequencing data into decisions that a clinic\ncan act on. Twelve years between laboratory and code, with open-source tools in\ndaily use.'), [
    'Computational biologist who turns sequencing data into decisions that a clinic can act on. Twelve years between laboratory and code, with open-source tools in daily use.',
  ]);
});

test('Lines that stand alone stay alone', (t) => {
  const text = 'Jane Doe\nSoftware Engineer\nBerlin, Germany\njane@mail.example';
  t.deepEqual(lines(text), text.split('\n'));
});

test('A position after a full sentence begins a new line', (t) => {
  const text = 'Cut the mean error of the forecast by a fifth with gradient boosting on weather ensembles.\nData Scientist\nSeptember 2019 - December 2021';
  t.deepEqual(lines(text), text.split('\n'));
});

test('Lists of tools begin new lines, however full the line above is', (t) => {
  const text = 'Developer Tools: Git, Docker, TravisCI, Google Cloud Platform, VS Code, PyCharm, Eclipse\nLibraries: pandas, NumPy, Matplotlib, and a few more that I use now and then for this';
  t.deepEqual(lines(text), text.split('\n'));
});

test('What stands far apart in a row is parted by a tab', (t) => {
  t.deepEqual(lines('Acme Corp                 2019 - 2021'), ['Acme Corp\t2019 - 2021']);
  t.deepEqual(lines('Acme Corp ---------------- Boston, MA'), ['Acme Corp\tBoston, MA']);
  t.deepEqual(lines('Acme Corp ........ 2019'), ['Acme Corp\t2019']);
  t.deepEqual(lines('set  in  full  lines'), ['set in full lines']);
});

test('Rules are left out, and leave room', (t) => {
  const [first, second] = linesOfPlainText('One\n------\nTwo');
  t.is(first?.text, 'One');
  t.true(second?.gapBefore);
});

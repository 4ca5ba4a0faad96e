import test from 'ava';
import { isEnglish } from '../../../../../plugins/backends/offline/english/is-english.ts';

test('English lines are known, short ones too', (t) => {
  t.true(isEnglish('We help companies find and respond to cyber threats in the cloud'));
  t.true(isEnglish('Unified API for payroll software'));
});

for (const foreign of [
  'Wir suchen für unser Team in Berlin eine erfahrene Person mit Freude an der Arbeit',
  'Voor ons team in Utrecht zoeken wij een ervaren ontwikkelaar met passie voor het vak',
  'Nous aidons les entreprises et leurs clients dans une région qui nous tient à cœur',
  'Ayudamos a las empresas con una plataforma para el comercio y los clientes',
  '私たちはソフトウェアを作っています',
]) {
  test(`"${foreign}" is not quoted in an English letter`, (t) => t.false(isEnglish(foreign)));
}

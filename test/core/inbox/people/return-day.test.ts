import test from 'ava';
import { returnDay } from '../../../../core/inbox/people/return-day.ts';

// All sent on a Tuesday, 17 November 2026.
const sent = { year: 2026, month: 11, day: 17 };

const table: readonly (readonly [notice: string, back: string | null])[] = [
  ['I am out of the office until Monday, November 30, 2026.', '2026-12-01'],
  ['I will return on 11/30/2026.', '2026-11-30'],
  ['I am away from 18.11. bis 27.11.', '2026-11-28'],
  ['Ich bin vom 18.11. bis 27.11.2026 nicht erreichbar.', '2026-11-28'],
  ['Ich bin vom 18. bis 27. November im Urlaub.', '2026-11-28'],
  ['Ich bin am 30. November wieder im Büro.', '2026-11-30'],
  ['Ab Montag, den 30.11.26, bin ich wieder für Sie da.', '2026-11-30'],
  ['Ich bin bis zum 04.01.2027 abwesend.', '2027-01-05'],
  ['Ich kehre am 4. Januar zurück.', '2027-01-04'],
  ['Ich bin heute nicht im Büro.', '2026-11-18'],
  ['Je serai absent du 20 novembre au 3 décembre inclus.', '2026-12-04'],
  ['De retour le lundi 7 décembre.', '2026-12-07'],
  ['Je suis absente jusqu’au 27/11.', '2026-11-28'],
  ['Je reviens lundi.', '2026-11-23'],
  ['Estoy fuera de la oficina hasta el 25 de noviembre.', '2026-11-26'],
  ['Vuelvo el lunes 30 de noviembre.', '2026-11-30'],
  ['Regresaré el 3/12.', '2026-12-03'],
  ['Sono fuori ufficio fino al 29 novembre, rientro il 30.', '2026-11-30'],
  ['Rientrerò in ufficio lunedì 23 novembre 2026.', '2026-11-23'],
  ['Estarei de férias até 4 de janeiro.', '2027-01-05'],
  ['Volto no dia 23 de novembro.', '2026-11-23'],
  ['Ik ben afwezig van 18 t/m 27 november.', '2026-11-28'],
  ['Ik ben tot en met vrijdag 27 november op vakantie.', '2026-11-28'],
  ['Ik ben maandag 30 november weer terug.', '2026-11-30'],
  ['Jestem na urlopie do 27 listopada.', '2026-11-28'],
  ['Wracam do biura 30.11.2026.', '2026-11-30'],
  ['Jag är på semester till och med 27 november.', '2026-11-28'],
  ['Jag är åter på kontoret måndagen den 30 november.', '2026-11-30'],
  ['I\'ll be back on the 30th.', '2026-11-30'],
  ['Back next week.', '2026-11-23'],
  ['I am on vacation this week.', '2026-11-23'],
  ['I will be back tomorrow.', '2026-11-18'],
  ['I am on parental leave until January.', '2027-01-01'],
  ['I will be out until the end of November.', '2026-12-01'],
  ['I\'ll be back in early January.', '2027-01-01'],
  ['Out of office Nov 23rd - Nov 27th', '2026-11-28'],
  ['I am out of the office Nov 23-27.', '2026-11-28'],
  ['I will be out of the office starting 11/18/2026 and will not return until 11/30/2026.', '2026-11-30'],
  ['I will be out of the office starting November 18 and returning November 30.', '2026-11-30'],
  ['I am out of office and will be back in office on 1st December.', '2026-12-01'],
  ['I have limited access to email.', null],
  ['For urgent matters call 555-12-34. My hours are 9.00-17.30.', null],
  ['Our office was founded on 3 May 1999.', null],
  ['I will not be back before 14 December.', '2026-12-14'],
  ['11月30日より出社いたします。', '2026-11-30'],
  ['11月27日まで不在にしております。', '2026-11-28'],
  ['2026年11月20日から11月27日まで休暇をいただきます。', '2026-11-28'],
  ['I will return on 12/01.', '2026-12-01'],
  ['I am away until 05/12/2026.', '2026-12-06'],
  ['Returning Monday 30/11', '2026-11-30'],
  ['I will be on leave w.e.f. 20-Nov-2026 to 27-Nov-2026.', '2026-11-28'],
  ['Thanks for your mail. I am out of the office until Friday.', '2026-11-21'],
  ['I am out of the office from Thursday 19th to Tuesday 24th November inclusive.', '2026-11-25'],
  ['I will have no access to mail from December 21st through January 4th.', '2027-01-05'],
  ['Olen lomalla 27.11. asti.', '2026-11-28'],
  ['Palaan maanantaina 30.11.', '2026-11-30'],
  ['Jeg er tilbage mandag den 30. november.', '2026-11-30'],
  ['Jeg er på ferie til og med 27. november.', '2026-11-28'],
  ['Jsem mimo kancelář do 27. listopadu.', '2026-11-28'],
  ['Я в отпуске до 27 ноября.', '2026-11-28'],
  ['27 Kasım tarihine kadar ofis dışındayım.', '2026-11-28'],
  ['Szabadságon vagyok november 27-ig.', '2026-11-28'],
  ['I left on 3 November and will be back 2026-12-03.', '2026-12-03'],
  ['Please note I work Monday to Wednesday only.', null],
  ['I return to the office Monday, 23 Nov.', '2026-11-23'],
  ['Ich werde ab 16.11.2026 nicht im Büro sein. Ich kehre zurück am 01.12.2026.', '2026-12-01'],
  ['I will be back in the office from 23 November 2026 on.', '2026-11-23'],
  ['I am away and will be available from 23 November 2026 out of our new building.', '2026-11-23'],
  ['Ich bin zurzeit abwesend (ab 23.11.2026 wieder erreichbar).', '2026-11-23'],
  ['Ich bin im Urlaub\nAb 23.11.2026 bin ich wieder im Büro', '2026-11-23'],
  ['Je suis actuellement absente mais joignable à partir du 23 novembre 2026.', '2026-11-23'],
  ['Je serai absent(e) à partir du 16/11/2026, de retour le 01/12/2026.', '2026-12-01'],
];

for (const [notice, back] of table) {
  test(`"${notice}" means back on ${back ?? 'a day that is not named'}`, (t) => {
    t.is(returnDay(notice, sent), back);
  });
}

test('a year turns when the day without a year lies far behind', (t) => {
  t.is(returnDay('Back on 2 January.', { year: 2026, month: 12, day: 28 }), '2027-01-02');
  t.is(returnDay('Back on 28 December.', { year: 2027, month: 1, day: 2 }), '2026-12-28');
});

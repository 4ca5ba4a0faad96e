import test from 'ava';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { languageName, writtenLanguage } from '../../../core/writing/written-language.ts';

const letters: Readonly<Record<string, string>> = {
  eng: 'Hi Maya, I read that you run a platform team of nine engineers and that you are looking for someone who knows Go. Over the last years I have led a team of six and built a payments platform with PostgreSQL, Docker and AWS. Would you have time for a short call next week?',
  deu: 'Sehr geehrte Frau Lindner, ich habe gelesen, dass Sie für Ihre Plattform jemanden suchen, der Erfahrung mit verteilten Systemen hat. In den letzten Jahren habe ich ein Team geleitet und eine Zahlungsplattform gebaut. Hätten Sie nächste Woche Zeit für ein kurzes Gespräch?',
  fra: 'Bonjour Madame, j’ai lu que vous cherchez quelqu’un pour votre équipe de plateforme. Ces dernières années, j’ai dirigé une équipe de six personnes et construit une plateforme de paiement. Auriez-vous un moment la semaine prochaine pour en parler ?',
  spa: 'Hola, he leído que buscan a alguien para su equipo de plataforma. En los últimos años he dirigido un equipo de seis personas y he construido una plataforma de pagos. ¿Tendría tiempo la próxima semana para una breve llamada?',
  nld: 'Beste mevrouw, ik heb gelezen dat u iemand zoekt voor uw platformteam. De afgelopen jaren heb ik een team van zes mensen geleid en een betaalplatform gebouwd. Heeft u volgende week tijd voor een kort gesprek?',
  ita: 'Gentile signora, ho letto che cercate qualcuno per il vostro gruppo. Negli ultimi anni ho guidato una squadra di sei persone e costruito una piattaforma di pagamento. Avrebbe tempo la prossima settimana per una breve telefonata?',
  por: 'Olá, li que procuram alguém para a vossa equipa de plataforma. Nos últimos anos liderei uma equipa de seis pessoas e construí uma plataforma de pagamentos. Teria tempo na próxima semana para uma breve conversa?',
  pol: 'Dzień dobry, przeczytałem, że szukają Państwo kogoś do zespołu platformy. W ostatnich latach kierowałem zespołem sześciu osób i zbudowałem platformę płatniczą. Czy znajdzie Pani czas na krótką rozmowę w przyszłym tygodniu?',
  swe: 'Hej, jag läste att ni söker någon till ert plattformsteam. De senaste åren har jag lett ett team på sex personer och byggt en betalplattform. Har du tid för ett kort samtal nästa vecka?',
  rus: 'Здравствуйте, я прочитал, что вы ищете человека в команду платформы. В последние годы я руководил командой из шести человек и построил платёжную платформу. Найдётся ли у вас время для короткого разговора?',
  jpn: 'はじめまして。貴社のプラットフォームチームで人材を募集していると拝見しました。ここ数年、六人のチームを率いて決済基盤を作ってきました。来週、短いお時間をいただけますでしょうか。',
};

for (const [code, letter] of Object.entries(letters)) {
  test(`a letter in ${languageName(code)} is known as one`, (t) => {
    t.is(writtenLanguage(letter), code);
  });
}

const unsure = ['', 'Hi Maya,', 'Go, Rust, Kubernetes, Terraform, PostgreSQL, Kafka, Redis, Elasticsearch, React, TypeScript, Node.js, Docker, AWS Lambda', 'United States - United Kingdom - Singapore - Colombia, Perú, Guatemala, México, Brasil, Argentina, Chile, Uruguay, Paraguay', 'Hi José, Congrats. Best, Søren Kierkegaard Nørrebro København'];

for (const text of unsure) {
  test(`names and lists tell no language: ${JSON.stringify(text.slice(0, 40))}`, (t) => {
    t.is(writtenLanguage(text), null);
  });
}

test('no real English company note is taken for another language', (t) => {
  const folder = '../shared/data/companies';
  if (!existsSync(folder)) {
    if (process.env['CI'] === 'true') t.fail(`${folder} is missing`);
    t.log(`skipped: ${folder} is missing`);
    t.pass();
    return;
  }
  const notes = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const foreign = notes.filter((name) => !['eng', null].includes(writtenLanguage(readFileSync(`${folder}/${name}`, 'utf8').replace(/^---[\s\S]*?\n---/, ''))));
  t.true(notes.length > 400);
  t.deepEqual(foreign, []);
});

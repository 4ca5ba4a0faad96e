import test from 'ava';
import { checkGrounding } from '../../../core/grounding/check-grounding.ts';
import { atOnce } from '../../../core/in-turns.ts';
import { textTools } from '../../../core/text/text-tools.ts';
import { blocked, passing } from '../../support/grounding-sentences.ts';
import { unseenBlocked, unseenPassing } from '../../support/grounding-sentences-unseen.ts';
import { answers, claim, draftOf, lead, page, posting, problemsOf, profile, profileUri, sender } from '../../support/grounding-world.ts';

test('the table of sentences is large enough to mean something', (t) => {
  t.true(blocked.length + unseenBlocked.length >= 200);
  t.true(passing.length + unseenPassing.length >= 200);
  t.is(new Set([...passing, ...unseenPassing]).size, passing.length + unseenPassing.length);
});

for (const [sentence, ...words] of [...blocked, ...unseenBlocked]) {
  test(`this must be blocked: ${sentence}`, (t) => {
    const problems = problemsOf(sentence);
    for (const word of words) t.true(problems.some(({ quote }) => quote.includes(word)), `"${word}" is not shown; shown: ${problems.map(({ quote }) => quote).join(' | ')}`);
  });
}

for (const sentence of [...passing, ...unseenPassing]) {
  test(`this must pass: ${sentence.replaceAll('\n', ' ')}`, (t) => {
    t.deepEqual(problemsOf(sentence).map(({ rule, message }) => `${rule}: ${message}`), []);
  });
}

const disguises: readonly (readonly [sentence: string, words: string])[] = [
  ['I have five years of Кubernetes.', 'Кubernetes'],
  ['I have five years of Kuber\u200bnetes.', 'Kuber\u200bnetes'],
  ['I know Ku\u00adbernetes.', 'Ku\u00adbernetes'],
  ['I cut cloud spend by 6\u200b0%.', '6\u200b0%'],
  ['I cut cloud spend by 6 0 %.', '6 0 %'],
  ['I cut cloud spend by 6O%.', '6O%'],
  ['I cut cloud spend by 60 ％.', '60 ％'],
  ['I cut cloud spend by sixty per cent.', 'sixty per cent'],
  ['I cut cloud spend by two thirds.', 'two thirds'],
  ['I cut cloud spend by 2/3.', '2/3'],
  ['I cut cloud spend by ½.', '½'],
  ['I have XII years of Go.', 'XII years'],
  ['I have ⅩⅡ years of Go.', 'ⅩⅡ years'],
  ['I have ١٢ years of Go.', '١٢ years'],
  ['I have １２ years of Go.', '１２ years'],
  ['I have 𝟏𝟐 years of Go.', '𝟏𝟐 years'],
  ['I have a dozen years of Go.', 'a dozen years'],
  ['I have twelve-plus years of Go.', 'twelve'],
  ['I have ten\nyears of Go.', 'ten\nyears'],
  ['I led a 40-person team.', '40-person'],
  ['I ran twenty\u2011five services.', 'five services'],
  ['I served 2B requests a day.', '2B requests'],
  ['I know k8s.', 'k8s'],
  ['I know kubernetes.', 'kubernetes'],
  ['I HAVE FIVE YEARS OF KUBERNETES.', 'FIVE YEARS OF KUBERNETES'],
  ['i have five years of kubernetes.', 'five years of kubernetes'],
  ['I know Kuber-\nnetes.', 'Kuber-\nnetes'],
  ['I ran Kubernetes\u2028clusters.', 'Kubernetes'],
  ['I know **Kubernetes**.', 'Kubernetes'],
  ['I worked at stripe.', 'stripe'],
  ['I worked at google.', 'google'],
  ['I worked at GOOGLE.', 'GOOGLE'],
  ['I worked at Gооgle.', 'Gооgle'],
  ["I loved Stripe's culture when I worked there.", 'Stripe'],
  ['I am ex-Stripe.', 'Stripe'],
  // A number that stands in the résumé, about something else
  ['I have 5 years of experience.', '5 years'],
  ['I have 815 customers.', '815 customers'],
  ['I ran 1,200 services.', '1,200 services'],
  ['I led 140 engineers.', '140 engineers'],
  ['I led a team of 16.', '16'],
  // Without a sentence
  ['Skills: Kubernetes, Terraform, Go.', 'Kubernetes'],
  ['- Kubernetes (5 years)\n- Go', 'Kubernetes'],
  ['Me: five years, Kubernetes.', 'Kubernetes'],
  ['Kubernetes: five years. Me? Yes.', 'Kubernetes'],
  ['Best regards,\nSam Rivera\nPrincipal Engineer, Globex', 'Principal'],
  ['Sam Rivera, CTO, Globex', 'CTO'],
  ['Best,\nSam\nEx-Google, ex-Meta', 'Google'],
  // Other languages
  ['Ich habe fünf Jahre Erfahrung mit Kubernetes.', 'Kubernetes'],
  ['Ich habe zwölf Jahre Erfahrung mit Go.', 'zwölf Jahre'],
  ["J'ai cinq ans d'expérience avec Kubernetes.", 'Kubernetes'],
  ['Tengo cinco años de experiencia con Kubernetes.', 'Kubernetes'],
];

for (const [sentence, words] of disguises) {
  test(`seen through: ${JSON.stringify(sentence)}`, (t) => {
    const problems = problemsOf(sentence);
    t.true(problems.some(({ quote }) => quote.includes(words)), problems.map(({ quote }) => quote).join(' | '));
  });
}

const sameSaidOtherwise = [
  'I have eight\u200b years of Go.',
  'I have ８ years of Go.',
  'I have VIII years of Go.',
  'I cut cloud spend by 3 0 %.',
  'At Globex’s office I write Go.',
  'I led a six-person team.',
  'We handle 2\u00a0million requests a day.',
  'I cut deploy\u00adment time from 40 minutes to 8 minutes.',
  'I work with Post-\ngreSQL.',
  'Ich habe acht Jahre Erfahrung mit Go und leite bei Globex ein Team von sechs Entwicklern.',
  'Mit Kubernetes habe ich noch nicht gearbeitet, aber ich möchte es lernen.',
  'Tengo ocho años de experiencia con Go en Globex.',
];

for (const sentence of sameSaidOtherwise) {
  test(`proven, however it is written: ${JSON.stringify(sentence)}`, (t) => {
    t.deepEqual(problemsOf(sentence).map(({ message }) => message), []);
  });
}

test('each problem shows the exact words at its offsets, says what is missing and what to do', (t) => {
  const body = 'Hi Maya,\n\nI have ﬁve years of Kuber\u200bnetes, and at Stripe I led 17 engineers. You raised a Series F.';
  const problems = problemsOf(body);
  t.true(problems.length >= 4);
  for (const { part, start, end, quote, message, help } of problems) {
    t.is(part, 'body');
    t.is(body.slice(start, end), quote);
    t.true(message.length > quote.length && help.length > 20);
  }
  t.true(problems.some(({ message }) => message === '"ﬁve years of Kuber\u200bnetes" is not in your résumé.'));
});

test('subjects and follow-ups are checked like the body, and a follow-up is named by its day', (t) => {
  const problems = problemsOf('Hi Maya,', { subjectA: 'Twelve years of Go', subjectB: 'From Netflix to your platform', followUps: [{ day: 3, body: 'I know Terraform.' }, { day: 7, body: 'I ran 90 services.' }] });
  t.deepEqual(
    problems.map(({ part, day, quote }) => [part, day, quote]),
    [
      ['subjectA', undefined, 'Twelve years of Go'],
      ['subjectB', undefined, 'Netflix'],
      ['followUp', 3, 'Terraform'],
      ['followUp', 7, '90 services'],
    ],
  );
});

test('the same draft has the same problems, and its sources are not changed', (t) => {
  const input = { draft: draftOf('I have five years of Kubernetes at Stripe.', { claims: [claim('five years of Kubernetes', '5+ years of Kubernetes', 'posting')] }), lead, profile, profileUri, documents: [posting, page], answers, sender, text: textTools };
  const before = structuredClone({ ...input, text: null });
  t.deepEqual(atOnce(checkGrounding(input)), atOnce(checkGrounding(input)));
  t.deepEqual({ ...input, text: null }, before);
});

test('without any source every checkable word is a problem', (t) => {
  const bare = { ...profile, name: null, experience: [], education: [], projects: [], skills: [], rawText: '' };
  const problems = atOnce(checkGrounding({ draft: draftOf('I have eight years of Go. You run 40 Kubernetes clusters.'), lead, profile: bare, profileUri, documents: [], answers: [], sender, text: textTools }));
  t.deepEqual(problems.map(({ quote }) => quote), ['eight years of Go', '40 Kubernetes clusters']);
});

// Nothing here measures time: what is not linear runs into the limit of the test runner.
for (const piece of ['I have run Kubernetes for five years at Google and cut cost by 30%. ', '1 ', 'a', 'a\n', '- ', 'I ', '" I have ', 'Ab Cd ', '.,;:', 'я', 'your I my we you ', 'over 12345 apples ', 'Go which I used it ', 'a@b.co ', 'as a CTO and ', '"a b c d e f" ']) {
  test(`100 kB of ${JSON.stringify(piece)} are read in linear time`, (t) => {
    t.true(Array.isArray(problemsOf(piece.repeat(Math.ceil(100_000 / piece.length)))));
  });
}

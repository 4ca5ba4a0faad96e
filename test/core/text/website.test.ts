import test from 'ava';
import { website } from '../../../core/text/website.ts';

const texts: readonly [company: string, text: string, expected: string | undefined][] = [
  ['Idealist Consulting', '<a href="https://idealistconsulting.com/ethics">ethics</a>', 'https://idealistconsulting.com'],
  ['Idealist Consulting', '<a href="https://idealist-consulting.org">x</a>', 'https://idealist-consulting.org'],
  ['Amplitude', 'Learn more at amplitude.com.', 'https://amplitude.com'],
  ['Amplitude', 'href=&quot;http://www.amplitude.com/x&quot;', 'http://www.amplitude.com'],
  ['Tidewater Ltd.', 'See https://jobs.tidewater.co.uk/x and https://tidewater.co.uk', undefined],
  ['Tidewater Ltd.', 'See https://tidewater.example', 'https://tidewater.example'],
  ['Cal.com', 'We are https://cal.com/', 'https://cal.com'],
  ['Tidewater', 'Write to jobs@tidewater.example', undefined],
  ['Tidewater', 'https://linkedin.com/company/tidewater', undefined],
  ['Tidewater', 'https://jobs.tidewater.example/x', 'https://jobs.tidewater.example'],
  ['', 'https://tidewater.example', undefined],
  ['Müller', 'https://müller.example https://muller.example', 'https://muller.example'],
];
for (const [company, text, expected] of texts) {
  test(`the website of ${company === '' ? 'nobody' : company} in "${text}" is ${expected ?? 'not there'}`, (t) => t.is(website(company, text), expected));
}

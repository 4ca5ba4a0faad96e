import test from 'ava';
import { topicOf } from '../../../../../plugins/backends/offline/english/topic.ts';

const lines: readonly (readonly [string, string])[] = [
  ['We raised a $21M Series B last year', 'funding'],
  ['We have launched a new version of the mobile app', 'launch'],
  ['The company acquired Modulz', 'news'],
  ['We are hiring engineers in every country', 'hiring'],
  ['The team works remotely from four countries', 'people'],
  ['We talk through Slack every morning', 'people'],
  ['Founded in 2009 by two friends', 'history'],
  ['A platform for small businesses', 'product'],
  ['A fully remote company that offers web scraping services', 'product'],
  ['Chaos, organized', 'other'],
];

for (const [line, topic] of lines) {
  test(`"${line}" is about ${topic}`, (t) => t.is<string, string>(topicOf(line), topic));
}

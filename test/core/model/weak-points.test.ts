import test from 'ava';
import { neededContextTokens, weakPoints } from '../../../core/model/weak-points.ts';

const able = { contextTokens: 131_072, tools: true, objects: true };

test('nothing is said of a model that can do all, nor of what nobody knows', (t) => {
  t.deepEqual(weakPoints(able), []);
  t.deepEqual(weakPoints({ contextTokens: null, tools: null, objects: null }), []);
  t.deepEqual(weakPoints({ ...able, contextTokens: neededContextTokens }), []);
});

test('each weak point is said with what it means for the work', (t) => {
  const points = weakPoints({ contextTokens: 4_096, tools: false, objects: false });
  t.is(points.length, 3);
  t.regex(points.join('\n'), /JSON .*: it will be asked again more often/);
  t.regex(points.join('\n'), /no tools: research reads the usual pages/);
  t.regex(points.join('\n'), /4,096 tokens at once, and questions need up to about 12,500/);
});

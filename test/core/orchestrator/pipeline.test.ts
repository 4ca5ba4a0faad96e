import test from 'ava';
import { createPipeline, type PipelineNode } from '../../../core/orchestrator/pipeline.ts';

const node = (name: string, ...after: string[]): PipelineNode => ({ name, after, retries: 0, onFailure: 'stop' });
const names = (nodes: readonly PipelineNode[]) => nodes.map(({ name }) => name);

test('Steps in a row start one after the other', (t) => {
  const pipeline = createPipeline([node('a'), node('b', 'a'), node('c', 'b')]);
  t.deepEqual(names(pipeline.first), ['a']);
  t.deepEqual(names(pipeline.next('a', new Set())), ['b']);
  t.deepEqual(names(pipeline.next('c', new Set(['a', 'b']))), []);
});

test('Steps that share a predecessor may run at the same time, and what joins them waits for all', (t) => {
  const pipeline = createPipeline([node('join', 'left', 'right'), node('left', 'start'), node('right', 'start'), node('start')]);
  t.deepEqual(names(pipeline.next('start', new Set())), ['left', 'right']);
  t.deepEqual(names(pipeline.next('left', new Set(['start']))), []);
  t.deepEqual(names(pipeline.next('right', new Set(['start', 'left']))), ['join']);
  t.deepEqual(names(pipeline.nodes), ['start', 'left', 'right', 'join']);
});

test('A cycle is refused, and named', (t) => {
  t.throws(() => createPipeline([node('a', 'c'), node('b', 'a'), node('c', 'b')]), { message: /a → c → b → a/ });
  t.throws(() => createPipeline([node('a', 'a')]), { message: /a → a/ });
});

test('An unknown predecessor and a name used twice are refused', (t) => {
  t.throws(() => createPipeline([node('a', 'nowhere')]), { message: /no step "nowhere"/ });
  t.throws(() => createPipeline([node('a'), node('a')]), { message: /two steps are called "a"/ });
});

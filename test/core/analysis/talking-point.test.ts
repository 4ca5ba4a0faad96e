import test from 'ava';
import { talkingPointOf } from '../../../core/analysis/talking-point.ts';
import type { Finding } from '../../../core/domain/brief.ts';
import type { Claim } from '../../../core/domain/draft.ts';

const uri = 'https://acme.example/';
const finding = (kind: Finding['kind'], quote: string, signal?: Finding['signal']): Finding => ({ kind, text: quote, source: { kind: 'page', uri, quote }, at: '2026-01-01T00:00:00.000Z', ...(signal === undefined ? {} : { signal }) });
const claim = (text: string, quote: string, kind: Claim['source']['kind'] = 'page', from = uri): Claim => ({ text, source: { kind, uri: from, quote } });

const body = 'You raised 22 million pounds and plan berths for 64 harbours. I moved 46 services.';
const raised = claim('raised 22 million pounds', 'We raised 22 million pounds in April.');
const berths = claim('plan berths for 64 harbours', 'Tidewell plans berths for 64 harbours.');
const mine = claim('moved 46 services', 'Moved 46 services', 'resume', 'resume:1');

test('the first thing that the message says about the company counts, wherever its claim stands in the list', (t) => {
  t.is(talkingPointOf({ body, claims: [mine, berths, raised] }, [finding('product', berths.source.quote), finding('signal', raised.source.quote, 'funding')]), 'funding');
});

test('of one sentence that is several findings, the most telling counts', (t) => {
  t.is(talkingPointOf({ body, claims: [berths] }, [finding('talking-point', berths.source.quote), finding('stack', berths.source.quote, 'stack'), finding('product', 'plans berths')]), 'product');
  t.is(talkingPointOf({ body, claims: [berths] }, [finding('talking-point', berths.source.quote)]), 'talking-point');
  t.is(talkingPointOf({ body, claims: [berths] }, [finding('signal', berths.source.quote)]), 'news');
});

test('a message about the user alone takes up nothing; what is only in a follow-up does not count', (t) => {
  t.is(talkingPointOf({ body, claims: [mine] }, []), 'none');
  t.is(talkingPointOf({ body: 'Hello.', claims: [berths] }, [finding('product', berths.source.quote)]), 'none');
});

test('what no finding has said, or one of another page, is something else', (t) => {
  t.is(talkingPointOf({ body, claims: [berths] }, []), 'other');
  t.is(talkingPointOf({ body, claims: [claim(berths.text, berths.source.quote, 'posting', 'https://other.example/')] }, [finding('product', berths.source.quote)]), 'other');
});

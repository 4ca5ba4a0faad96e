import test from 'ava';
import { isLoopback } from '../../../../plugins/backends/openai/loopback.ts';

test('only addresses of this machine count as this machine', (t) => {
  for (const here of ['http://localhost:1234/v1', 'http://127.0.0.1:8000/v1', 'http://127.1/v1', 'http://[::1]:8080/v1', 'https://LOCALHOST/v1']) t.true(isLoopback(new URL(here)), here);
  for (const there of ['https://api.openai.com/v1', 'http://127.0.0.1.example/v1', 'http://localhost.example/v1', 'http://10.0.0.1/v1', 'http://0.0.0.0/v1', 'http://[::2]/v1', 'http://localhost@evil.example/v1']) t.false(isLoopback(new URL(there)), there);
});

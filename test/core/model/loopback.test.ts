import test from 'ava';
import { isLoopback } from '../../../core/model/loopback.ts';

test('this machine is known by its names and numbers, and nothing that only looks like them', (t) => {
  for (const host of ['localhost', '127.0.0.1', '127.9.8.7', '[::1]', 'models.localhost']) t.true(isLoopback(host), host);
  for (const host of ['127.0.0.1.example.com', 'localhost.example.com', '10.0.0.1', '192.168.1.2', '[::ffff:8.8.8.8]', '0.0.0.0', '']) t.false(isLoopback(host), host);
});

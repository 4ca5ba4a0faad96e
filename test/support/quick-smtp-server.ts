// A mail server that does as little as one can: in a process of its own, so that what is measured is who sends. Takes everything, without a login and in clear; says its port, and how many it
// has when it is asked by a line.
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

let stored = 0;

const server = createServer((socket) => {
  socket.setNoDelay(true);
  socket.on('error', () => undefined); // who hangs up has the answer, or does not want it
  let text = '';
  let inMessage = false;
  socket.write('220 quick ESMTP\r\n');
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    for (;;) {
      const end = text.indexOf(inMessage ? '\r\n.\r\n' : '\r\n');
      if (end === -1) return;
      const said = text.slice(0, end);
      text = text.slice(end + (inMessage ? 5 : 2));
      if (inMessage) stored += 1;
      socket.write(inMessage ? `250 2.0.0 taken as ${stored}\r\n` : answerTo(said));
      inMessage = !inMessage && /^DATA$/i.test(said);
    }
  });
});

function answerTo(command: string): string {
  if (/^EHLO/i.test(command)) return '250-quick\r\n250-SIZE 50000000\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n';
  if (/^DATA/i.test(command)) return '354 go on\r\n';
  return /^QUIT/i.test(command) ? '221 2.0.0 bye\r\n' : '250 2.0.0 fine\r\n';
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address !== null ? address.port : 0}\n`);
});
createInterface(process.stdin).on('line', () => process.stdout.write(`stored ${stored}\n`));

// Answers every question with bytes that were made beforehand, in a process of its own: what is measured is the client. Prints its address.
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { anthropicMessages } from '../fake-provider/anthropic-messages.ts';
import { ollamaChat } from '../fake-provider/ollama-native.ts';
import { openaiChat } from '../fake-provider/openai-chat.ts';
import { plainQuestion } from '../fake-provider/question.ts';
import { completeReply } from '../fake-provider/reply.ts';
import type { WireFormat } from '../fake-provider/wire-format.ts';
import { type Shape, textOfShape } from './shape.ts';

const shape = JSON.parse(process.argv[2] ?? '') as Shape;
/** One word that no format divides, in whose place the pieces are put. */
const place = 'PIECES';

interface Prepared {
  readonly whole: Buffer;
  /** The status line and headers; then each event as an HTTP chunk of its own, as a server that writes each when it has it. */
  readonly stream: readonly Buffer[];
}

const prepared: readonly (readonly [path: string, answer: Prepared])[] = [
  ['/v1/messages', prepare(anthropicMessages)],
  ['/v1/chat/completions', prepare(openaiChat)],
  ['/api/chat', prepare(ollamaChat)],
];

const server = createServer((socket) => {
  socket.setNoDelay(true);
  socket.on('error', () => undefined); // a client that leaves is no news
  let come = '';
  socket.on('data', (bytes) => {
    come += bytes.toString('latin1');
    const end = come.indexOf('\r\n\r\n');
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(come)?.[1] ?? 0);
    if (end < 0 || come.length < end + 4 + length) return;
    const [, answer] = prepared.find(([path]) => come.startsWith(path, come.indexOf(' ') + 1)) ?? [];
    if (answer === undefined) throw new Error(come.slice(0, 100));
    const isStream = come.includes('"stream":true', end);
    come = '';
    if (!isStream) socket.write(answer.whole);
    else if (shape.pauseMilliseconds === 0) socket.write(Buffer.concat(answer.stream));
    else drip(socket, answer.stream, shape.pauseMilliseconds);
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`));

function drip(socket: Socket, pieces: readonly Buffer[], pauseMilliseconds: number): void {
  let next = 0;
  const timer = setInterval(() => {
    const piece = pieces[next];
    next += 1;
    if (piece === undefined || socket.destroyed) clearInterval(timer);
    else socket.write(piece);
  }, pauseMilliseconds);
}

function prepare(format: WireFormat): Prepared {
  const reply = completeReply({ text: place }, { number: 1, model: 'fake-large', inputTokens: 2_600 });
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
  const whole = Buffer.from(JSON.stringify(format.whole(reply)).replace(place, () => inJson(textOfShape(shape))));
  const frames = format.events(reply, { ...plainQuestion, stream: true, streamUsage: true }).map((event) => format.frame(JSON.stringify(event)));
  const events = [...frames.flatMap((frame) => (frame.includes(place) ? shape.pieces.map((piece) => frame.replace(place, () => inJson(piece))) : [frame])), ...(format.end === '' ? [] : [format.end])];
  return {
    whole: Buffer.concat([head('application/json', `content-length: ${whole.length}`), whole]),
    stream: [head(format.streamType, 'transfer-encoding: chunked'), ...events.map(chunk), Buffer.from('0\r\n\r\n')],
  };
}

function head(type: string, length: string): Buffer {
  return Buffer.from(`HTTP/1.1 200 OK\r\ncontent-type: ${type}\r\n${length}\r\nrequest-id: req_prepared\r\n\r\n`);
}

function chunk(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
}

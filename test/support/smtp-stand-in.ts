// A mail server that does what a test tells it to: each step of RFC 5321 can be answered otherwise, late, never, or by hanging up, and afterwards
// it says what it really took in. It is written on bare sockets, because a server that keeps the rules cannot break them; how the transport gets
// on with one that keeps them is tried against npm `smtp-server` and Postfix.
//
//   const server = await startSmtpStandIn({ script: ({ step }) => (step === 'recipient' ? '550 5.1.1 No such user' : undefined) });
//   server.port; server.stored; server.seen; await server.close();
//
// `script` is asked once for each step and says how it goes: a text is the reply, an object more (see Reaction), nothing the usual course.
// `moment` is awaited when a step is reached, before its reply: there a test kills the client, or looks at what it has done so far.
import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import type { Certificate } from './certificates.ts';

/** `dot`: the whole message is there, nothing is answered yet. `stored`: it was taken in, and the answer has not left yet. */
export type SmtpStep = 'connect' | 'hello' | 'starttls' | 'login' | 'mail' | 'recipient' | 'data' | 'body' | 'dot' | 'stored' | 'reset' | 'quit';

export interface SmtpMoment {
  readonly step: SmtpStep;
  /** Counted from 1. */
  readonly connection: number;
  /** Which transaction of all, counted from 1 with each MAIL. */
  readonly transaction: number;
  /** The command as it came; of `body` and `dot` what has come of the message. */
  readonly line: string;
  readonly encrypted: boolean;
}

export interface Reaction {
  /** Sent as it is, with CRLF behind it. Empty for none. */
  readonly reply?: string | Buffer;
  /** Milliseconds before the reply. */
  readonly after?: number;
  /** What comes then; by default it goes on. `fin` closes, `reset` sends RST, `silence` never says anything again. */
  readonly then?: 'fin' | 'reset' | 'silence';
  /** Of `dot`: whether the message was taken in; by default when the reply is a success, or when none was wished. */
  readonly keeps?: boolean;
  /** Of `starttls`: sent in the same packet as the reply, before anything is encrypted. */
  readonly smuggles?: string;
}

export interface StoredMessage {
  readonly from: string;
  readonly to: readonly string[];
  /** Without the stuffed dots and the final one. */
  readonly bytes: Buffer;
}

export interface SmtpStandInSettings {
  readonly script?: (moment: SmtpMoment) => string | Reaction | undefined;
  readonly moment?: (moment: SmtpMoment) => void | Promise<void>;
  /** With it STARTTLS is offered, or with `implicitTls` TLS spoken from the start. */
  readonly certificate?: Certificate;
  readonly implicitTls?: boolean;
  /** Lines of the answer to EHLO; `PIPELINING`, `SIZE 10000000` and `8BITMIME` when left out. */
  readonly extensions?: readonly string[];
  /** Offers AUTH, and decides: undefined lets in, a reply refuses. */
  readonly login?: (attempt: SmtpLogin) => string | undefined;
  readonly mechanisms?: readonly string[];
  readonly port?: number;
}

export interface SmtpLogin {
  readonly mechanism: string;
  readonly user: string;
  /** Password or token. */
  readonly secret: string;
  readonly encrypted: boolean;
}

export interface SmtpStandIn {
  readonly port: number;
  /** What it took in, whatever it answered. */
  readonly stored: readonly StoredMessage[];
  /** Every step that was reached, in order. */
  readonly seen: readonly SmtpMoment[];
  readonly logins: readonly SmtpLogin[];
  /** Connections that are open now. */
  readonly open: number;
  /** Everything that came in clear, over all connections. */
  readonly clearBytes: Buffer;
  close(): Promise<void>;
}

interface Session {
  readonly number: number;
  socket: net.Socket;
  encrypted: boolean;
  from: string | null;
  to: string[];
  transaction: number;
  buffer: Buffer;
  mode: 'command' | 'data' | 'dead';
  wantsMore: (() => void) | null;
}

export async function startSmtpStandIn(settings: SmtpStandInSettings = {}): Promise<SmtpStandIn> {
  const { script, moment, certificate, implicitTls = false, login, mechanisms = ['PLAIN', 'LOGIN', 'XOAUTH2'], extensions = ['PIPELINING', 'SIZE 10000000', '8BITMIME', 'ENHANCEDSTATUSCODES'] } = settings;
  const stored: StoredMessage[] = [];
  const seen: SmtpMoment[] = [];
  const logins: SmtpLogin[] = [];
  const clear: Buffer[] = [];
  const sockets = new Set<net.Socket>();
  let connections = 0;
  let transactions = 0;

  const listening = implicitTls && certificate !== undefined ? tls.createServer({ key: certificate.key, cert: certificate.cert }, serve) : net.createServer(serve);
  listening.on('tlsClientError', () => undefined); // a client that trusts nobody hangs up
  listening.listen(settings.port ?? 0, '127.0.0.1');
  await once(listening, 'listening');

  function serve(socket: net.Socket): void {
    connections += 1;
    const session: Session = { number: connections, socket, encrypted: implicitTls, from: null, to: [], transaction: 0, buffer: Buffer.alloc(0), mode: 'command', wantsMore: null };
    listen(session, socket);
    void converse(session).catch((thrown: NodeJS.ErrnoException) => {
      // A client that is killed in the middle is what this server is for.
      if (!['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'].includes(thrown.code ?? '')) throw thrown;
    });
  }

  function listen(session: Session, socket: net.Socket): void {
    sockets.add(socket);
    session.socket = socket;
    socket.on('error', () => undefined); // the other side may hang up at any time
    socket.on('close', () => {
      sockets.delete(socket);
      if (session.socket === socket) session.mode = 'dead';
      session.wantsMore?.();
    });
    socket.on('data', (chunk: Buffer) => {
      if (session.socket !== socket) return;
      if (!session.encrypted) clear.push(chunk);
      session.buffer = Buffer.concat([session.buffer, chunk]);
      session.wantsMore?.();
    });
  }

  async function more(session: Session): Promise<boolean> {
    if (session.mode === 'dead') return false;
    const { promise, resolve } = Promise.withResolvers<void>();
    session.wantsMore = resolve;
    await promise;
    session.wantsMore = null;
    return (session.mode as string) !== 'dead' || session.buffer.length > 0;
  }

  async function nextLine(session: Session): Promise<string | null> {
    for (;;) {
      const end = session.buffer.indexOf('\r\n');
      if (end >= 0) {
        const line = session.buffer.subarray(0, end).toString('latin1');
        session.buffer = session.buffer.subarray(end + 2);
        return line;
      }
      if (session.mode === 'dead' || !(await more(session))) return null;
    }
  }

  function say(session: Session, text: string | Buffer): void {
    if (text.length > 0 && session.socket.writable) session.socket.write(Buffer.concat([Buffer.from(text as never), Buffer.from('\r\n')]));
  }

  /** Goes through one step; false when the conversation is over. */
  async function pass(session: Session, step: SmtpStep, line: string, usual: string): Promise<Reaction & { readonly goesOn: boolean; readonly said: string }> {
    const now: SmtpMoment = { step, connection: session.number, transaction: session.transaction, line, encrypted: session.encrypted };
    seen.push(now);
    await moment?.(now);
    const wished = script?.(now);
    const reaction: Reaction = typeof wished === 'string' ? { reply: wished } : (wished ?? {});
    if (reaction.after !== undefined) await new Promise((resolve) => setTimeout(resolve, reaction.after));
    const text = reaction.reply ?? (reaction.then === undefined ? usual : '');
    if (step !== 'stored' && step !== 'dot') say(session, text);
    const said = text.toString().slice(0, 100);
    if (step === 'dot') return { ...reaction, goesOn: reaction.then === undefined, said };
    await finish(session, reaction);
    return { ...reaction, goesOn: reaction.then === undefined, said };
  }

  async function finish(session: Session, { then }: Reaction): Promise<void> {
    if (then === undefined) return;
    session.mode = 'dead';
    if (then === 'reset') session.socket.resetAndDestroy();
    else if (then === 'fin') session.socket.end();
  }

  async function converse(session: Session): Promise<void> {
    if (!(await pass(session, 'connect', '', '220 stand-in.example ESMTP')).goesOn) return;
    for (;;) {
      const line = await nextLine(session);
      if (line === null) return;
      const verb = line.split(/[ :]/, 1)[0]?.toUpperCase() ?? '';
      if (!(await command(session, verb, line))) return;
    }
  }

  async function command(session: Session, verb: string, line: string): Promise<boolean> {
    switch (verb) {
      case 'EHLO':
      case 'HELO':
        return (await pass(session, 'hello', line, hello(session))).goesOn;
      case 'STARTTLS':
        return startTls(session, line);
      case 'AUTH':
        return authenticate(session, line);
      case 'MAIL': {
        transactions += 1;
        session.transaction = transactions;
        const { goesOn, said } = await pass(session, 'mail', line, '250 2.1.0 Fine');
        session.from = said.startsWith('2') ? (/<(.*?)>/.exec(line)?.[1] ?? '') : null;
        session.to = [];
        return goesOn;
      }
      case 'RCPT': {
        const { goesOn, said } = await pass(session, 'recipient', line, session.from === null ? '503 5.5.1 MAIL first' : '250 2.1.5 Fine');
        if (said.startsWith('2')) session.to.push(/<(.*?)>/.exec(line)?.[1] ?? '');
        return goesOn;
      }
      case 'DATA': {
        const { goesOn, said } = await pass(session, 'data', line, session.to.length === 0 ? '503 5.5.1 RCPT first' : '354 Go on');
        return goesOn && (said.startsWith('3') ? takeMessage(session) : true);
      }
      case 'RSET':
        session.from = null;
        session.to = [];
        return (await pass(session, 'reset', line, '250 2.0.0 Fine')).goesOn;
      case 'QUIT':
        await pass(session, 'quit', line, '221 2.0.0 Bye');
        session.socket.end();
        return false;
      default:
        say(session, '502 5.5.2 What?');
        return true;
    }
  }

  function hello(session: Session): string {
    const offers = [...extensions, ...(certificate !== undefined && !session.encrypted ? ['STARTTLS'] : []), ...(login === undefined ? [] : [`AUTH ${mechanisms.join(' ')}`])];
    return ['stand-in.example', ...offers].map((offer, place, all) => `250${place === all.length - 1 ? ' ' : '-'}${offer}`).join('\r\n');
  }

  async function startTls(session: Session, line: string): Promise<boolean> {
    if (certificate === undefined) return (await pass(session, 'starttls', line, '502 5.5.1 No STARTTLS here')).goesOn;
    const now: SmtpMoment = { step: 'starttls', connection: session.number, transaction: session.transaction, line, encrypted: false };
    seen.push(now);
    await moment?.(now);
    const wished = script?.(now);
    const reaction: Reaction = typeof wished === 'string' ? { reply: wished } : (wished ?? {});
    const reply = reaction.reply ?? (reaction.then === undefined ? '220 2.0.0 Go on' : '');
    session.socket.write(`${reply.toString()}\r\n${reaction.smuggles ?? ''}`);
    await finish(session, reaction);
    if (reaction.then !== undefined) return false;
    if (!reply.toString().startsWith('220')) return true;
    const plain = session.socket;
    plain.removeAllListeners('data');
    session.buffer = Buffer.alloc(0);
    session.encrypted = true;
    const secure = new tls.TLSSocket(plain, { isServer: true, key: certificate.key, cert: certificate.cert });
    listen(session, secure);
    return true;
  }

  async function authenticate(session: Session, line: string): Promise<boolean> {
    const [, mechanism = '', initial] = line.split(' ');
    const ask = async (prompt: string) => {
      say(session, `334 ${prompt}`);
      return Buffer.from((await nextLine(session)) ?? '', 'base64').toString();
    };
    const first = async () => (initial === undefined ? await ask('') : Buffer.from(initial, 'base64').toString());
    let user = '';
    let secret = '';
    if (mechanism === 'PLAIN') [, user = '', secret = ''] = (await first()).split('\0');
    else if (mechanism === 'XOAUTH2') [, user = '', secret = ''] = /^user=([^\x01]*)\x01auth=Bearer ([^\x01]*)/.exec(await first()) ?? [];
    else {
      user = await ask('VXNlcm5hbWU6');
      secret = await ask('UGFzc3dvcmQ6');
    }
    const attempt: SmtpLogin = { mechanism, user, secret, encrypted: session.encrypted };
    logins.push(attempt);
    const refusal = login?.(attempt);
    if (refusal !== undefined && mechanism === 'XOAUTH2') {
      // Google's protocol: the reason comes as a challenge, which the client answers with an empty line.
      say(session, `334 ${Buffer.from('{"status":"401"}').toString('base64')}`);
      await nextLine(session);
    }
    return (await pass(session, 'login', `AUTH ${mechanism}`, refusal ?? '235 2.7.0 Welcome')).goesOn;
  }

  async function takeMessage(session: Session): Promise<boolean> {
    let told = false;
    for (;;) {
      if (!told && session.buffer.length > 0) {
        told = true;
        if (!(await pass(session, 'body', session.buffer.toString('latin1'), '')).goesOn) return false;
        continue;
      }
      const end = session.buffer.subarray(0, 3).toString('latin1') === '.\r\n' ? 0 : session.buffer.indexOf('\r\n.\r\n');
      if (end >= 0) {
        const raw = end === 0 ? Buffer.alloc(0) : session.buffer.subarray(0, end + 2);
        session.buffer = session.buffer.subarray(end === 0 ? 3 : end + 5);
        return takeDot(session, raw);
      }
      if (session.mode === 'dead' || !(await more(session))) return false;
    }
  }

  async function takeDot(session: Session, raw: Buffer): Promise<boolean> {
    const text = raw.toString('latin1').replace(/(^|\r\n)\.\./g, '$1.');
    const reaction = await pass(session, 'dot', text, `250 2.0.0 Taken as ${stored.length + 1}`);
    const keeps = reaction.keeps ?? (reaction.said === '' || reaction.said.startsWith('2'));
    if (keeps) stored.push({ from: session.from ?? '', to: [...session.to], bytes: Buffer.from(text, 'latin1') });
    if (keeps) await pass(session, 'stored', '', '');
    say(session, reaction.reply ?? (reaction.then === undefined ? `250 2.0.0 Taken as ${stored.length}` : ''));
    await finish(session, reaction);
    session.from = null;
    session.to = [];
    return reaction.goesOn;
  }

  return {
    port: (listening.address() as net.AddressInfo).port,
    stored,
    seen,
    logins,
    get open() {
      return sockets.size;
    },
    get clearBytes() {
      return Buffer.concat(clear);
    },
    async close() {
      listening.close();
      for (const socket of sockets) socket.destroy();
      await once(listening, 'close');
    },
  };
}

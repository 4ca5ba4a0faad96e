// A real VS Code without a download from its maker: the server and the workbench inside of npm's code-server, in a cache folder of its own.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Has VS Code 1.139.1 in it. */
const version = '4.139.1';
const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'outreach-agent-vscode', version);
const vscodeFolder = join(cache, 'node_modules/code-server/lib/vscode');

export interface CodeServer {
  /** `127.0.0.1:12345` */
  readonly authority: string;
  readonly url: string;
  /** Where extensions and user data of this server lie. */
  readonly folder: string;
  close(): Promise<void>;
}

export interface CodeServerOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Data of an earlier server, to go on with; a fresh folder when left out. */
  readonly folder?: string;
  readonly workspaceTrust?: boolean;
  /** Lets a page name the tests to run, and suppresses toasts and dialogs. */
  readonly driver?: boolean;
  /** Who does not know this word is shown nothing; left out: no word is asked for. */
  readonly token?: string;
  /** A free one, unless it is given. */
  readonly port?: number;
}

/** Puts it into the cache, once for a machine; half a minute. */
export function installCodeServer(): string {
  if (existsSync(join(cache, '.whole'))) return vscodeFolder;
  const fresh = `${cache}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const npm = (folder: string, ...words: readonly string[]) => {
    const { status, stderr } = spawnSync('npm', [...words, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`npm ${words.join(' ')}: ${stderr}`);
  };
  writeFileSync(join(fresh, 'package.json'), '{ "private": true }');
  npm(fresh, 'install', `code-server@${version}`);
  npm(join(fresh, 'node_modules/code-server/lib/vscode'), 'install', '--omit=dev');
  writeFileSync(join(fresh, '.whole'), '');
  rmSync(cache, { recursive: true, force: true });
  renameSync(fresh, cache);
  return vscodeFolder;
}

/** Resolves when it listens. */
export async function startCodeServer({ environment = {}, folder = mkdtempSync(join(tmpdir(), 'outreach-vscode-')), workspaceTrust = false, driver = true, token, port: wanted }: CodeServerOptions = {}): Promise<CodeServer> {
  const vscode = installCodeServer();
  const port = wanted ?? (await freePort());
  const words = [
    'out/server-main.js', '--host', '127.0.0.1', '--port', String(port), ...(token === undefined ? ['--without-connection-token'] : ['--connection-token', token]), '--accept-server-license-terms', '--telemetry-level', 'off',
    '--server-data-dir', folder, '--extensions-dir', join(folder, 'extensions'),
    ...(workspaceTrust ? [] : ['--disable-workspace-trust']), ...(driver ? ['--enable-smoke-test-driver'] : []),
  ];
  const child = spawn(process.execPath, words, { cwd: vscode, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  const ended = new Promise<void>((over) => child.once('exit', () => over()));
  const hear = (piece: Buffer) => {
    output += piece.toString();
    if (/Extension host agent listening on/.test(output)) resolve();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  child.once('exit', (code) => reject(new Error(`VS Code's server ended with ${code}: ${output}`)));
  await listening;
  return {
    authority: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}`,
    folder,
    async close() {
      // Its extension hosts are processes of its group.
      try {
        process.kill(-(child.pid ?? 0), 'SIGTERM');
      } catch {
        // It has ended already.
      }
      const late = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), 5_000);
      await ended;
      clearTimeout(late);
    },
  };
}

/** Installs a package as a person does with "Install from VSIX…". */
export function installExtension(vsix: string, folder: string): void {
  const vscode = installCodeServer();
  const words = ['out/server-main.js', '--install-extension', vsix, '--server-data-dir', folder, '--extensions-dir', join(folder, 'extensions'), '--accept-server-license-terms'];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: vscode, encoding: 'utf8' });
  if (status !== 0 || !/successfully installed/.test(stdout)) throw new Error(`${stdout}${stderr}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

// Runs a scenario inside of VS Code's extension host: in the VS Code that VSCODE_EXECUTABLE names, or in the stand-in.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { bundleExtension } from './bundle-extension.ts';

const root = join(import.meta.dirname, '../../..');

export interface HostRun {
  /** The folder of the product: empty unless it was made before. */
  readonly home: string;
  /** By name: what each part of the scenario said of itself. */
  readonly said: Readonly<Record<string, unknown>>;
}

export interface HostRunOptions {
  readonly home?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Settings of the workspace that is open. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Further extensions, by their folders in test/vscode/extensions. */
  readonly extensions?: readonly string[];
  /** False opens the workspace in restricted mode. */
  readonly trusted?: boolean;
}

/** `activation` is `test/vscode/scenarios/activation.ts`: each function that it exports is a part, run in its order; what it returns is what it says. The first that throws fails the test. */
export async function runInHost(t: ExecutionContext, scenario: string, { home = join(temporaryFolder(t), 'home'), environment = {}, settings = {}, extensions = [], trusted = true }: HostRunOptions = {}): Promise<HostRun> {
  const folder = temporaryFolder(t);
  const workspace = join(folder, 'workspace');
  mkdirSync(join(workspace, '.vscode'), { recursive: true });
  writeFileSync(join(workspace, '.vscode/settings.json'), JSON.stringify(settings));
  const report = join(folder, 'said.json');
  const tests = join(folder, 'tests');
  await bundleScenario(scenario, tests, report);
  const others = await Promise.all(extensions.map((name) => bundleExtension(name, join(folder, 'extensions', name))));
  await runTests({
    // The runner turns trust off in every VS Code; only the stand-in can be told to turn it on again.
    vscodeExecutablePath: (trusted ? process.env['VSCODE_EXECUTABLE'] : undefined) ?? join(import.meta.dirname, 'stand-in.ts'),
    extensionDevelopmentPath: [join(root, 'dist/extension'), ...others],
    extensionTestsPath: join(tests, 'run.js'),
    launchArgs: [workspace, ...(trusted ? [] : ['--stand-in-workspace-trust'])],
    extensionTestsEnv: { OUTREACH_HOME: home, ...environment },
  }).catch((thrown: unknown) => {
    throw new Error(`${scenario}: ${readReport(report)}`, { cause: thrown });
  });
  return { home, said: JSON.parse(readFileSync(report, 'utf8')) as HostRun['said'] };
}

function readReport(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Written by the first part that ended.
    return 'it did not begin';
  }
}

/** A module's namespace is sorted by name; a scenario is told in the order in which it was written. */
function namesInOrder(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name]) => name ?? '');
}

/** As VS Code loads tests: a CommonJS file that exports `run`, which writes the report. */
export async function bundleScenario(scenario: string, outdir: string, report: string): Promise<void> {
  await build({
    stdin: {
      contents: `
        import { writeFileSync } from 'node:fs';
        import * as scenario from ${JSON.stringify(join(root, 'test/vscode/scenarios', `${scenario}.ts`))};
        export async function run() {
          const said = {};
          for (const name of ${JSON.stringify(namesInOrder(join(root, 'test/vscode/scenarios', `${scenario}.ts`)))}) {
            try {
              said[name] = (await scenario[name]()) ?? null;
            } catch (thrown) {
              said[name] = { failed: String(thrown?.stack ?? thrown) };
              console.error(name, thrown?.stack ?? thrown);
              throw thrown;
            } finally {
              writeFileSync(${JSON.stringify(report)}, JSON.stringify(said, null, 2));
            }
          }
        }`,
      resolveDir: root,
      loader: 'ts',
    },
    outfile: join(outdir, 'run.js'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    // Packages lie beside it: some bring native binaries, which no bundle can hold.
    packages: 'external',
    logLevel: 'error',
  });
  symlinkSync(join(root, 'node_modules'), join(outdir, 'node_modules'), 'junction');
  writeFileSync(join(outdir, 'package.json'), '{ "type": "commonjs" }');
}

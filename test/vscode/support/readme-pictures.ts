// Puts the pictures that the story by keyboard took into the extension's README: `node test/vscode/support/readme-pictures.ts` after `npm run test:vscode`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './browser.ts';
import { screenshots } from './workbench.ts';

const pictures = { 'draft.jpg': '3-draft.png', 'claim.jpg': '5-broken-claim.png' } as const;

const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1120, height: 720 } });
for (const [name, taken] of Object.entries(pictures)) {
  await page.setContent(`<style>body { margin: 0 } img { width: 1120px; height: 720px }</style><img src="data:image/png;base64,${readFileSync(join(screenshots, taken), 'base64')}">`);
  await page.screenshot({ path: join(import.meta.dirname, '../../../extension/pictures', name), type: 'jpeg', quality: 70 });
}
await browser.close();

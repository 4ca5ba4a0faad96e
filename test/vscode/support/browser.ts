import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A browser of this machine, or of `OUTREACH_BROWSER`. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['OUTREACH_BROWSER'] ?? places.find((place) => existsSync(place));
  if (executablePath === undefined) throw new Error('No Chromium was found: install one (apt-get install chromium), or name it in OUTREACH_BROWSER.');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

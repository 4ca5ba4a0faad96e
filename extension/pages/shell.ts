import { html } from './html.ts';

export interface Shell {
  readonly title: string;
  /** Said until there is something to show. */
  readonly waiting: string;
  /** Where the editor serves files of ours from, for the policy. */
  readonly source: string;
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
  readonly language: string;
}

/** The document around a page: it may load our style and run our one script, and nothing else. */
export function shellOf({ title, waiting, source, nonce, script, style, language }: Shell): string {
  const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<main id="page" aria-busy="true"><h1>${title}</h1><p>${waiting}</p></main>
<div id="said" class="only-heard" role="status" aria-live="polite"></div>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`.markup;
}

// A picture that nobody sees, loaded from an endpoint of the user's when a message is opened. Off unless the user names one.
import { endpointUrl, messageToken } from './endpoint-url.ts';

/** "outreach mail opened TOKEN" counts it, which is what the endpoint has to call. */
export function openToken(messageId: string): string {
  return messageToken('open', messageId);
}

/** The text of a message as a page that loads the picture. Throws as `endpointUrl` does. */
export function pageWithPixel(text: string, endpoint: string, messageId: string): string {
  const source = escaped(endpointUrl('address of the open pixel', endpoint, openToken(messageId)));
  const paragraphs = escaped(text.trim())
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>\n')}</p>\n`);
  return `<!doctype html>\n<html>\n<body>\n${paragraphs.join('')}<img src="${source}" width="1" height="1" alt="">\n</body>\n</html>\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

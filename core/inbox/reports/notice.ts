// The words of a server that sends a message back, without the message itself.

export interface Notice {
  /** What the server says. */
  readonly words: string;
  /** The message that stands below, or its headers; empty when there is none. */
  readonly original: string;
}

/** Characters of a notice that are looked at. */
const longestNotice = 64_000;

/** Lines that say: what follows is your message. */
const marker =
  /^[\s>*=_#|-]{0,80}(?:below this line is (?:a copy|the)|this is a copy of|(?:here|following|below|enclosed|attached|included) (?:is|are) (?:a |the )?(?:copy|original|headers?|first|beginning|text|message|returned|your)|(?:the )?(?:original|returned|undelivered|unsent) (?:e-?mail |mail )?(?:message|mail|headers?|text|e-?mail)(?:'s)?(?: headers?| text| body| content)?(?: (?:follows|is attached|below|attached|begins?|header|is following|is included|was))?|(?:the )?(?:first|beginning|start|text|headers?|header) (?:\d+ lines )?of (?:the )?(?:original|returned|your|this|undelivered)? ?(?:message|mail|e-?mail).{0,40}|message (?:header|text|body|contents?|headers) (?:follows?|below|:)|(?:unsent|returned|original) message below|copy of (?:the )?(?:original|your|message)|urspr[uü]ngliche nachricht|originalnachricht|kopie der nachricht|message d'origine|mensaje original|mensagem original|messaggio originale|исходное сообщение|元のメッセージ|原メール|邮件原文|message follows)(?: ?follows?)?[\s.:*=_#<|-]{0,80}$/i;

const header = /^(?:>[ \t]?|[ \t]{1,8})?([A-Z][A-Za-z0-9-]{1,40}|received|from|to|subject|message-id|date):(?:[ \t]|$)/;
const ofMessages = /^(?:received|return-path|message-id|mime-version|from|to|cc|subject|date|reply-to|sender|content-type|x-mailer|user-agent|dkim-signature|domainkey-signature|delivered-to|content-transfer-encoding|in-reply-to|references|authentication-results|x-received|thread-topic|organization|importance)$/i;
const onlyOfMessages = /^(?:received|return-path|message-id|mime-version|dkim-signature|x-mailer|x-received|domainkey-signature|content-transfer-encoding)$/i;

/** Parts a server's words from the message below them: by the block of headers with which every message begins, or by a line that announces it. */
export function splitAtOriginal(text: string): Notice {
  const lines = text.slice(0, longestNotice).split('\n');
  let marked = -1;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (at > 0 && marked < 0 && line.length < 200 && marker.test(line) && hasMore(lines, at + 1)) marked = at;
    if (at > 0 && beginsHeaders(lines, at)) {
      const cut = marked >= 0 ? marked : at;
      return { words: lines.slice(0, cut).join('\n'), original: lines.slice(at).join('\n') };
    }
  }
  return marked < 0 ? { words: lines.join('\n'), original: '' } : { words: lines.slice(0, marked).join('\n'), original: lines.slice(marked + 1).join('\n') };
}

function hasMore(lines: readonly string[], from: number): boolean {
  return lines.slice(from, from + 3).some((line) => line.trim() !== '') || lines.length > from + 3;
}

/** Three headers of messages in a row, one of them such as only messages have. */
function beginsHeaders(lines: readonly string[], from: number): boolean {
  const [, first] = header.exec(lines[from] ?? '') ?? [];
  if (first === undefined || !ofMessages.test(first)) return false;
  let known = 0;
  let sure = false;
  for (let at = from; at < from + 40 && at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') break;
    const [, name] = header.exec(line) ?? [];
    if (name === undefined) {
      if (!/^[>\s]/.test(line)) return false;
      continue;
    }
    if (ofMessages.test(name)) known += 1;
    if (onlyOfMessages.test(name)) sure = true;
    if (known >= 3 && sure) return true;
  }
  return known >= 2 && sure && /^(?:received|return-path|message-id)$/i.test(first);
}

const openers = /<(think|thinking|thought|thoughts|reasoning|reflection|scratchpad|analysis)>|\[(THINK)\]|◁(think)▷/i;
const finalChannel = '<|channel|>final<|message|>';

const mostThoughts = 20;

/**
 * An answer without what the model thought before it, in whatever tags; `open` when the thinking never ends.
 * Tags that the answer itself is asked to have, and tags after its first bracket, are left alone.
 */
export function withoutThinking(whole: string, names: ReadonlySet<string>): { readonly text: string; readonly open: boolean } {
  const final = whole.lastIndexOf(finalChannel);
  if (final !== -1) return { text: whole.slice(final + finalChannel.length), open: false };
  let text = whole;
  for (let thoughts = 0; thoughts < mostThoughts; thoughts += 1) {
    const bracket = text.search(/[{[](?!THINK)/);
    const opener = openers.exec(bracket === -1 ? text : text.slice(0, bracket));
    const tag = opener?.[1] ?? opener?.[2] ?? opener?.[3];
    if (opener === null || tag === undefined) return { text: thoughts === 0 ? afterLoneCloser(text) : text, open: false };
    if (names.has(tag.toLowerCase())) return { text, open: false };
    const closer = opener[0].replace(/^([<[◁])/, '$1/');
    const end = text.toLowerCase().indexOf(closer.toLowerCase(), opener.index);
    if (end === -1) return { text: '', open: true };
    text = text.slice(0, opener.index) + text.slice(end + closer.length);
  }
  return { text, open: true };
}

/** Some chat templates write `<think>` into the question, so that only its end is in the answer. */
function afterLoneCloser(text: string): string {
  const closer = '</think>';
  return text.includes('<think>') ? text : text.slice(Math.max(0, text.lastIndexOf(closer) + (text.includes(closer) ? closer.length : 1)));
}

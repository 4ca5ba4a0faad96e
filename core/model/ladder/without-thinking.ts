const openers = /<(think|thinking|thought|thoughts|reasoning|reflection|scratchpad|analysis)>|\[(THINK)\]|◁(think)▷/i;
const finalChannel = '<|channel|>final<|message|>';

/**
 * An answer without what the model thought before it, in whatever tags; `open` when the thinking never ends.
 * Tags that the answer itself is asked to have, and tags after its first bracket, are left alone.
 */
export function withoutThinking(text: string, names: ReadonlySet<string>): { readonly text: string; readonly open: boolean } {
  const final = text.lastIndexOf(finalChannel);
  if (final !== -1) return { text: text.slice(final + finalChannel.length), open: false };
  const bracket = text.search(/[{[](?!THINK)/);
  const opener = openers.exec(bracket === -1 ? text : text.slice(0, bracket));
  const tag = opener?.[1] ?? opener?.[2] ?? opener?.[3];
  if (opener === null || tag === undefined) return { text: afterLoneCloser(text), open: false };
  if (names.has(tag.toLowerCase())) return { text, open: false };
  const closer = opener[0].replace(/^([<[◁])/, '$1/');
  const end = text.toLowerCase().indexOf(closer.toLowerCase(), opener.index);
  if (end === -1) return { text: '', open: true };
  return withoutThinking(text.slice(0, opener.index) + text.slice(end + closer.length), names);
}

/** Some chat templates write `<think>` into the question, so that only its end is in the answer. */
function afterLoneCloser(text: string): string {
  const closer = '</think>';
  return text.includes('<think>') ? text : text.slice(Math.max(0, text.lastIndexOf(closer) + (text.includes(closer) ? closer.length : 1)));
}

const puffed =
  /\b(?:world[- ]?(?:class|leading|'s)|leading|leader|best|top|premier|revolution\w*|disrupt\w*|cutting[- ]edge|state[- ]of[- ]the[- ]art|next[- ]gen\w*|innovati\w+|passionate|awesome|amazing|incredible|unparalleled|unique\w*|rockstars?|ninjas?|stunning|exceptional\w*|exciting|excellence|seamless\w*|holistic|synerg\w+|game[- ]chang\w+|transform\w*|wicked|robust|superior|outstanding|dynamic|groundbreaking|#\s?1|number one|globally recognized|stunningly|remarkabl[ey]|effortless\w*|trusted|world’s)\b/gi;

/** How many words of a line boast. */
export function puffery(line: string): number {
  return line.match(puffed)?.length ?? 0;
}

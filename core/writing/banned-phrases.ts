// What nobody is glad to read: openers that say nothing, flattery, begging, and words that models love more than people do.
// One phrase a line, in lower case; `…` stands for up to three words.

const phrases = `
i hope this email finds you well
i hope this message finds you well
i hope this finds you well
hope this finds you well
i hope you are doing well
i hope you're doing well
hope you are doing well
hope you're doing well
i trust this email finds you
i trust you are well
to whom it may concern
dear sir or madam
dear sir/madam
dear hiring manager or whoever
my name is … and i am writing to
i am writing to express my interest
i am writing to express my strong interest
i am excited to apply
i am thrilled to apply
i would like to express my
please find attached
please do not hesitate to
don't hesitate to reach out
do not hesitate to contact
i am reaching out because i am passionate
i came across your profile
i stumbled upon your
i couldn't help but notice
i was blown away
i was immediately drawn to
i am deeply impressed
in today's fast-paced
in today's digital
in today's competitive
in the ever-evolving
ever-evolving landscape
ever-changing landscape
at the forefront of
at the intersection of
cutting-edge
cutting edge
game changer
game-changer
game-changing
synergy
synergies
synergize
synergistic
leverage my skills
leverage my experience
leverage your
leveraging my
touch base
circle back
low-hanging fruit
move the needle
think outside the box
outside-the-box
hit the ground running
team player
self-starter
go-getter
rockstar
rock star developer
ninja
guru
wizard of
results-driven
results-oriented
detail-oriented
highly motivated
highly-motivated
proven track record
track record of success
passionate about leveraging
deeply passionate
unwavering
delve
delving
tapestry
testament to
resonates with me
resonates deeply
deeply resonated
resonated with me
aligns perfectly
perfectly aligns
align perfectly
perfect fit for
ideal candidate
unique blend
unique combination of skills
seamlessly integrate
seamless blend
invaluable asset
valuable asset
add value to your
bring value to your
make a meaningful impact
make a lasting impact
drive impact
drive innovation
push the boundaries
elevate your
supercharge
skyrocket
unlock the potential
unleash
revolutionize
revolutionise
world-class
best-in-class
state-of-the-art
next-level
win-win
quick win for you
just checking in
just following up
just circling back
bumping this
per my last email
as per my last
friendly reminder
kind reminder
i know you're busy
i know you are busy
sorry to bother you
i apologize for the cold email
pick your brain
quick favor
act now
limited time
once in a lifetime
guaranteed results
100% free
no strings attached
as an ai
as a language model
i cannot fulfil
i cannot fulfill
certainly! here
here is a draft
here's a draft
here is the email
subject line:
looking forward to hearing from you at your earliest convenience
at your earliest convenience
`;

interface Phrase {
  readonly words: string;
  pattern?: RegExp;
}

/**
 * By the word that they begin with, the longest first. One expression of all phrases takes a tenth of a second to be made, for which an editor would stand still; each of
 * these is made when it is first looked for, and without the classes of Unicode, which are what takes long.
 */
const byFirstWord: ReadonlyMap<string, Phrase[]> = Map.groupBy(
  phrases.trim().split('\n').sort((one, other) => other.length - one.length).map((words): Phrase => ({ words })),
  ({ words }) => /^[a-z0-9]+/.exec(words)?.[0] ?? '',
);

/** Places of banned phrases in a text; the longest one where several begin at the same word. Linear in the text's length. */
export function bannedPhrases(text: string): readonly { readonly start: number; readonly end: number }[] {
  const found: { readonly start: number; readonly end: number }[] = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(/(?<![\p{L}\p{N}-])[\p{L}\p{N}]+/gu)) {
    if (index < from) continue;
    const end = (byFirstWord.get(word.toLowerCase()) ?? []).map((phrase) => endOf(phrase, text, index)).find((each) => each !== undefined);
    if (end === undefined) continue;
    found.push({ start: index, end });
    from = end;
  }
  return found;
}

/** Where it ends, when it stands there as whole words. */
function endOf(phrase: Phrase, text: string, start: number): number | undefined {
  phrase.pattern ??= patternOf(phrase.words);
  phrase.pattern.lastIndex = start;
  const end = phrase.pattern.test(text) ? phrase.pattern.lastIndex : undefined;
  return end === undefined || /^[\p{L}\p{N}]/u.test(text.slice(end, end + 2)) ? undefined : end;
}

function patternOf(words: string): RegExp {
  const written = words
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll("'", "['’]")
    .replaceAll(' … ', '(?: \\S{1,30}){1,3} ')
    .replaceAll(' ', '\\s{1,3}');
  return new RegExp(written, 'iy');
}

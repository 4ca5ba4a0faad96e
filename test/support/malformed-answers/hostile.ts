import type { JsonSchema } from '../../../core/index.ts';
import { lead, list, skillList } from './schemas.ts';

interface HostileAnswer {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly text: string;
}

/** Begun and never ended, a million letters of each. */
const endless = [
  '[', '{', '{"a":', '{"name":', '<a>', '<name>', '<skills><item>', '<', '<!--', '<![CDATA[', '<?', '&', '&amp;', '&#x41;', '"', '\\"', '{"name":"Ann","score":7}\n', '```json\n', '<think>', '</think>', '<think></think>', '<parameter=name>', '<function=',
  '<name x="', "<name a='x", '"name":', '[{', '{}', '[]', '//', '{/*', '{//\n', ' ', '{ ', '" ', 'a"b ', '</name>', '{"name" "x" ', '\ud83d', '[THINK]',
];
/** Inside of an otherwise right answer: what makes a reader look ahead again and again. */
const inner = ['x "y ', 'a",b ', '"a,"b', '["] ', "'a ", '"x"+', ',"', 'x ", "', '[" ]" ', '"\n', 'b,"c', '"    ', 'f(', "it's ", '\\u', 'a "b ', '&', '<b'];

/** Some short enough to be repaired, some too long. */
const around = [
  ['{"name":"', '","score":7}', 59_000],
  ['{"name":"Ann","score":7,"skills":[', ']}', 59_000],
  ['{', '}', 59_000],
  ["{'name':'", "','score':7}", 59_000],
  ['{"name":"', '","score":7}', 900_000],
  ['<answer><name>', '</name><score>7</score></answer>', 500_000],
] as const;

export function* hostileAnswers(): Generator<HostileAnswer> {
  for (const piece of endless) yield { name: `${piece} without end`, schema: piece.startsWith('[') ? list : piece.includes('skills') ? skillList : lead, text: filled(piece, 1_000_000) };
  for (const piece of inner) {
    for (const [begin, end, length] of around) yield { name: `${length} letters of ${piece} in ${begin}`, schema: lead, text: `${begin}${filled(piece, length)}${end}` };
  }
  yield { name: 'ten megabytes of right JSON', schema: list, text: `[${filled('{"id":1},', 9_999_999)}{"id":1}]` };
  yield { name: '10,000 lists in each other', schema: list, text: `${'['.repeat(10_000)}${']'.repeat(10_000)}` };
}

function filled(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

// Which elements of a page a person does not see. What a style sheet or a script hides is not known here.

/** Never drawn as text, or only where scripts are off. */
const unseenElements = new Set([
  'applet', 'audio', 'canvas', 'datalist', 'iframe', 'math', 'noembed', 'noframes', 'noscript', 'object', 'script', 'select', 'style',
  'svg', 'template', 'textarea', 'title', 'video',
]);

/** Styles that take an element out of sight, each a test of one value. */
const hidingStyles: readonly (readonly [property: string, hides: (value: string) => boolean])[] = [
  ['display', (value) => value === 'none'],
  ['visibility', (value) => value === 'hidden' || value === 'collapse'],
  ['content-visibility', (value) => value === 'hidden'],
  ['opacity', (value) => parseFloat(value) < (value.endsWith('%') ? 10 : 0.1)],
  ['font-size', (value) => parseFloat(value) === 0 || (/^[\d.]+(?:px|pt)$/.test(value) && parseFloat(value) < 3)],
  ['color', (value) => value === 'transparent'],
  ['text-indent', isFarOutside],
  ['left', isFarOutside],
  ['right', isFarOutside],
  ['top', isFarOutside],
  ['margin-left', isFarOutside],
  ['clip', (value) => /^rect\((?:[01](?:px)?[\s,]+){3}[01](?:px)?\)$/.test(value)],
];

/** Whether an element and all that it holds stays unseen, told by its own name, attributes and style. */
export function isHiddenElement(name: string, attributes: Readonly<Record<string, string>>): boolean {
  if (unseenElements.has(name)) return true;
  if ('hidden' in attributes) return true;
  if (name === 'dialog' && !('open' in attributes)) return true;
  const style = attributes['style'];
  return style !== undefined && isHidingStyle(style);
}

const longestStyle = 2_000;

function isHidingStyle(style: string): boolean {
  const declared = declarations(style.slice(0, longestStyle));
  for (const [property, hides] of hidingStyles) {
    const value = declared.get(property);
    if (value !== undefined && hides(value)) return true;
  }
  return isInkOfThePaper(declared) || isFoldedAway(declared);
}

/** Text in the colour of its own background. */
function isInkOfThePaper(declared: ReadonlyMap<string, string>): boolean {
  const ink = declared.get('color');
  return ink !== undefined && (ink === declared.get('background-color') || ink === declared.get('background'));
}

/** A box without height or width that cuts off what is in it. */
function isFoldedAway(declared: ReadonlyMap<string, string>): boolean {
  if (declared.get('overflow') !== 'hidden') return false;
  return ['height', 'max-height', 'width', 'max-width'].some((property) => /^[01](?:px)?$/.test(declared.get(property) ?? ''));
}

function isFarOutside(value: string): boolean {
  return parseFloat(value) <= (value.endsWith('em') ? -50 : -500);
}

function declarations(style: string): Map<string, string> {
  const declared = new Map<string, string>();
  for (const declaration of style.toLowerCase().replace(/\/\*.*?\*\//gs, '').split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    declared.set(declaration.slice(0, colon).trim(), declaration.slice(colon + 1).replace('!important', '').trim());
  }
  return declared;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Long path data must not be walked letter by letter. */
const harmless = /^[\w .,;:#%/+()=-]*$/;

/** Text made safe for HTML and SVG, in content and in attributes. Control characters that XML forbids are left out. */
export function escaped(text: string): string {
  if (harmless.test(text)) return text;
  return [...text]
    .filter((letter) => letter >= ' ' || letter === '\n' || letter === '\t')
    .join('')
    .replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}

/** An element with attributes (escaped) and inner markup (as it is). Attributes of null are left out. */
export function element(name: string, attributes: Readonly<Record<string, string | number | null>>, ...inner: readonly string[]): string {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  return inner.length === 0 ? `<${name}${list}/>` : `<${name}${list}>${inner.join('')}</${name}>`;
}

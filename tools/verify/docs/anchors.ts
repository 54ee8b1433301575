const HEADING = /^#{1,6} +(?<text>.*?) *#*$/;
const NAMED = /<a [^>]*(?:name|id)="(?<name>[^"]+)"/g;
/** What GitHub leaves out of the names of headings: all but letters, digits, spaces, hyphens and underscores. */
const LEFT_OUT = /[^\p{L}\p{N}\p{M} _-]/gu;

/** The names within a page that a link can lead to, as GitHub gives them. */
export function anchorsOf(markdown: string): Set<string> {
  const anchors = new Set<string>();
  const text = withoutFences(markdown);
  for (const line of text.split('\n')) {
    const heading = HEADING.exec(line)?.groups?.text;
    if (heading !== undefined) anchors.add(unused(slugOf(heading), anchors));
  }
  for (const { groups } of text.matchAll(NAMED)) anchors.add(groups!.name);
  return anchors;
}

/** The same lines, those of code left empty. */
export function withoutFences(markdown: string): string {
  let ticks = '';
  return markdown.split('\n').map((line) => {
    const [, mark] = /^ *(`{3,})/.exec(line) ?? [];
    if (mark === undefined) return ticks === '' ? line : '';
    if (ticks === '') ticks = mark;
    else if (mark.length >= ticks.length) ticks = '';
    return '';
  }).join('\n');
}

function slugOf(heading: string): string {
  const shown = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/<[^>]+>/g, '');
  return shown.toLowerCase().replace(LEFT_OUT, '').replaceAll(' ', '-');
}

function unused(slug: string, anchors: ReadonlySet<string>): string {
  if (!anchors.has(slug)) return slug;
  let count = 1;
  while (anchors.has(`${slug}-${count}`)) count++;
  return `${slug}-${count}`;
}

import { BUILTIN_PACKS } from '../../src/detection/builtin-rules';
import { QUERIES_PAGE } from '../../tools/docs/queries/page';
import { BUILT_IN_QUERIES } from '../queries/built-in-packs';

const PAGE = QUERIES_PAGE.markdown();
const HEADINGS = [...PAGE.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading);

/** The anchor that a heading gets. */
function createAnchor(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z0-9 -]/g, '').replaceAll(' ', '-');
}

test('each query has its section', () => {
  expect(HEADINGS.filter((heading) => heading.includes('/')).sort()).toEqual(BUILT_IN_QUERIES.map(([name]) => `\`${name}\``).sort());
});

test('no two headings have the same anchor', () => {
  const anchors = HEADINGS.map(createAnchor);
  expect(anchors).toEqual([...new Set(anchors)]);
});

test('each link leads somewhere', () => {
  const anchors = new Set(HEADINGS.map(createAnchor));
  const rules = new Set(Object.values(BUILTIN_PACKS).flatMap(({ entries }) => entries.map(({ id }) => id)));
  const links = [...PAGE.matchAll(/\]\((?<file>[^)#]*)#(?<anchor>[^)]+)\)/g)].map(({ groups }) => groups!);
  expect(links.filter(({ file, anchor }) => !(file === '' ? anchors : rules).has(anchor))).toEqual([]);
  expect(new Set(links.map(({ file }) => file))).toEqual(new Set(['', 'rules.md']));
});

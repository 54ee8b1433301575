import { anchorsOf } from '../../../../tools/verify/docs/anchors';
import { checkLinks } from '../../../../tools/verify/docs/links';
import { describeProblem } from '../../../../tools/verify/docs/page';
import { inFolder } from '../../../replay/in-folder';

test('names of headings are those of GitHub', () => {
  const markdown = ['# What it `costs`', '## a', '## A', '### Über: 2.0 & [more](./x.md)', '```', '# no heading', '```', '<a name="given"></a>'].join('\n');
  expect([...anchorsOf(markdown)]).toEqual(['what-it-costs', 'a', 'a-1', 'über-20--more', 'given']);
});

async function problemsOf(text: string): Promise<string[]> {
  return inFolder({ 'docs/a.md': text, 'docs/b.md': '# There is' }, (folder) =>
    checkLinks(folder, [{ path: 'docs/a.md', text }]).problems.map(describeProblem));
}

test.each([
  ['a file', '[b](./b.md)'],
  ['a heading of it', '[b](./b.md#there-is)'],
  ['a heading of the page', '# Here\n[b](#here)'],
  ['a folder', '[b](../docs)'],
  ['another place', '[b](https://example.com/a#b)'],
  ['nothing, in code', '`[b](./c.md)`\n```\n[b](./c.md)\n```'],
])('a link to %s', async (_, text) => expect(await problemsOf(text)).toEqual([]));

test.each([
  ['no file', '[b](./c.md)', "the link './c.md' leads to no file"],
  ['no heading', '[b](./b.md#there-was)', "the link './b.md#there-was' leads to no heading of that name"],
  ['no picture', '![b](./c.svg)', "the link './c.svg' leads to no file"],
  ['a place out of the project', '[b](../../)', "the link '../../' leads out of the project"],
  ['an insecure place', '[b](http://example.com)', "a link to another place begins with https: or mailto:; got 'http://example.com'"],
])('a link to %s', async (_, text, message) => expect(await problemsOf(text)).toEqual([`docs/a.md:1: ${message}`]));

test('links are counted', async () => {
  const text = '[a](#x) [b](./b.md)\n[c](https://example.com)';
  await inFolder({ 'docs/a.md': text, 'docs/b.md': '' }, (folder) => {
    expect(checkLinks(folder, [{ path: 'docs/a.md', text }])).toMatchObject({ inside: 2, outside: 1 });
  });
});

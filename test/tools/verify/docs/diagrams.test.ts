import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { checkDiagrams } from '../../../../tools/verify/docs/diagrams';
import { inFolder } from '../../../replay/in-folder';

const render = (dot: string): string => `<svg>${dot}</svg>`;
const messages = (folder: string, write = false): string[] => checkDiagrams(folder, write, render).map(({ message }) => message);

test('an up-to-date diagram is accepted', async () => {
  await inFolder({ 'a.dot': 'digraph {}', 'a.svg': '<svg>digraph {}</svg>', 'b.md': '' }, (folder) => expect(messages(folder)).toEqual([]));
});

test.each([
  ['differs', { 'a.dot': 'digraph {}', 'a.svg': '<svg>graph {}</svg>' }],
  ['is missing', { 'a.dot': 'digraph {}' }],
])('a diagram that %s is a problem and can be updated', async (_, files) => {
  await inFolder(files, (folder) => {
    expect(messages(folder)).toEqual(['a.svg is not up to date: run npm run verify:docs -- --write']);
    expect(messages(folder, true)).toEqual([]);
    expect(readFileSync(path.join(folder, 'a.svg'), 'utf8')).toBe('<svg>digraph {}</svg>');
  });
});

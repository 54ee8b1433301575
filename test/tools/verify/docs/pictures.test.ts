import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { checkPictures } from '../../../../tools/verify/docs/pictures';
import { inFolder } from '../../../replay/in-folder';

const render = (dot: string): string => `<svg>${dot}</svg>`;
const messages = (folder: string, write = false): string[] => checkPictures(folder, write, render).map(({ message }) => message);

test('a picture is what its source gives', async () => {
  await inFolder({ 'a.dot': 'digraph {}', 'a.svg': '<svg>digraph {}</svg>', 'b.md': '' }, (folder) => expect(messages(folder)).toEqual([]));
});

test.each([
  ['differs', { 'a.dot': 'digraph {}', 'a.svg': '<svg>graph {}</svg>' }],
  ['is missing', { 'a.dot': 'digraph {}' }],
])('a picture that %s is a problem, and can be written', async (_, files) => {
  await inFolder(files, (folder) => {
    expect(messages(folder)).toEqual(['a.svg is not what this gives: run npm run verify:docs -- --write']);
    expect(messages(folder, true)).toEqual([]);
    expect(readFileSync(path.join(folder, 'a.svg'), 'utf8')).toBe('<svg>digraph {}</svg>');
  });
});

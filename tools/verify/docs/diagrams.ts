import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { Problem } from './page';
import { cacheFolder } from '../cache';
import { installNodePackages } from '../node-packages';

/** Graphviz, compiled to WebAssembly: it needs neither a browser nor anything of the system. */
const GRAPHVIZ = { name: '@viz-js/viz', version: '3.31.0' };
const RENDER = `
import { readFileSync } from 'node:fs';
import { instance } from '${GRAPHVIZ.name}';
process.stdout.write((await instance()).renderString(readFileSync(0, 'utf8'), { format: 'svg' }));
`;

/** Gives the SVG of a graph. */
export type Renderer = (dot: string) => string;

/** Pictures that are not what their source gives; `write` makes them so. */
export function checkPictures(folder: string, write: boolean, render: Renderer = renderer()): Problem[] {
  return readdirSync(folder).filter((name) => name.endsWith('.dot')).flatMap((name) => {
    const source = path.join(folder, name);
    const picture = source.replace(/\.dot$/, '.svg');
    const svg = render(readFileSync(source, 'utf8'));
    if (write) writeFileSync(picture, svg);
    const isCurrent = existsSync(picture) && readFileSync(picture, 'utf8') === svg;
    const page = path.relative(process.cwd(), source);
    return isCurrent ? [] : [{ page, line: 1, message: `${path.basename(picture)} is not what this gives: run npm run verify:docs -- --write` }];
  });
}

function renderer(): Renderer {
  const folder = cacheFolder(path.join('graphviz', GRAPHVIZ.version));
  if (!existsSync(path.join(folder, 'node_modules', GRAPHVIZ.name, 'package.json'))) {
    installNodePackages(folder, [`${GRAPHVIZ.name}@${GRAPHVIZ.version}`]);
  }
  return (dot) => execFileSync(process.execPath, ['--input-type=module', '-e', RENDER], { cwd: folder, input: dot, encoding: 'utf8' });
}

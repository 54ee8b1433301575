import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { Problem } from './page';
import { createCacheFolder } from '../cache';
import { installNodePackages } from '../node-packages';

/** Graphviz as WebAssembly, which requires no system packages. */
const GRAPHVIZ = { name: '@viz-js/viz', version: '3.31.0' };
const RENDER = `
import { readFileSync } from 'node:fs';
import { instance } from '${GRAPHVIZ.name}';
process.stdout.write((await instance()).renderString(readFileSync(0, 'utf8'), { format: 'svg' }));
`;

/** Returns the SVG of a graph. */
export type Renderer = (dot: string) => string;

/** Returns the diagrams that differ from their source. `write` updates them. */
export function checkDiagrams(folder: string, write: boolean, render: Renderer = installRenderer()): Problem[] {
  return readdirSync(folder).filter((name) => name.endsWith('.dot')).flatMap((name) => {
    const source = path.join(folder, name);
    const diagram = source.replace(/\.dot$/, '.svg');
    const svg = render(readFileSync(source, 'utf8'));
    if (write) writeFileSync(diagram, svg);
    const isCurrent = existsSync(diagram) && readFileSync(diagram, 'utf8') === svg;
    const page = path.relative(process.cwd(), source);
    return isCurrent ? [] : [{ page, line: 1, message: `${path.basename(diagram)} is not up to date: run npm run verify:docs -- --write` }];
  });
}

function installRenderer(): Renderer {
  const folder = createCacheFolder(path.join('graphviz', GRAPHVIZ.version));
  if (!existsSync(path.join(folder, 'node_modules', GRAPHVIZ.name, 'package.json'))) {
    installNodePackages(folder, [`${GRAPHVIZ.name}@${GRAPHVIZ.version}`]);
  }
  return (dot) => execFileSync(process.execPath, ['--input-type=module', '-e', RENDER], { cwd: folder, input: dot, encoding: 'utf8' });
}

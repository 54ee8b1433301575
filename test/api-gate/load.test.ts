import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadAssembly, typeFinder } from './load';
import { assemblyOf, madeUpClass } from './made-up';

const ASSEMBLY = assemblyOf(madeUpClass({ name: 'Gate' }));

let folder: string;
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'assembly-')); });
afterEach(() => rmSync(folder, { recursive: true }));

const write = (content: unknown, where = folder) => writeFileSync(path.join(where, '.jsii'), JSON.stringify(content));

test('reads a plain assembly', () => {
  write(ASSEMBLY);
  expect(loadAssembly(folder)).toEqual(ASSEMBLY);
});

test('follows a redirect to a compressed one', () => {
  write({ schema: 'jsii/file-redirect', compression: 'gzip', filename: '.jsii.gz' });
  writeFileSync(path.join(folder, '.jsii.gz'), gzipSync(JSON.stringify(ASSEMBLY)));
  expect(loadAssembly(folder)).toEqual(ASSEMBLY);
});

test('refuses a compression that it does not know', () => {
  write({ schema: 'jsii/file-redirect', compression: 'brotli', filename: '.jsii.br' });
  expect(() => loadAssembly(folder)).toThrow("is compressed with 'brotli'; only 'gzip' can be read");
});

test('says to compile where there is none', () => {
  expect(() => loadAssembly(folder)).toThrow(/^no assembly at .*\.jsii: compile first \('npx projen compile'\)$/);
});

test('finds types in the packages of a folder', () => {
  const own = path.join(folder, 'made-up');
  mkdirSync(own);
  write(ASSEMBLY, own);
  const find = typeFinder(folder);
  expect(find('made-up.Gate')).toEqual(ASSEMBLY.types?.['made-up.Gate']);
  expect(find('made-up.Fence')).toBeUndefined();
});

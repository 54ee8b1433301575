import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { declaredExports, runtimeExports } from './exports';

let folder: string;
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'exports-')); });
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, ...lines: string[]) => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, lines.join('\n'));
  return file;
};

test('names every kind of declaration that is exported', () => {
  const file = write(
    'index.d.ts',
    'export declare class Gate {}',
    'export interface GateOptions {}',
    'export declare enum Side {}',
    'export declare function openAll(): void;',
    'export declare const WIDTH = 1, HEIGHT = 2;',
    'export type Width = string;',
    'declare const hidden = 1;',
    'export {};',
  );
  expect(declaredExports(file)).toEqual(['Gate', 'GateOptions', 'Side', 'openAll', 'WIDTH', 'HEIGHT', 'Width']);
});

test('follows re-exports, by file and by folder', () => {
  write('gate.d.ts', 'export declare class Gate {}', 'export declare class Lock {}');
  write('parts/index.d.ts', "export * from './hinge';");
  write('parts/hinge.d.ts', 'export declare class Hinge {}');
  const file = write(
    'index.d.ts', "export { Gate, Lock as Bolt } from './gate';", "export * from './parts';", "export * as tools from './gate';",
  );
  expect(declaredExports(file)).toEqual(['Gate', 'Bolt', 'Hinge', 'tools']);
});

test('names what plain Node gets', () => {
  write('index.js', 'exports.Gate = class {};', 'exports.openAll = () => {};', 'exports.WIDTH = 1;');
  expect(runtimeExports(folder)).toEqual(['Gate', 'openAll', 'WIDTH']);
});

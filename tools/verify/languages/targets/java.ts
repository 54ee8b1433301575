import { cpSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { createCacheFolder } from '../../cache';
import { run } from '../commands';
import { Language, Program } from '../language';

const SOURCES = 'src/main/java/com/example';
const CLASS_PATH = 'target/classpath.txt';
/** The folder of the package in a Maven repository. */
const GROUP = 'io/github/cloudemprise';
/** The local Maven repository for the build of the package and for the examples. */
const REPOSITORY = createCacheFolder('maven');

export const JAVA: Language = {
  name: 'java',
  target: 'java',
  buildOptions: ['--maven-local-repository', REPOSITORY],
  tools: ['java', 'mvn'],
  sources: { example: sourceFile('example'), changed: sourceFile('changed'), invalid: sourceFile('invalid') },

  renameProgram: (source, program) => source.replaceAll(className('example'), className(program)),

  install: ({ folder, packages }) => {
    const installed = path.join(REPOSITORY, GROUP);
    // Maven does not replace a package of the same version.
    rmSync(installed, { recursive: true, force: true });
    cpSync(path.join(packages, GROUP), installed, { recursive: true });
    run(['mvn', '-q', '-B', `-Dmaven.repo.local=${REPOSITORY}`, 'compile', 'dependency:build-classpath', `-Dmdep.outputFile=${CLASS_PATH}`], folder);
  },

  command: (program) => ['sh', '-c', `exec java -cp "target/classes:$(cat ${CLASS_PATH})" com.example.${className(program)}`],
};

function className(program: Program): string {
  return `${program[0].toUpperCase()}${program.slice(1)}App`;
}

function sourceFile(program: Program): string {
  return `${SOURCES}/${className(program)}.java`;
}

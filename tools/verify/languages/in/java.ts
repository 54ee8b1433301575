import { cpSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { createCacheFolder } from '../../cache';
import { javaCode } from '../code/java-code';
import { Language, Program, run } from '../language';

const SOURCES = 'src/main/java/com/example';
const CLASSES: Readonly<Record<Program, string>> = {
  first: 'FirstApp', example: 'ExampleApp', control: 'Control', own: 'OwnSource', tour: 'Tour', fault: 'Fault',
};
/** Within a repository of Maven. */
const GROUP = 'io/github/cloudemprise';
const CLASS_PATH = 'target/classpath.txt';

/** What Maven fetches, for the build of the package and for those who use it. */
export function mavenRepository(): string {
  return createCacheFolder('maven');
}

export const JAVA: Language = {
  name: 'java',
  target: 'java',
  tools: ['java', 'mvn'],
  sources: Object.fromEntries(Object.entries(CLASSES).map(([program, name]) => [program, `${SOURCES}/${name}.java`])) as Record<Program, string>,

  renamed: (text, program) => text.replaceAll(CLASSES.example, CLASSES[program]),

  ownSource: 'OwnSource.java',

  code: (steps, library, program) => javaCode(steps, library, CLASSES[program]),

  install: ({ folder, packages }) => {
    const installed = path.join(mavenRepository(), GROUP);
    // Maven leaves a package of the same version as it is
    rmSync(installed, { recursive: true, force: true });
    cpSync(path.join(packages, GROUP), installed, { recursive: true });
    run(['mvn', '-q', '-B', `-Dmaven.repo.local=${mavenRepository()}`, 'compile', 'dependency:build-classpath', `-Dmdep.outputFile=${CLASS_PATH}`], folder);
  },

  command: (program) => ['sh', '-c', `exec java -cp "target/classes:$(cat ${CLASS_PATH})" com.example.${CLASSES[program]}`],
};

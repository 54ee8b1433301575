import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { loadAssembly } from '../api/assembly';

const ROOT = path.join(__dirname, '..', '..');
const GUIDE = read('docs/guides/getting-started.md');
const { targets } = loadAssembly(ROOT);

test.each([
  ['ts', 'examples/typescript/first-app.ts'],
  ['python', 'examples/python/first_app.py'],
  ['java', 'examples/java/src/main/java/com/example/FirstApp.java'],
  ['go', 'examples/go/first/main.go'],
])('the only code in %s is the code of the example', (language, file) => {
  expect(readBlocks(language)).toEqual([read(file)]);
});

test('the Java dependency is the dependency of the example', () => {
  const [dependency] = readBlocks('xml');
  expect(read('examples/java/pom.xml')).toContain(dependency);
});

test('packages have their published names', () => {
  const { python, dotnet, go } = targets!;
  const commands = readBlocks('console').join('');
  expect(commands).toContain(`pip install aws-cdk-lib constructs ${python!.distName}\n`);
  expect(commands).toContain(`dotnet add package ${dotnet!.packageId}\n`);
  expect(commands).toContain(`go get ${go!.moduleName}/${go!.packageName}\n`);
});

test('all languages of code blocks are checked', () => {
  expect([...new Set([...GUIDE.matchAll(/^```(\w+)$/gm)].map(([, language]) => language))]).toEqual(['console', 'ts', 'python', 'xml', 'java', 'go']);
});

test('the minimum version of the CDK is the version of the package', () => {
  const { peerDependencies } = JSON.parse(read('package.json')) as { peerDependencies: Record<string, string> };
  expect(GUIDE).toContain(`\`aws-cdk-lib\` ${peerDependencies['aws-cdk-lib'].replace('^', '')} or later`);
});

function readBlocks(language: string): string[] {
  return [...GUIDE.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(([, code]) => code);
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

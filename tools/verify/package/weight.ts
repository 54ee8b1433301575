import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** The size of the library in an app. */
export interface Weight {
  /** The size of the packed package, in bytes. */
  readonly packed: number;
  /** The size of the files of the library that an import loads, in bytes. */
  readonly loaded: number;
  /** The modules of aws-cdk-lib that an import loads, in alphabetical order. */
  readonly modules: readonly string[];
}

const KILOBYTE = 1024;
const MAX_PACKED = 900 * KILOBYTE;
/** Every app loads these modules at every synthesis. An additional module must be added here. */
const MODULES = [
  'aws-athena', 'aws-cloudtrail', 'aws-cloudwatch', 'aws-cloudwatch-actions', 'aws-events', 'aws-glue', 'aws-iam', 'aws-kms', 'aws-logs', 'aws-s3',
  'aws-sns', 'aws-sqs', 'aws-stepfunctions',
];

/** A program that measures the loaded files in the folder where the package is installed. */
const PROGRAM = (name: string): string => `
  require('${name}');
  const { statSync, realpathSync } = require('node:fs');
  const { sep, dirname } = require('node:path');
  const inside = (package) => {
    const root = realpathSync(dirname(require.resolve(package + '/package.json'))) + sep;
    return Object.keys(require.cache).filter((file) => file.startsWith(root)).map((file) => ({ file, parts: file.slice(root.length).split(sep) }));
  };
  console.log(JSON.stringify({
    loaded: inside('${name}').reduce((sum, { file }) => sum + statSync(file).size, 0),
    modules: [...new Set(inside('aws-cdk-lib').map(({ parts: [first] }) => first).filter((first) => /^(aws|region)-/.test(first)))].sort(),
  }));
`;

/** Measures a packed package and its installation in a folder. */
export function measureWeight(tarball: string, folder: string, name: string): Weight {
  const output = execFileSync(process.execPath, ['-e', PROGRAM(name)], { cwd: folder, encoding: 'utf8' });
  return { packed: statSync(tarball).size, ...JSON.parse(output) as Omit<Weight, 'packed'> };
}

/** Describes the limits that a package exceeds. */
export function checkWeight({ packed, loaded, modules }: Weight): string[] {
  const more = modules.filter((module) => !MODULES.includes(module));
  return [
    ...packed > MAX_PACKED ? [`package: has ${packed} bytes, more than ${MAX_PACKED}`] : [],
    ...loaded === 0 ? ['package: an import loads no file'] : [],
    ...more.length > 0 ? [`package: an import loads ${more.join(', ')} of aws-cdk-lib`] : [],
  ];
}

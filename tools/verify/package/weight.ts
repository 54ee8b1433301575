import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** What an app that imports the library carries. */
export interface Weight {
  /** Size of the package as it is downloaded, in bytes. */
  readonly packed: number;
  /** Size of the library's own files that an import loads, in bytes. */
  readonly loaded: number;
  /** The parts of aws-cdk-lib that an import loads, in the order of the alphabet. */
  readonly modules: readonly string[];
}

const KILOBYTE = 1024;
const MAX_PACKED = 400 * KILOBYTE;
const MAX_LOADED = 300 * KILOBYTE;
/** Every app loads these at every synth, so that another one is a decision. */
const MODULES = [
  'aws-athena', 'aws-cloudtrail', 'aws-cloudwatch', 'aws-cloudwatch-actions', 'aws-events', 'aws-glue', 'aws-iam', 'aws-kms', 'aws-logs', 'aws-s3', 'aws-sns',
  'aws-sqs', 'aws-stepfunctions', 'region-info',
];

/** Run where the package is installed. */
const LOADED = (name: string): string => `
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

/** Weighs a package, given as its file and as installed in a folder. */
export function weigh(tarball: string, folder: string, name: string): Weight {
  const output = execFileSync(process.execPath, ['-e', LOADED(name)], { cwd: folder, encoding: 'utf8' });
  return { packed: statSync(tarball).size, ...JSON.parse(output) as Omit<Weight, 'packed'> };
}

/** Names what is too heavy. */
export function checkWeight({ packed, loaded, modules }: Weight): string[] {
  const more = modules.filter((module) => !MODULES.includes(module));
  return [
    ...packed > MAX_PACKED ? [`package: has ${packed} bytes, more than ${MAX_PACKED}`] : [],
    ...loaded > MAX_LOADED ? [`package: an import loads ${loaded} bytes of it, more than ${MAX_LOADED}`] : [],
    ...loaded === 0 ? ['package: an import loads nothing of it'] : [],
    ...more.length > 0 ? [`package: an import loads ${more.join(', ')} of aws-cdk-lib`] : [],
  ];
}

import { rmSync } from 'node:fs';
import * as path from 'node:path';
import { cacheFolder } from '../cache';
import { installNodePackages } from '../node-packages';
import { manifest, pack } from '../package/pack';
import { installPythonPrograms } from '../python-programs';

const CDK_NAG = '3.0.2';
const CFN_LINT = '1.58.0';
const CHECKOV = '3.3.30';

/** Installs the packed library with the newest CDK and cdk-nag, where nothing of the project is in reach; gives the folder. */
export function installLibrary(): string {
  const folder = cacheFolder('cdk-nag');
  const packed = path.join(folder, 'packed');
  // npm leaves a package of the same version as it is
  for (const old of [packed, path.join(folder, 'node_modules', manifest().name)]) rmSync(old, { recursive: true, force: true });
  installNodePackages(folder, ['aws-cdk-lib@latest', 'constructs@latest', `cdk-nag@${CDK_NAG}`, `file:${pack(packed)}`]);
  return folder;
}

/** Installs the linters once; gives the folder of their programs. */
export function installLinters(): string {
  return installPythonPrograms('linters', [`cfn-lint==${CFN_LINT}`, `checkov==${CHECKOV}`], ['cfn-lint', 'checkov']);
}

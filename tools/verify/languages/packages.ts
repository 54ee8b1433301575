import * as path from 'node:path';
import { mavenRepository } from './in/java';
import { run } from './language';
import { ROOT } from '../package/pack';

const OPTIONS: Readonly<Record<string, () => readonly string[]>> = {
  // there is no .NET SDK on the machines that check this project
  dotnet: () => ['--code-only'],
  java: () => ['--maven-local-repository', mavenRepository()],
};

/** Builds the compiled library for a target of jsii-pacmak; gives the folder with what it built. */
export function buildPackage(target: string, dist: string): string {
  const command = ['npx', 'jsii-pacmak', '--target', target, '--outdir', dist, ...OPTIONS[target]?.() ?? [], ROOT];
  // what is checked is what was built here, and not a picture from elsewhere
  run(command, ROOT, { JSII_PACMAK_DOTNET_NO_DOWNLOAD_ICON: '1' });
  return path.join(dist, target);
}

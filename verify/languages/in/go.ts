import * as path from 'node:path';
import { goCode } from '../code/go-code';
import { Language, Program, run } from '../language';

const MODULE = 'github.com/cloudemprise/cdk-cloudtrail-analytics-go/cdkcloudtrailanalytics';
/** As Go calls them by their folders. */
const BINARIES: Readonly<Record<Program, string>> = { first: 'first', example: 'example', control: 'control', tour: 'tour', fault: 'fault' };

export const GO: Language = {
  name: 'go',
  target: 'go',
  tools: ['go'],
  sources: { first: 'first/main.go', example: 'main.go', control: 'control/main.go', tour: 'tour/main.go', fault: 'fault/main.go' },

  code: (steps, library) => goCode(steps, library),

  install: ({ folder, packages }) => {
    run(['go', 'mod', 'edit', `-replace=${MODULE}=${path.join(packages, 'cdkcloudtrailanalytics')}`], folder);
    run(['go', 'build', '-o', 'bin/', './...'], folder);
  },

  command: (program) => [`./bin/${BINARIES[program]}`],
};

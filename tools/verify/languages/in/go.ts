import * as path from 'node:path';
import { goCode } from '../code/go-code';
import { Language, run } from '../language';

const MODULE = 'github.com/cloudemprise/cdk-cloudtrail-analytics-go/cdkcloudtrailanalytics';

export const GO: Language = {
  name: 'go',
  target: 'go',
  tools: ['go'],
  sources: {
    first: 'first/main.go',
    example: 'main.go',
    control: 'control/main.go',
    own: 'own/main.go',
    tour: 'tour/main.go',
    fault: 'fault/main.go',
  },
  ownSource: 'own-source.go',

  code: (steps, library) => goCode(steps, library),

  install: ({ folder, packages }) => {
    run(['go', 'mod', 'edit', `-replace=${MODULE}=${path.join(packages, 'cdkcloudtrailanalytics')}`], folder);
    run(['go', 'build', '-o', 'bin/', './...'], folder);
  },

  // called as their folders are, and the example as its module is
  command: (program) => [`./bin/${program}`],
};

import { pythonCode } from '../code/python-code';
import { Language, run } from '../language';

const PYTHON = '.venv/bin/python';

export const PYTHON_LANGUAGE: Language = {
  name: 'python',
  target: 'python',
  tools: ['python3'],
  sources: { first: 'first_app.py', example: 'app.py', control: 'control.py', own: 'own_source.py', tour: 'tour.py', fault: 'fault.py' },
  ownSource: 'own_source.py',

  code: (steps, library) => pythonCode(steps, library),

  install: ({ folder, packages }) => {
    run(['python3', '-m', 'venv', '.venv'], folder);
    run([`./${PYTHON}`, '-m', 'pip', 'install', '--disable-pip-version-check', '--find-links', packages, '--requirement', 'requirements.txt'], folder);
  },

  command: (program) => [`./${PYTHON}`, PYTHON_LANGUAGE.sources[program]],
};

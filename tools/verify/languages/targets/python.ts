import { run } from '../commands';
import { Language } from '../language';

const PYTHON = './.venv/bin/python';

export const PYTHON_LANGUAGE: Language = {
  name: 'python',
  target: 'python',
  tools: ['python3'],
  sources: { example: 'app.py', changed: 'changed_app.py', invalid: 'invalid_app.py' },

  install: ({ folder, packages }) => {
    run(['python3', '-m', 'venv', '.venv'], folder);
    run([PYTHON, '-m', 'pip', 'install', '--disable-pip-version-check', '--find-links', packages, '--requirement', 'requirements.txt'], folder);
  },

  command: (program) => [PYTHON, program === 'example' ? 'app.py' : `${program}_app.py`],
};

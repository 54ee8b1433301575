import { runCommand } from './command';

const DEFAULT_WIDTH = 120;

// exit, so that the exit handler of an interrupted run removes the temporary folder
for (const [signal, number] of [['SIGINT', 2], ['SIGTERM', 15]] as const) process.once(signal, () => process.exit(128 + number));
// a reader such as `head` can close the pipe early
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

void runCommand(process.argv.slice(2), {
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
  width: process.stdout.columns ?? DEFAULT_WIDTH,
}).then((exitCode) => {
  process.exitCode = exitCode;
});

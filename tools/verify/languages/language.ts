/**
 * The programs of each language: the apps in `examples`, and two variants of the example, of which one has another template and one has
 * an invalid prop.
 */
export type Program = 'first' | 'example' | 'features' | 'changed' | 'invalid';

/** The folders of an installation in a scratch folder. */
export interface Project {
  /** A copy of `examples/<language>`. */
  readonly folder: string;
  /** The output of jsii-pacmak for the language. */
  readonly packages: string;
}

/** A language that the library is built for, and in which its examples are run. */
export interface Language {
  readonly name: string;
  /** The target of jsii-pacmak. */
  readonly target: string;
  /** Additional options of jsii-pacmak. */
  readonly buildOptions?: readonly string[];
  /** The commands that must be installed. */
  readonly tools: readonly string[];
  /** The file of the example and of its variants, relative to the folder of the project. */
  readonly sources: Readonly<Record<'example' | 'changed' | 'invalid', string>>;
  /** Changes the names in the source of the example that depend on its file name. */
  renameProgram?(source: string, program: Program): string;
  /** Installs the package and compiles all programs. */
  install(project: Project): void;
  /** Returns the command that runs a program. */
  command(program: Program): readonly string[];
}

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';

/** The names that a compiled package gives to plain Node, functions and constants included. */
export function runtimeExports(folder: string): string[] {
  // In a process of its own, so that the compiled files don't count as files under test.
  const script = 'JSON.stringify(Object.keys(require(process.argv[1])))';
  const output = execFileSync(process.execPath, ['-p', script, folder], { encoding: 'utf8' });
  return JSON.parse(output) as string[];
}

/** The names that a declaration file exports, type aliases included; `export * from` is followed through the package's own files. */
export function declaredExports(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) return namesOf(statement, file);
    return isExported(statement) ? declaredNames(statement) : [];
  });
}

function namesOf(declaration: ts.ExportDeclaration, file: string): string[] {
  const { exportClause, moduleSpecifier } = declaration;
  if (exportClause && ts.isNamespaceExport(exportClause)) return [exportClause.name.text];
  if (exportClause) return exportClause.elements.map((element) => element.name.text);
  return moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? declaredExports(declarationFile(file, moduleSpecifier.text)) : [];
}

function declarationFile(from: string, specifier: string): string {
  const target = path.resolve(path.dirname(from), specifier);
  return existsSync(`${target}.d.ts`) ? `${target}.d.ts` : path.join(target, 'index.d.ts');
}

function isExported(statement: ts.Statement): boolean {
  return ts.canHaveModifiers(statement)
    && (ts.getModifiers(statement) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
}

function declaredNames(statement: ts.Statement): string[] {
  const declarations = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement as ts.DeclarationStatement];
  return declarations.flatMap(({ name }) => name && ts.isIdentifier(name) ? [name.text] : []);
}

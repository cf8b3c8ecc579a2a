/** Values against types: the compiler says what a type does not know, misses or has otherwise. */
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/**
 * What is wrong with each value as a literal of a type. Literals, because the compiler then reports keys that the
 * type does not have.
 * @param {string} imports statement that brings the type's name
 * @param {string} type
 * @param {any[]} values
 * @returns {string[][]}
 */
export function mistyped(imports, type, values) {
  if (values.length === 0) return [];
  const lines = values.map((value, n) => `export const value${n}: ${type} = ${JSON.stringify(value)};`);
  const source = [imports, ...lines].join('\n');
  // A file that is not on the disk, where its imports are found.
  const name = fileURLToPath(new URL('values.ts', import.meta.url));
  const options = {
    strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file === name || fileExists.call(host, file);
  host.getSourceFile = (file, target, ...rest) =>
    (file === name ? ts.createSourceFile(file, source, target) : getSourceFile.call(host, file, target, ...rest));
  const program = ts.createProgram([name], options, host);
  const file = program.getSourceFile(name);
  const found = values.map(() => /** @type {string[]} */ ([]));
  for (const { messageText, start } of [...program.getOptionsDiagnostics(), ...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]) {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line : 0;
    const message = ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 600);
    // The first line is the import: without it nothing is checked, so every value is at fault.
    for (const list of line === 0 ? found : [found[line - 1]]) list?.push(message);
  }
  return found;
}

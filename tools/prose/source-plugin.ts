import { ASTNodeTypes, TxtDocumentNode, TxtParagraphNode } from '@textlint/ast-node-types';
import type { TextlintMessage, TextlintPluginCreator } from '@textlint/types';
import { Range, readSql, readTypeScript, SourceText } from './source-text';

const READERS: Readonly<Record<string, (text: string) => SourceText>> = { '.sql': readSql, '.ts': readTypeScript };

/** Reads TypeScript and SQL files for textlint. Each comment and each text is a paragraph. */
class SourceProcessor {
  public availableExtensions(): string[] {
    return Object.keys(READERS);
  }

  public processor(extension: string) {
    return {
      preProcess: (text: string) => parse(READERS[extension](text)),
      postProcess: (messages: TextlintMessage[], filePath = '') => ({ messages, filePath }),
    };
  }
}

export const sourcePlugin: TextlintPluginCreator = { Processor: SourceProcessor };

function parse({ text, blocks }: SourceText): { text: string; ast: TxtDocumentNode } {
  const locate = createLocator(text);
  const children = blocks.map((block): TxtParagraphNode => {
    const place = locate(block);
    return { type: ASTNodeTypes.Paragraph, ...place, children: [{ type: ASTNodeTypes.Str, value: place.raw, ...place }] };
  });
  return { text, ast: { type: ASTNodeTypes.Document, ...locate([0, text.length]), children } };
}

/** In textlint, lines count from one and columns from zero. */
function createLocator(text: string) {
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const position = (index: number) => {
    const line = lineStarts.filter((start) => start <= index).length;
    return { line, column: index - lineStarts[line - 1] };
  };
  return (range: Range) => ({ raw: text.slice(...range), range, loc: { start: position(range[0]), end: position(range[1]) } });
}

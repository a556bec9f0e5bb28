/** Markdown as specs use it: without the languages that may stand in its fences, which would be most of the page's weight. */

import { Language, LanguageSupport, defineLanguageFacet, foldNodeProp, foldService, languageDataProp, syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { type SyntaxNode, NodeProp, type NodeType } from '@lezer/common';
import { GFM, type MarkdownExtension, parser } from '@lezer/markdown';
import { unless } from './bearable.js';

const data = defineLanguageFacet({ commentTokens: { block: { open: '<!--', close: '-->' } } });

const heading = new NodeProp<number>();

const asLanguage: MarkdownExtension = {
  props: [
    heading.add(levelOf),
    foldNodeProp.add((type) =>
      type.is('FencedCode') || type.is('Table') || type.is('CommentBlock')
        ? (node, state) => ({ from: state.doc.lineAt(node.from).to, to: node.to })
        : undefined,
    ),
    languageDataProp.add({ Document: data }),
  ],
};

/** A longer paragraph has no colours, in UTF-16 code units: what its brackets and stars cost grows with the square of their number. */
const LONGEST_PARAGRAPH = 10_000;

const reader = parser.configure([GFM, asLanguage]);
const readInline = reader.parseInline.bind(reader);
reader.parseInline = (text, offset) => (text.length > LONGEST_PARAGRAPH ? [] : readInline(text, offset));

const language = new Language(data, reader, [], 'markdown');

function levelOf(type: NodeType): number | undefined {
  const level = /^(?:ATX|Setext)Heading(\d)$/.exec(type.name)?.[1];
  return level === undefined ? undefined : Number(level);
}

/** A heading folds everything below it, up to the next one that is not deeper. */
function foldSection(state: EditorState, start: number, end: number): { from: number; to: number } | null {
  for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(end, -1); node && node.from >= start; node = node.parent) {
    const level = node.type.prop(heading);
    if (level === undefined) continue;
    const to = sectionEnd(node, level);
    return to > end ? { from: end, to } : null;
  }
  return null;
}

function sectionEnd(title: SyntaxNode, level: number): number {
  let last = title;
  for (let next = last.nextSibling; next; next = next.nextSibling) {
    const other = next.type.prop(heading);
    if (other !== undefined && other <= level) break;
    last = next;
  }
  return last.to;
}

/** Quotes and lists in each other, in one line, that nobody writes and that overflow the highlighter's stack. */
const TOO_DEEP = /^(?:[ \t]*(?:>|[-*+][ \t]|\d+[.)][ \t])){200}/m;

/** Markdown with its colours and folds, until a text comes that nests deeper than they bear; that one is plain. */
export const markdown = unless((text) => TOO_DEEP.test(text), new LanguageSupport(language, foldService.of(foldSection)));

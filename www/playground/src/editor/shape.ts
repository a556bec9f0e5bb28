/** The line ends and the byte order mark of a document's file: what is taken back takes them back, too. */

import { invertedEffects } from '@codemirror/commands';
import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { PLAIN, type Shape } from '../documents/line-ends.js';

export const setShape = StateEffect.define<Shape>();

const field = StateField.define<Shape>({
  create: () => PLAIN,
  update: (shape, { effects }) => effects.find((effect) => effect.is(setShape))?.value ?? shape,
});

export function shapeOf(state: EditorState): Shape {
  return state.field(field);
}

export function shape(start: Shape): Extension {
  return [
    field.init(() => start),
    invertedEffects.of(({ effects, startState }) => (effects.some((effect) => effect.is(setShape)) ? [setShape.of(shapeOf(startState))] : [])),
  ];
}

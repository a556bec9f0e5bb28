/** Compares what the WebAssembly modules say with what the native core said. Runs in Node and in a page. */

/** The first differences of a case, as lines of text; none when both say the same. */
export function differences(validator, diagrams, wanted) {
  const { text, options } = wanted;
  const found = [];
  const compare = (what, native, here) => {
    const at = firstDifference(native, here, what);
    if (at) found.push(`${wanted.name}: ${at}`);
  };
  compare('report', wanted.report, validator.check(text, options));
  if (wanted.chapter) {
    compare('chapter', wanted.chapter, chapterOf(validator, diagrams, text, options));
    compare('editor', wanted.editor, editorOf(validator, text, options, wanted.editor.fitting));
  }
  if (wanted.fixed) {
    const fixed = (fixes) => validator.applyEdits(text, validator.edits(text, options, { fixes }).edits);
    compare('fixed', wanted.fixed, { safe: fixed('safe'), all: fixed('all') });
  }
  return found;
}

function chapterOf(validator, diagrams, text, options) {
  const plain = validator.chapter(text, options);
  const figures = {};
  for (const figure of plain.figures) {
    figures[figure.id] = drawing(diagrams, figure);
  }
  const drawn = Object.fromEntries(Object.entries(figures).filter(([, picture]) => picture !== null));
  return {
    plain: validator.applyEdits(text, plain.edits),
    drawn: validator.applyEdits(text, validator.chapter(text, { ...options, drawn }).edits),
    figures,
    preview: validator.preview(text, { ...options, drawn }).blocks.map((block) => [block.html, place(block)]),
  };
}

function editorOf(validator, text, options, fitting) {
  const { outline, names } = validator.symbols(text, options);
  return {
    outline: outline.map((section) => [section.title, section.level, place(section.heading), place(section)]),
    names: names.map(({ name, kind, detail, declaration, references }) => [name, kind, detail, declaration && place(declaration), references.map(place)]),
    fitting: fitting.map(({ offset }) => {
      const found = validator.completions(text, offset, options);
      const items = found.items.map(({ label, kind, detail, insert }) => [label, kind, detail, insert]);
      return { offset, replaces: place(found), items };
    }),
  };
}

function place({ start, end }) {
  return [start.offset, end.offset];
}

function drawing(diagrams, figure) {
  try {
    return diagrams.renderSvg(figure.mermaid, figure);
  } catch (error) {
    if (error.name !== 'SeamlineError') throw error;
    return null;
  }
}

/** Where two values of JSON differ, with both of them; undefined when they are the same. */
export function firstDifference(one, other, path) {
  if (Object.is(one, other)) return undefined;
  const isObject = (value) => typeof value === 'object' && value !== null;
  if (isObject(one) && isObject(other) && Array.isArray(one) === Array.isArray(other)) {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      if (!Object.hasOwn(one, key) || !Object.hasOwn(other, key)) return `${path}.${key} is only on one side`;
      const at = firstDifference(one[key], other[key], `${path}.${key}`);
      if (at) return at;
    }
    return undefined;
  }
  return `${path} is ${short(one, other)} natively and ${short(other, one)} here`;
}

/** A value from shortly before where it differs from the other one. */
function short(value, other) {
  if (typeof value !== 'string' || typeof other !== 'string') return JSON.stringify(value);
  let at = 0;
  while (at < value.length && value[at] === other[at]) at += 1;
  return JSON.stringify(value.slice(Math.max(0, at - 20), at + 60));
}

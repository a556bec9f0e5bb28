/** One spec in many disguises. Whatever is put on must come off again, and neither a finding nor a fix may notice. */

/** What the spec is checked against. */
export const ARCHITECTURE = `| Module | Responsibility | Dependencies |
|---|---|---|
| Lockers | Bays and doors | None |
| Kiosk | What customers see | Lockers |
| Billing | Fees | None |
`;

/** `¤` is where a disguise is put on: in front of names, in their cells, around headings, in prose. */
const SPEC = `# Integration: Parcel Hold

**Type:** User Journey ¤
**Priority:** P1

> ¤ Keep a parcel that nobody fetched. ¤

## Overview

¤¤ A bay that is not emptied in a day is freed by the night run. ¤

## Modules Involved

| Module | Role | Changes |
|---|---|---|
| Lockers | Both | ¤ Frees a bay ¤ |
| Kiosk | Consumer | ¤ Shows where the parcel is |

## Module Coordination

### Synchronous Calls

| From | To | Method | Purpose |
|---|---|---|---|
| Kiosk | Lockers | \`find(parcel)\` | ¤ Says where ¤ |

### Asynchronous Events

| Event | Purpose | Publisher | Subscribers |
|---|---|---|---|
| BayFreed | ¤ tells all ¤ | Lockrs (¤) | Kiosk |
| BayTaken | says ¤ | Lockers (¤) | Kiosk, Billing (¤) |

## Failure Modes

| Failure | Detection | Impact |
|---|---|---|
| The door jams ¤ | A sensor | ¤ The parcel stays |

## Rollout Plan

### Feature Flags

| Flag | Purpose | Default |
|---|---|---|
| ¤\`late-holds\`¤ | ¤ Frees bays | off |
| \`door-codes\` | Codes ¤ | off |
| ¤\`kioskMap\`¤ | ¤ Shows the way | off |

### Migration Steps

1. Turn ¤\`kioskMap\`¤ on for one depot; when ¤ it holds, turn kioskMap on for all
`;

/** What is put on, by name; none of it is a character that stands in the spec or means something to Markdown. */
export const MARKS = {
  'an emoji': '😀',
  'an emoji of several': '👩‍👩‍👧‍👦',
  'a letter of an astral plane': '𝔘',
  'CJK': '配送所',
  'combining marks': 'ẹ́',
  'a combining mark with nothing to combine with': '\u0301',
  'a right-to-left word': 'שלום',
  'a high surrogate': '\ud83d',
  'a low surrogate': '\ude00',
  'surrogates the wrong way round': '\ude00\ud83d',
  'a replacement character': '\ufffd',
  'a byte order mark inside': 'x\ufeffx',
  'a NUL': '\0',
};

const ENDINGS = { '': '\n', ' and CRLF': '\r\n', ' and CR': '\r' };

/** The spec without a disguise. */
export const PLAIN = SPEC.replaceAll('¤', '');

/** Each disguise: its name, the spec in it, what takes it off a text, and what counts how often it is put on. */
export function disguises() {
  const marks = [['nothing', ''], ...Object.entries(MARKS)];
  return marks.flatMap(([name, mark]) =>
    Object.entries(ENDINGS).flatMap(([behind, ending]) =>
      ['', '\ufeff'].map((start) => ({
        name: `${name}${behind}${start && ', behind a byte order mark'}`,
        text: start + SPEC.replaceAll('¤', mark).replaceAll('\n', ending),
        off: (text) => bare(text.slice(text.startsWith('\ufeff') ? 1 : 0), mark).replaceAll(ending, '\n'),
        marks: (text) => (mark === '' ? 0 : text.split(mark).length - 1),
      })),
    ),
  );
}

function bare(text, mark) {
  return mark === '' ? text : text.replaceAll(mark, '');
}

/** Line and column, from 1, of an offset: counted here, by the string alone. */
export function placeOf(text, offset) {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: lines.at(-1).length + 1, offset };
}

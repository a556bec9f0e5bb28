/** A spec of any length that is one: what an example lists, listed again and again under names of their own. */

/** Names in camel case of two words at least, as methods, events and data have them; modules have one word. */
const NAME = /\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b/g;

/** Numbers of steps and phases. */
const NUMBER = /^(### Phase )?(\d+)(?=[.:])/gm;

/** Repeats the rows, steps and phases of a spec until it has about as many UTF-16 code units as are wanted. */
export function longSpec(spec, length) {
  const parts = listed(spec);
  const size = parts.filter(({ isListed }) => isListed).reduce((sum, { text }) => sum + text.length, 0);
  const copies = Math.round((length - spec.length) / size);
  return parts.map(({ text, isListed }) => (isListed ? again(text, copies) : text)).join('');
}

/** What is a list: the rows of a table, the steps of a flow, the phases of a plan. What has no name that could be numbered stays as it is. */
const LISTS = [
  /(?<=^\| (?!Module |Method |Flag ).*\n\|[-|]+\|\n)(?:\|.*\n)+/,
  /(?:^\d+\. \*\*.*\n(?: +.*\n)*\n)+/,
  /(?:^### Phase \d+:.*\n(?:(?!#|---).*\n)*)+/,
];

/** The spec in parts, of which some are lists. */
function listed(spec) {
  const parts = [];
  let end = 0;
  for (const { index, 0: text } of spec.matchAll(new RegExp(LISTS.map(({ source }) => source).join('|'), 'gm'))) {
    parts.push({ text: spec.slice(end, index), isListed: false }, { text, isListed: true });
    end = index + text.length;
  }
  return [...parts, { text: spec.slice(end), isListed: false }];
}

/** A list with copies behind it, whose names and numbers are those of nobody else. */
function again(list, copies) {
  const count = list.match(NUMBER)?.length ?? 0;
  const copy = (_, nth) =>
    list
      .replace(NAME, (name) => (nth === 0 ? name : name + nth))
      .replace(NUMBER, (_all, phase = '', number) => phase + (Number(number) + nth * count));
  return Array.from({ length: copies + 1 }, copy).join('');
}

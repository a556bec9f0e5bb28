import { type Drawing, type Figure, type Preview, SeamlineError } from '@seamline/validator';
import type { Checked, Session } from '../session.js';
import { Store } from '../store.js';
import { diagrams, optionsOf, reader } from './engines.js';
import { patience } from './patience.js';

/** What became of a figure: drawn, refused with a reason, or not here yet. */
export type Picture = Drawing | SeamlineError | undefined;

export interface Chapter {
  /** What this is a preview of. */
  readonly of: Checked;
  readonly preview: Preview;
  /** By the figure's id. */
  readonly pictures: ReadonlyMap<string, Picture>;
}

/** Pictures of one chapter that are drawn; further ones stay as their Mermaid text. */
const DRAWN = 40;
const UNDRAWN = new SeamlineError('too-large', `The first ${DRAWN} figures of a chapter are drawn; this one comes after them.`);

/** Milliseconds after which no further figure of a chapter is begun. */
const DRAWING = 30_000;
const TOO_SLOW = new SeamlineError('timeout', 'The figures before this one took too long to draw.');

/** Why a picture may be missing for a while. */
const PASSING: readonly string[] = ['load-failed', 'worker-failed', 'closed'];

/** Pictures that were seen last: most keys change none of them. */
const REMEMBERED = 60;

/** The chapter that a book would show, kept up with the spec: whatever panel is shown, the preview may be printed. */
export class Chapters {
  readonly latest = new Store<Chapter | null>(null);
  /** Whether something is still to come for the spec as it was checked last. */
  readonly isBehind = new Store(false);
  readonly #session: Session;
  readonly #drawn = new Map<string, Drawing | SeamlineError>();
  /** The last drawing of each figure, by id and title: shown until the next one is there. */
  readonly #last = new Map<string, Drawing>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(session: Session) {
    this.#session = session;
    session.checked.onChange((checked) => this.#follow(checked));
  }

  #follow(checked: Checked | null): void {
    clearTimeout(this.#timer);
    if (!checked) return;
    this.isBehind.value = true;
    const wait = this.latest.value === null ? 0 : patience(checked.of.spec);
    this.#timer = setTimeout(() => void this.#make(checked), wait);
  }

  async #make(of: Checked): Promise<void> {
    try {
      // Most keys change no figure: with the pictures that were there, one question is enough.
      const before = this.latest.value?.preview.figures ?? [];
      let preview = await this.#ask(of, before);
      if (this.#drawnOf(before) !== this.#drawnOf(preview.figures)) preview = await this.#ask(of, preview.figures);
      this.#tell(of, preview);
      const missing = preview.figures.slice(0, DRAWN).filter((figure) => !this.#drawn.has(nameOf(figure)));
      if (missing.length === 0) return;
      const end = performance.now() + DRAWING;
      for (const figure of missing) {
        if (performance.now() < end) await this.#draw(figure);
        else this.#drawn.set(nameOf(figure), TOO_SLOW);
        if (this.#session.checked.value !== of) return;
        this.#tell(of, preview);
      }
      preview = await this.#ask(of, preview.figures);
      this.#tell(of, preview);
    } catch (error) {
      const isPassing = error instanceof SeamlineError && ['superseded', 'closed', 'aborted'].includes(error.code);
      if (!isPassing) console.error(error);
    } finally {
      if (this.#session.checked.value === of) this.isBehind.value = false;
    }
  }

  /** The names of the figures that are drawn. */
  #drawnOf(figures: readonly Figure[]): string {
    return figures.map(nameOf).filter((name) => this.#drawn.has(name)).join('\n');
  }

  #pictureOf(figure: Figure): Picture {
    return this.#drawn.get(nameOf(figure)) ?? this.#last.get(placeOf(figure));
  }

  #ask(of: Checked, figures: readonly Figure[]): Promise<Preview> {
    const drawn = Object.fromEntries(
      figures.flatMap((figure) => {
        const picture = this.#pictureOf(figure);
        return picture && !(picture instanceof SeamlineError) ? [[figure.id, picture]] : [];
      }),
    );
    return reader().preview(of.of.spec, { ...optionsOf(of.of), idPrefix: 'preview', drawn }, { key: 'preview' });
  }

  #tell(of: Checked, preview: Preview): void {
    if (this.#session.checked.value !== of) return;
    const pictures = new Map(
      preview.figures.map((figure, at) => [figure.id, at < DRAWN ? this.#pictureOf(figure) : UNDRAWN]),
    );
    this.latest.value = { of, preview, pictures };
  }

  async #draw(figure: Figure): Promise<void> {
    let picture: Drawing | SeamlineError;
    try {
      picture = await (await diagrams()).renderSvg(figure.mermaid, figure);
    } catch (error) {
      picture = error instanceof SeamlineError ? error : new SeamlineError('internal', String(error));
    }
    this.#drawn.set(nameOf(figure), picture);
    if (!(picture instanceof SeamlineError)) this.#last.set(placeOf(figure), picture);
    // What the network kept away may come the next time.
    else if (PASSING.includes(picture.code)) setTimeout(() => this.#drawn.delete(nameOf(figure)));
    for (const oldest of this.#drawn.keys()) {
      if (this.#drawn.size <= REMEMBERED) break;
      this.#drawn.delete(oldest);
    }
  }
}

/** Where a figure stands, whatever it shows. */
function placeOf({ id, title }: Figure): string {
  return `${id}\n${title}`;
}

/** Figures with the same words are the same picture. */
function nameOf({ id, mermaid, title, description }: Figure): string {
  return [id, title, description, mermaid].join('\n');
}

// SPDX-License-Identifier: MIT
/**
 * The pop-up on the page: drawn by the tag, kept open, and looked up by place and by id. What the
 * studio draws over it is in `outlines`, writing in it in `writing`.
 */

/** @import {createPopup} from "../tag/src/render.js" */
/** @import {Part, Popup, ShownPopup, ShownRecord, TextElement} from "./messages.js" */

/**
 * What only the studio adds to the style of a pop-up: it stands still, shows the pointer of a tool
 * that selects, and shows where words are missing.
 */
const STUDIO_STYLE = `
  *, *::before, *::after, ::backdrop { animation: none !important; transition: none !important; }
  * { cursor: default !important; user-select: none; }
  button:hover { filter: none; }
  .close_button:hover { background: none; }
  h2[data-placeholder], p[data-placeholder], [contenteditable] { display: block !important; }
  [data-placeholder]::before { content: attr(data-placeholder); opacity: 0.45; }
  ::selection { color: inherit; background: color-mix(in srgb, var(--accent) 30%, transparent); }
  [contenteditable]::before { visibility: hidden; }
  [contenteditable], [contenteditable] * { cursor: text !important; user-select: text; }
  [contenteditable] { white-space: pre-wrap; outline: 0 !important; box-shadow: none !important; }
`;

/** @type {ReadonlySet<string>} */
const WITH_WORDS = new Set(["heading", "text", "button"]);

/**
 * @param {ShownRecord | undefined} record
 * @returns {record is TextElement}
 */
const hasWords = (record) => record !== undefined && WITH_WORDS.has(record.kind);

/** @param {TextElement} record */
export const plain = (record) => record.content.map((run) => run.text).join("");

export class Stage {
  /** @type {ShownPopup | null} */
  #popup = null;
  /** @type {Popup | null} */
  #record = null;
  /** @type {Map<string, Part>} */
  #parts = new Map();
  /** @type {Record<TextElement["kind"], string> | null} */
  #placeholders = null;
  #sheet = new CSSStyleSheet();
  #on;

  /**
   * @param {object} on
   * @param {() => void} on.scrolled Called when something in the pop-up was scrolled.
   * @param {() => void} on.opened Called when the pop-up came to stand above all others.
   */
  constructor(on) {
    this.#sheet.replaceSync(STUDIO_STYLE);
    this.#on = on;
  }

  /** @returns {string | null} */
  get popupId() {
    return this.#record?.id ?? null;
  }

  /**
   * Show another pop-up, or the same one anew.
   *
   * @param {Popup} popup
   * @param {Record<string, Part>} elements
   */
  show(popup, elements) {
    this.#popup?.destroy();
    const { exitStudio } = /** @type {{exitStudio: {createPopup: typeof createPopup}}} */ (
      /** @type {unknown} */ (window)
    );
    const shown = exitStudio.createPopup({ popup, elements, onAction: () => {} });
    this.#popup = shown;
    this.#record = popup;
    this.#parts = new Map(Object.entries(elements));
    const root = /** @type {ShadowRoot} */ (shown.dialog.getRootNode());
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    root.addEventListener("scroll", this.#on.scrolled, { capture: true, passive: true });
    this.#keepOpen(shown.dialog);
    shown.show();
    this.#on.opened();
    this.#markEmpty(this.#parts.keys());
  }

  /**
   * Nothing that a visitor would do closes the pop-up in the studio.
   *
   * @param {HTMLDialogElement} dialog
   */
  #keepOpen(dialog) {
    const refuse = (/** @type {Event} */ event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    dialog.addEventListener("cancel", refuse, { capture: true });
    // Chromium asks only once between two clicks whether a dialog may be closed.
    dialog.addEventListener("close", () => {
      if (!dialog.isConnected || dialog.open) return;
      dialog.showModal();
      this.#on.opened();
    });
  }

  /**
   * Bring the pop-up to what some records say now; null: that one is gone.
   *
   * @param {Record<string, ShownRecord | null>} records
   */
  change(records) {
    /** @type {Record<string, Part | null>} */
    const elements = {};
    for (const [id, record] of Object.entries(records)) {
      if (record?.kind === "popup") {
        this.#record = record;
        continue;
      }
      elements[id] = record;
      if (record) this.#parts.set(id, record);
      else this.#parts.delete(id);
    }
    const popup = this.#record;
    this.#popup?.update(popup && records[popup.id] ? { popup, elements } : { elements });
    this.#markEmpty(Object.keys(records));
  }

  /**
   * Say by kind what empty elements show; null: nothing, as on a site.
   *
   * @param {Record<TextElement["kind"], string> | null} words
   */
  setPlaceholders(words) {
    this.#placeholders = words;
    this.#markEmpty(this.#parts.keys());
  }

  /** @param {Iterable<string>} ids */
  #markEmpty(ids) {
    for (const id of ids) {
      const record = this.textOf(id);
      if (record) this.markEmpty(id, plain(record) === "");
    }
  }

  /**
   * Let an element show its placeholder, or no longer.
   *
   * @param {string} id
   * @param {boolean} isEmpty
   */
  markEmpty(id, isEmpty) {
    const node = this.nodeOf(id);
    const record = this.textOf(id);
    if (!node || !record) return;
    const words = isEmpty ? this.#placeholders?.[record.kind] : undefined;
    if (words) node.dataset["placeholder"] = words;
    else delete node.dataset["placeholder"];
  }

  /**
   * @param {string} id
   * @returns {HTMLElement | null}
   */
  nodeOf(id) {
    return this.#popup?.nodeOf(id) ?? null;
  }

  /**
   * The box of the pop-up, out of which a node in it may be scrolled; null for one beside it.
   *
   * @param {HTMLElement} node
   * @returns {HTMLElement | null}
   */
  scrollerOf(node) {
    const box = this.nodeOf(this.popupId ?? "");
    return box && box !== node && box.contains(node) ? box : null;
  }

  /**
   * Bring an element of a tall pop-up into sight.
   *
   * @param {string | null} id
   */
  scrollTo(id) {
    this.nodeOf(id ?? "")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /**
   * The record of an element that holds words, or null.
   *
   * @param {string | null} id
   * @returns {TextElement | null}
   */
  textOf(id) {
    const record = this.#parts.get(id ?? "");
    return hasWords(record) ? record : null;
  }

  /**
   * What an event of the mouse hits: an element, the pop-up, or null beside it. A step fills the
   * pop-up, so it counts as the pop-up.
   *
   * @param {MouseEvent} event
   * @returns {string | null}
   */
  hit(event) {
    const node = event.composedPath()[0];
    const id = this.#popup && node instanceof Node ? this.#popup.idOf(node) : null;
    return id !== null && this.#record?.steps.includes(id) ? this.#record.id : id;
  }

  /**
   * The elements in the order in which one reads them, without the stacks around them.
   *
   * @returns {string[]}
   */
  order() {
    /** @type {(id: string) => string[]} */
    const leaves = (id) => {
      const part = this.#parts.get(id);
      if (!part || !this.nodeOf(id)) return [];
      return part.kind === "stack" ? part.children.flatMap(leaves) : [id];
    };
    const { steps = [], close } = this.#record ?? {};
    return [...steps, ...(close === undefined ? [] : [close])].flatMap(leaves);
  }
}

// SPDX-License-Identifier: MIT
/**
 * Writing in place: one element at a time takes the keyboard, and each change of its words goes up
 * to the studio. Which key or click begins or ends it is decided in `overlay`.
 */

import { plain } from "./stage.js";
import { readText, selectAll, selectedSpan, selectSpan } from "./text.js";

/** @import {ShownRecord, TextElement, Up} from "./messages.js" */
/** @import {Stage} from "./stage.js" */

/** @param {TextElement} record All that a record says beside its words. */
const dress = (record) => JSON.stringify({ ...record, content: null });

export class Writing {
  #stage;
  #send;
  #changed;
  /** @type {HTMLElement | null} */
  #node = null;
  /** What the element says in the studio. @type {TextElement | null} */
  #record = null;
  #sent = 0;

  /**
   * @param {Stage} stage
   * @param {(message: Up) => void} send
   * @param {() => void} changed Called when writing begins, ends, or changes the words.
   */
  constructor(stage, send, changed) {
    this.#stage = stage;
    this.#send = send;
    this.#changed = changed;
  }

  /** The element that is written in, or null. @returns {string | null} */
  get id() {
    return this.#record?.id ?? null;
  }

  /** Whether Enter makes a line in it. @returns {boolean} */
  get hasLines() {
    return this.#record?.kind === "text";
  }

  /** Whether it is a button, which takes Space for a press. @returns {boolean} */
  get isButton() {
    return this.#record?.kind === "button";
  }

  /**
   * Put text where the caret is.
   *
   * @param {string} text
   */
  insert(text) {
    document.execCommand("insertText", false, text);
  }

  /**
   * Begin to write in an element, with all of its words selected. Nothing happens where there are
   * no words to write.
   *
   * @param {string | null} id
   */
  begin(id) {
    const record = this.#stage.textOf(id);
    const node = record && this.#stage.nodeOf(record.id);
    if (!node || id === this.id) return;
    this.end();
    this.#record = record;
    this.#node = node;
    node.contentEditable = "plaintext-only";
    node.spellcheck = false;
    node.focus({ preventScroll: true });
    selectAll(node);
    this.#send({ kind: "editing", element_id: record.id });
    this.#changed();
  }

  /** End writing; the element is drawn anew from what the studio says of it. */
  end() {
    const node = this.#node;
    const record = this.#record;
    if (!node || !record) return;
    this.#node = null;
    this.#record = null;
    node.removeAttribute("contenteditable");
    node.removeAttribute("spellcheck");
    node.blur();
    if (this.#stage.nodeOf(record.id) === node) {
      node.replaceChildren();
      this.#stage.change({ [record.id]: record });
    }
    this.#send({ kind: "editing", element_id: null });
    this.#changed();
  }

  /**
   * Tell the studio that the words have changed.
   *
   * @param {boolean} isComposing Whether an input method is still at work on them.
   */
  heed(isComposing) {
    if (!this.#node || !this.#record) return;
    const text = readText(this.#node);
    // What a browser leaves behind in an empty element would push its placeholder aside.
    if (text === "" && !isComposing) this.#node.replaceChildren();
    this.#stage.markEmpty(this.#record.id, text === "");
    this.#sent += 1;
    this.#send({ kind: "write", element_id: this.#record.id, text, number: this.#sent });
    this.#changed();
  }

  /**
   * Take what the studio says of the element that is written in.
   *
   * @param {ShownRecord | null} record
   * @param {number | null} answers Which message of ours this comes from.
   * @returns {boolean} Whether it is to be drawn like all others; false: it is done.
   */
  receive(record, answers) {
    const node = this.#node;
    const before = this.#record;
    if (!node || !before) return true;
    if (record === null || record.kind !== before.kind) {
      this.#node = null;
      this.end();
      return true;
    }
    this.#record = /** @type {TextElement} */ (record);
    const isOvertaken = answers !== null && answers < this.#sent;
    const isThere = plain(this.#record) === readText(node) && dress(this.#record) === dress(before);
    if (isOvertaken || isThere) return false;
    const span = selectedSpan(node);
    node.replaceChildren();
    this.#stage.change({ [this.#record.id]: this.#record });
    if (span) selectSpan(node, span);
    return false;
  }
}

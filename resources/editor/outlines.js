// SPDX-License-Identifier: MIT
/**
 * The lines around what is selected, hovered or written in, drawn above the pop-up. They hear
 * nothing: who is selected is decided in the studio.
 */

/** @typedef {"hover" | "selected" | "writing"} Role */

/** Widths in pixels of Qt's, whatever the zoom. @type {Record<Role, number>} */
const WIDTHS = { hover: 1.5, selected: 2, writing: 1.5 };

/**
 * How far a line stays off: from words that have no edge of their own, and from a button, which may
 * be of the same colour. It lies close around a box.
 */
const GAPS = { words: 3, button: 2 };

export class Outlines {
  #layer;
  #nodeOf;
  #scrollerOf;
  /** @type {Map<Role, string[]>} */
  #ids = new Map();
  /** @type {HTMLElement[]} */
  #frames = [];
  #pixelRatio = 1;
  #isScheduled = false;
  /** @type {Set<HTMLElement>} */
  #watched = new Set();
  #observer = new ResizeObserver(() => this.schedule());

  /**
   * @param {HTMLElement} layer A manual popover.
   * @param {(id: string) => HTMLElement | null} nodeOf
   * @param {(node: HTMLElement) => HTMLElement | null} scrollerOf What a node may be scrolled out of.
   */
  constructor(layer, nodeOf, scrollerOf) {
    this.#layer = layer;
    this.#nodeOf = nodeOf;
    this.#scrollerOf = scrollerOf;
  }

  /**
   * @param {string} accent
   * @param {number} pixelRatio Pixels of the screen for one of Qt's.
   */
  setLook(accent, pixelRatio) {
    // On the root, for the selection of the words that are written uses it too.
    document.documentElement.style.setProperty("--accent", accent);
    this.#pixelRatio = pixelRatio;
    this.place();
  }

  /**
   * Outline these elements in this role, and no others.
   *
   * @param {Role} role
   * @param {string[]} ids
   */
  set(role, ids) {
    if (`${this.#ids.get(role) ?? ""}` === `${ids}`) return;
    this.#ids.set(role, ids);
    this.place();
  }

  /** Stand above a dialog that has just been shown. */
  raise() {
    if (this.#layer.matches(":popover-open")) this.#layer.hidePopover();
    this.#layer.showPopover();
  }

  /** Place the lines at the next frame. */
  schedule() {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    requestAnimationFrame(() => {
      this.#isScheduled = false;
      this.place();
    });
  }

  /** Place the lines now. */
  place() {
    const wanted = this.#wanted();
    while (this.#frames.length < wanted.length) {
      const frame = document.createElement("div");
      frame.className = "outline";
      this.#layer.append(frame);
      this.#frames.push(frame);
    }
    this.#frames.forEach((frame, index) => {
      const one = wanted[index];
      frame.hidden = one === undefined;
      if (one) this.#draw(frame, one.node, one.role);
    });
    this.#watch(new Set(wanted.map(({ node }) => node)));
  }

  /**
   * Hear when one of these nodes changes its size. To watch a node anew counts as a change, which
   * would bring the next frame and the next; so those that are watched already are left alone.
   *
   * @param {Set<HTMLElement>} nodes
   */
  #watch(nodes) {
    for (const node of this.#watched) if (!nodes.has(node)) this.#observer.unobserve(node);
    for (const node of nodes) if (!this.#watched.has(node)) this.#observer.observe(node);
    this.#watched = nodes;
  }

  /** @returns {{node: HTMLElement, role: Role}[]} */
  #wanted() {
    const taken = new Set();
    const wanted = [];
    for (const role of /** @type {Role[]} */ (["writing", "selected", "hover"])) {
      for (const id of this.#ids.get(role) ?? []) {
        const node = this.#nodeOf(id);
        if (node && !taken.has(id)) wanted.push({ node, role });
        taken.add(id);
      }
    }
    return wanted;
  }

  /**
   * @param {HTMLElement} frame
   * @param {HTMLElement} node
   * @param {Role} role
   */
  #draw(frame, node, role) {
    const ratio = devicePixelRatio;
    const pixel = this.#pixelRatio / ratio;
    const width = Math.max(1, Math.round(WIDTHS[role] * this.#pixelRatio)) / ratio;
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    const isBare = style.backgroundColor === "rgba(0, 0, 0, 0)";
    const gap = node.nodeName === "BUTTON" ? GAPS.button : isBare ? GAPS.words : 0;
    const air = gap * pixel + width;
    const radius = gap === GAPS.words ? 2 * pixel : parseFloat(style.borderTopLeftRadius);
    /** @param {number} value */
    const crisp = (value) => Math.round(value * ratio) / ratio;
    const left = crisp(box.left - air);
    const top = crisp(box.top - air);
    frame.dataset["role"] = role;
    frame.style.transform = `translate(${left}px, ${top}px)`;
    frame.style.width = `${crisp(box.right + air) - left}px`;
    frame.style.height = `${crisp(box.bottom + air) - top}px`;
    frame.style.borderWidth = `${width}px`;
    frame.style.borderRadius = `${radius ? radius + air : 0}px`;
    frame.style.clipPath = clipTo(this.#scrollerOf(node), frame, (GAPS.words + 2) * pixel);
  }
}

/**
 * The clip that lets no line stand where its element is scrolled out of sight.
 *
 * @param {Element | null} around
 * @param {HTMLElement} frame
 * @param {number} air How far a line may reach out.
 */
const clipTo = (around, frame, air) => {
  if (!around) return "none";
  const outer = around.getBoundingClientRect();
  const inner = frame.getBoundingClientRect();
  const insets = [
    outer.top - inner.top,
    inner.right - outer.right,
    inner.bottom - outer.bottom,
    outer.left - inner.left,
  ];
  return `inset(${insets.map((inset) => `${Math.max(0, inset - air)}px`).join(" ")})`;
};

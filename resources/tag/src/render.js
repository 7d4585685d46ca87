// SPDX-License-Identifier: MIT
/**
 * Draws a pop-up from its records and keeps it in step with them, for websites and for the studio's
 * preview alike. What a click does is decided by whoever asked for the pop-up.
 */

import css from "./popup.css";
import { drawRuns, place } from "./runs.js";
import { dress, resolved } from "./styles.js";

/** @import {ButtonAction, Element as Part, Popup} from "./records.js" */

/**
 * @typedef {object} Action What a visitor did. The pop-up stays open until `close` is called.
 * @property {"click" | "close"} what
 * @property {string | null} element Id of the button, text or cross; null for the Escape key.
 * @property {ButtonAction | null} action What a button asks for; null for a cross and for a link in
 *   a text, which the browser follows by itself.
 *
 * @typedef {object} Change Records by id; null for an element that is gone.
 * @property {Popup} [popup]
 * @property {Record<string, Part | null>} [elements]
 */

/** The tag of each kind of element. A kind that is not here comes from a newer studio: left out. */
const TAGS = { heading: "h2", text: "p", button: "button", close_button: "button", stack: "div" };

const SVG = "http://www.w3.org/2000/svg";

/** @param {Document} doc */
const drawCross = (doc) => {
  const svg = doc.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  const path = doc.createElementNS(SVG, "path");
  path.setAttribute("d", "M4 4l12 12M16 4L4 16");
  svg.append(path);
  return svg;
};

/**
 * Make a pop-up; it is hidden until `show`.
 *
 * @param {object} wanted
 * @param {Popup} wanted.popup
 * @param {Record<string, Part>} wanted.elements Every element of the pop-up, by id.
 * @param {(action: Action) => void} wanted.onAction
 * @param {Document} [wanted.doc] The document to draw in.
 */
export const createPopup = ({ popup, elements, onAction, doc = document }) => {
  const view = /** @type {Window & typeof globalThis} */ (doc.defaultView);
  const phone = view.matchMedia("(max-width: 599.98px)");
  /** @type {Map<string, Part>} */
  const records = new Map(Object.entries(elements));
  /** @type {Map<string, HTMLElement>} */
  const nodes = new Map();
  let isOpen = false;

  const host = doc.createElement("exit-studio");
  const dialog = doc.createElement("dialog");
  const box = doc.createElement("div"); // scrolls, while the cross stays in its corner
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet];
  root.append(dialog);
  dialog.dir = "auto";
  box.className = "box";
  // The focus goes to the whole message, so that a key pressed just then sets off no button.
  box.tabIndex = -1;
  box.autofocus = true;

  /** @param {HTMLElement} node @param {Part | Popup} record */
  const style = (node, record) =>
    dress(node, resolved(record.styles, phone.matches ? "phone" : "desktop"));

  /** Bring a node to what its own record says. @param {HTMLElement} node @param {Part} record */
  const draw = (node, record) => {
    style(node, record);
    if (record.kind === "close_button") node.setAttribute("aria-label", record.label);
    else if (record.kind !== "stack") drawRuns(node, record.content, record.kind !== "button");
  };

  /** @param {Part} record */
  const create = (record) => {
    const { id, kind } = record;
    const node = doc.createElement(TAGS[kind]);
    node.id = id;
    node.className = kind;
    if (kind === "close_button") node.append(drawCross(doc));
    nodes.set(id, node);
    draw(node, record);
    return node;
  };

  /**
   * The node of an element with all its children in their places; [] where there is no such record.
   *
   * @param {string | undefined} id
   * @returns {HTMLElement[]}
   */
  const grow = (id = "") => {
    const record = records.get(id);
    if (!record || !TAGS[record.kind]) return [];
    const node = nodes.get(id) ?? create(record);
    if (record.kind === "stack") place(node, record.children.flatMap((child) => grow(child)));
    return [node];
  };

  const drawBox = () => {
    box.id = popup.id;
    style(box, popup);
    dialog.style.setProperty("--overlay", popup.frame.overlay);
  };

  /** Put every node in its place, and name the dialog by its heading or else its first words. */
  const assemble = () => {
    place(box, grow(popup.steps[0]));
    place(dialog, [box, ...grow(popup.close)]);
    const words = box.querySelector("h2:not(:empty)") ?? box.querySelector("p:not(:empty),button");
    dialog.setAttribute("aria-labelledby", words?.id ?? "");
    dialog.ariaLabel = doc.title || "Message"; // heard only where there are no words
  };

  /** @param {Change} change */
  const update = (change) => {
    for (const [id, record] of Object.entries(change.elements ?? {})) {
      const node = nodes.get(id);
      const isSameKind = record?.kind === records.get(id)?.kind;
      if (record) records.set(id, record);
      else records.delete(id);
      if (node && record && isSameKind) draw(node, record);
      else nodes.delete(id);
    }
    if (change.popup) {
      popup = change.popup;
      drawBox();
    }
    assemble();
  };

  const onWidth = () => {
    drawBox();
    for (const [id, node] of nodes) style(node, /** @type {Part} */ (records.get(id)));
  };

  const show = () => {
    if (isOpen) return;
    isOpen = true;
    doc.body.append(host);
    dialog.showModal();
  };

  const close = () => {
    isOpen = false;
    dialog.close(); // this gives the focus back, so it comes before the host goes
    host.remove();
  };

  /**
   * The id of the record that a node, or an ancestor of it, was drawn from.
   *
   * @param {Node | null} node
   * @returns {string | null}
   */
  const idOf = (node) =>
    root.contains(node) ? /** @type {Element} */ (node).id || idOf(/** @type {Node} */ (node).parentNode) : null;

  /** @param {string} id @returns {HTMLElement | null} */
  const nodeOf = (id) => (id === popup.id ? box : (nodes.get(id) ?? null));

  /** @param {string | null} element */
  const askToClose = (element) => onAction({ what: "close", element, action: null });

  dialog.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const element = idOf(target);
    const record = records.get(element ?? "");
    if (record?.kind === "close_button") askToClose(element);
    else if (record?.kind === "button") onAction({ what: "click", element, action: record.action });
    else if (target.closest("a")) onAction({ what: "click", element, action: null });
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    askToClose(null);
  });
  // Where a browser does not ask before it closes: a second Escape, a phone's Back.
  dialog.addEventListener("close", () => {
    if (isOpen && !dialog.open) askToClose(null);
  });
  phone.addEventListener("change", onWidth);

  drawBox();
  assemble();

  return {
    host,
    dialog,
    show,
    close,
    update,
    nodeOf,
    idOf,
    destroy() {
      close();
      phone.removeEventListener("change", onWidth);
    },
  };
};

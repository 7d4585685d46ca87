// SPDX-License-Identifier: MIT
/**
 * The words in a node that somebody writes in, and the caret in them, counted in characters.
 * Nothing is known here of records.
 */

/** @typedef {{start: number, end: number}} Span */

/**
 * The words of a node. A browser ends them with a line feed more than the writer typed, for a last
 * line without words could not hold the caret.
 *
 * @param {Node} node
 * @returns {string}
 */
export const readText = (node) => {
  let text = "";
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let at = walker.nextNode(); at; at = walker.nextNode()) {
    if (at instanceof Text) text += at.data;
    else if (at.nodeName === "BR") text += "\n";
  }
  return text.endsWith("\n") ? text.slice(0, -1) : text;
};

/**
 * @param {Node} node
 * @returns {Selection | null} The selection of the tree that `node` stands in.
 */
const selectionOf = (node) => {
  const root = /** @type {ShadowRoot & {getSelection?: () => Selection | null}} */ (node.getRootNode());
  return root.getSelection ? root.getSelection() : document.getSelection();
};

/**
 * @param {Node} node
 * @param {Node} container
 * @param {number} offset
 * @returns {number} Characters of `node` before a place in it.
 */
const charactersBefore = (node, container, offset) => {
  const range = document.createRange();
  range.setStart(node, 0);
  range.setEnd(container, offset);
  return range.toString().length;
};

/**
 * What is selected in a node; the caret is a span without length. Null: nothing is.
 *
 * @param {Node} node
 * @returns {Span | null}
 */
export const selectedSpan = (node) => {
  const selection = selectionOf(node);
  if (!selection?.rangeCount) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  if (!node.contains(startContainer) || !node.contains(endContainer)) return null;
  return {
    start: charactersBefore(node, startContainer, startOffset),
    end: charactersBefore(node, endContainer, endOffset),
  };
};

/**
 * Select characters of a node, as many as there are.
 *
 * @param {Node} node
 * @param {Span} span
 */
export const selectSpan = (node, { start, end }) => {
  const [startNode, startOffset] = placeOf(node, start);
  const [endNode, endOffset] = placeOf(node, end);
  selectionOf(node)?.setBaseAndExtent(startNode, startOffset, endNode, endOffset);
};

/**
 * Select all of a node's words.
 *
 * @param {Node} node
 */
export const selectAll = (node) => selectionOf(node)?.selectAllChildren(node);

/**
 * @param {Node} node
 * @param {number} count
 * @returns {[Node, number]} The place after so many characters.
 */
const placeOf = (node, count) => {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  let left = count;
  /** @type {Text | null} */
  let last = null;
  for (let at = walker.nextNode(); at instanceof Text; at = walker.nextNode()) {
    if (left <= at.length) return [at, left];
    left -= at.length;
    last = at;
  }
  return last ? [last, last.length] : [node, 0];
};

// SPDX-License-Identifier: MIT
/**
 * Rich text as nodes: each run is a text node inside its marks, made node by node. Which element
 * the text belongs to is the business of `render.js`.
 */

import { isSafeLink } from "./links.js";

/** @import {Run} from "./records.js" */

/** @type {WeakMap<Node, string>} The marks of each run that is more than a bare text node. */
const marksOf = new WeakMap();

/**
 * Make `nodes` the children of `parent`, moving no node that stands in its place already.
 *
 * @param {Element} parent
 * @param {ChildNode[]} nodes
 */
export const place = (parent, nodes) => {
  for (const child of [...parent.childNodes]) if (!nodes.includes(child)) child.remove();
  nodes.forEach((node, index) => {
    const there = parent.childNodes[index] ?? null;
    if (there !== node) parent.insertBefore(node, there);
  });
};

/**
 * The text node of a drawn run, if it is a run with these marks. A bare text node may as well be one
 * that the browser put there while somebody wrote in the page: taken over, it keeps the caret.
 *
 * @param {ChildNode | undefined} node
 * @param {string} marks
 */
const textOf = (node, marks) => {
  /** @type {Node | null | undefined} */
  let inner = (node && marksOf.get(node)) === (marks || undefined) ? node : null;
  while (inner?.firstChild) inner = inner.firstChild;
  return inner?.nodeType === Node.TEXT_NODE ? /** @type {Text} */ (inner) : null;
};

/**
 * @param {Document} doc
 * @param {Run} run
 * @param {string} link
 */
const draw = (doc, run, link) => {
  /** @type {ChildNode} */
  let node = doc.createTextNode(run.text);
  /** @param {string} tag */
  const wrap = (tag) => {
    const mark = doc.createElement(tag);
    mark.append(node);
    node = mark;
    return mark;
  };
  if (run.italic) wrap("em");
  if (run.bold) wrap("strong");
  if (link) wrap("a").setAttribute("href", link);
  return node;
};

/**
 * Bring the words of `parent` to `content`. A run whose marks stay as they were keeps its nodes, so
 * that typing changes nothing but the data of one text node.
 *
 * @param {HTMLElement} parent
 * @param {Run[]} content
 * @param {boolean} hasLinks Whether links are drawn. A button holds none.
 */
export const drawRuns = (parent, content, hasLinks) => {
  const nodes = content.map((run, index) => {
    const link = hasLinks && run.link && isSafeLink(run.link) ? run.link : "";
    const marks = (run.bold ? "b" : "") + (run.italic ? "i" : "") + link;
    const there = parent.childNodes[index];
    const text = textOf(there, marks);
    if (there && text) {
      if (text.data !== run.text) text.data = run.text;
      return there;
    }
    const node = draw(parent.ownerDocument, run, link);
    if (marks) marksOf.set(node, marks);
    return node;
  });
  place(parent, nodes);
};

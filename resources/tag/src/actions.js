// SPDX-License-Identifier: MIT
/**
 * Does what a button asks for. Nothing is ever evaluated as code: a link passes the rule of
 * `links.js`, a function is looked up by its dotted name and called with constants.
 */

import { isFunctionName, isSafeLink } from "./links.js";

/** @import {ButtonAction, Scalar} from "./records.js" */

/**
 * A function of the page by its dotted name. The first name must be the window's own, so that no
 * element's id passes for it; and functions by which the browser itself runs text or addresses
 * (`document.write`, `location.assign`, `open`) are none of the page's.
 *
 * @param {string} name
 * @returns {((...constants: Scalar[]) => unknown) | undefined}
 */
const findFunction = (name) => {
  const parts = name.split(".");
  if (!isFunctionName(name) || !Object.hasOwn(window, /** @type {string} */ (parts[0]))) return undefined;
  /** @type {any} */
  let owner;
  /** @type {any} */
  let value = window;
  for (const part of parts) {
    owner = value;
    value = owner?.[part];
  }
  const isBrowsers = owner instanceof Node || owner === location || value === open;
  return typeof value === "function" && !isBrowsers ? value.bind(owner) : undefined;
};

/** @param {string} link @param {boolean} isNewTab */
const follow = (link, isNewTab) => {
  if (!isSafeLink(link)) console.warn(`Exit Studio: “${link}” is not opened, it is no safe link.`);
  else if (isNewTab) open(link, "_blank", "noopener,noreferrer");
  else location.assign(link);
};

/**
 * Do what a button asks for. An error that the page's own function throws is the page's: it is let
 * through.
 *
 * @param {ButtonAction} action
 */
export const perform = (action) => {
  if (action.kind === "link") follow(action.link, action.new_tab);
  if (action.kind === "function") {
    const called = findFunction(action.name);
    if (called) called(...action.arguments);
    else console.warn(`Exit Studio: the page has no function “${action.name}”.`);
  }
};

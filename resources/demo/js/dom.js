// SPDX-License-Identifier: MIT
/** Makes nodes, node by node: the shop works under a policy that forbids markup from text. */

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [properties] Of the node; `data`-less names such as `className`.
 * @param {...(Node | string)} children
 * @returns {any}
 */
export const make = (tag, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};

/** The node with an id that the page is known to have. @param {string} id @returns {any} */
export const find = (id) => document.getElementById(id);

const euros = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" });
const wholeEuros = new Intl.NumberFormat("en-IE", {
  style: "currency",
  currency: "EUR",
  maximumFractionDigits: 0,
});

/** A price in words: whole euros without cents. @param {number} amount */
export const price = (amount) => (Number.isInteger(amount) ? wholeEuros : euros).format(amount);

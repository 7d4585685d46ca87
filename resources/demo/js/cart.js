// SPDX-License-Identifier: MIT
/** The cart: what is in it, what it costs, and where it is kept. Nothing is drawn here. */

import { findProduct } from "./products.js";
import { track } from "./track.js";

const KEY = "evenlight.cart";
const FREE_DELIVERY_FROM = 150;
const DELIVERY = 6;
const MOST = 9;

/** Codes and the share that they take off. Exit Studio's sample pop-ups name the first. */
const CODES = { STAY15: 0.15, WELCOME10: 0.1 };

/** @typedef {{amounts: Record<string, number>, code: string}} Kept */

/** @returns {Kept} */
const load = () => {
  try {
    const { amounts, code } = JSON.parse(localStorage.getItem(KEY) ?? "");
    return { amounts: { ...amounts }, code: code in CODES ? code : "" };
  } catch {
    return { amounts: {}, code: "" };
  }
};

let kept = load();

/** @param {Kept} next */
const keep = (next) => {
  kept = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Without storage the cart lives as long as the page.
  }
  dispatchEvent(new Event("cart"));
};

/** Every line of the cart: a product and how many of it. */
export const lines = () =>
  Object.entries(kept.amounts).flatMap(([id, amount]) => {
    const product = findProduct(id);
    return product && amount > 0 ? [{ product, amount: Math.min(amount, MOST) }] : [];
  });

export const count = () => lines().reduce((sum, { amount }) => sum + amount, 0);

/** What it costs, in euros. */
export const sums = () => {
  const goods = lines().reduce((sum, { product, amount }) => sum + product.price * amount, 0);
  const discount = Math.round(goods * (CODES[kept.code] ?? 0) * 100) / 100;
  const delivery = goods - discount >= FREE_DELIVERY_FROM || goods === 0 ? 0 : DELIVERY;
  return { goods, discount, code: kept.code, delivery, total: goods - discount + delivery };
};

/** @param {string} id @param {number} amount */
export const setAmount = (id, amount) => {
  const amounts = { ...kept.amounts, [id]: Math.min(amount, MOST) };
  if (amount <= 0) delete amounts[id];
  keep({ ...kept, amounts });
};

/** @param {import("./products.js").Product} product @param {number} amount */
export const add = (product, amount) => {
  setAmount(product.id, (kept.amounts[product.id] ?? 0) + amount);
  const { id, name, price } = product;
  track("Added To Cart", { product: id, name, price, amount });
};

/** Take a share off, if the code is one of ours. @param {string} text */
export const applyCode = (text) => {
  const code = text.trim().toUpperCase();
  if (!Object.hasOwn(CODES, code)) return false;
  keep({ ...kept, code });
  return true;
};

export const clear = () => keep({ amounts: {}, code: "" });

// SPDX-License-Identifier: MIT
/** The sums of the cart, as the cart and the checkout show them. */

import { sums } from "./cart.js";
import { make, price } from "./dom.js";

/** @param {string} name @param {string} amount @param {string} [className] */
const row = (name, amount, className = "") =>
  make("div", { className }, make("dt", {}, name), make("dd", {}, amount));

/** @param {number} [extra] What a faster delivery costs, in euros. */
export const drawSums = (extra = 0) => {
  const { goods, discount, code, delivery, total } = sums();
  return make(
    "dl",
    { className: "sums" },
    row("Lamps", price(goods)),
    ...(discount ? [row(`Code ${code}`, `−${price(discount)}`)] : []),
    row("Delivery", delivery + extra ? price(delivery + extra) : "free"),
    row("Total", price(total + extra), "total"),
  );
};

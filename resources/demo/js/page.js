// SPDX-License-Identifier: MIT
/** What every page of the shop has: the number at the cart, short notices, tiles of products. */

import { applyCode, count } from "./cart.js";
import { find, make, price } from "./dom.js";

/** @typedef {import("./products.js").Product} Product */

const NOTICE_MS = 5000;
let timer = 0;

const showCount = () => {
  const badge = find("cart-count");
  badge.textContent = String(count());
  badge.hidden = count() === 0;
};

/**
 * Say something at the foot of the page for a while.
 *
 * @param {string} text
 * @param {...Node} more
 */
export const notice = (text, ...more) => {
  const toast = find("toast");
  toast.replaceChildren(make("span", {}, text), ...more);
  toast.classList.add("is-shown");
  clearTimeout(timer);
  timer = setTimeout(() => toast.classList.remove("is-shown"), NOTICE_MS);
};

/** @param {Product} product */
export const picture = (product, size = 400) =>
  make("img", {
    src: `pictures/${product.id}.svg`,
    width: size,
    height: size,
    alt: product.alt,
  });

/** @param {Product} product */
export const link = (product) => `product.html?id=${product.id}`;

/** A product as a tile that leads to its page. @param {Product} product */
export const tile = (product) =>
  make(
    "li",
    {},
    make(
      "a",
      { className: "tile", href: link(product) },
      make("div", { className: "tile-picture" }, picture(product)),
      make(
        "div",
        { className: "tile-row" },
        make(
          "div",
          {},
          make("h3", {}, product.name),
          make("p", {}, product.summary),
        ),
        make("p", { className: "price" }, price(product.price)),
      ),
    ),
  );

/**
 * Buttons that count up and down.
 *
 * @param {string} name What is counted, for those who do not see it.
 * @param {number} amount
 * @param {(amount: number) => void} onChange
 */
export const stepper = (name, amount, onChange) => {
  const shown = make("output", {}, String(amount));
  const fewer = make("button", { type: "button", ariaLabel: `One ${name} fewer` }, "−");
  const more = make("button", { type: "button", ariaLabel: `One ${name} more` }, "+");
  /** @param {number} next */
  const set = (next) => {
    amount = Math.max(1, Math.min(9, next));
    shown.value = String(amount);
    fewer.disabled = amount === 1;
    more.disabled = amount === 9;
  };
  fewer.addEventListener("click", () => {
    set(amount - 1);
    onChange(amount);
  });
  more.addEventListener("click", () => {
    set(amount + 1);
    onChange(amount);
  });
  set(amount);
  return make("div", { className: "amount", role: "group", ariaLabel: "Amount" }, fewer, shown, more);
};

/** Functions that a pop-up's button may call by name: `shop.applyCode`, `shop.openCart`. */
window.shop = {
  /** @param {string} code */
  applyCode(code) {
    if (applyCode(String(code))) notice(`The code ${String(code).toUpperCase()} is in your cart.`);
    else notice("This code is not known here.");
  },
  openCart() {
    location.assign("cart.html");
  },
};

addEventListener("cart", showCount);
showCount();

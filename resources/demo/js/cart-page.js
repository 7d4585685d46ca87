// SPDX-License-Identifier: MIT
/** The cart's page: its lines, a code, the sums. */

import { applyCode, lines, setAmount } from "./cart.js";
import { find, make, price } from "./dom.js";
import { link, notice, picture, stepper } from "./page.js";
import { findProduct } from "./products.js";
import { drawSums } from "./summary.js";

/** @param {ReturnType<typeof lines>[number]} line */
const drawLine = ({ product, amount }) => {
  const remove = make("button", { type: "button", className: "plain" }, "Remove");
  remove.ariaLabel = `Remove ${product.name}`;
  remove.addEventListener("click", () => {
    setAmount(product.id, 0);
    notice(`${product.name} is out of your cart.`);
    find("main").focus();
  });
  const sum = make("p", { className: "line-sum" }, price(product.price * amount));
  const counter = stepper(product.name, amount, (next) => {
    setAmount(product.id, next);
    sum.textContent = price(product.price * next);
  });
  return make(
    "li",
    { className: "line" },
    make("a", { href: link(product), tabIndex: -1 }, picture(product, 112)),
    make(
      "div",
      {},
      make("h2", {}, make("a", { href: link(product) }, product.name)),
      make("p", { className: "muted" }, product.summary),
      make("div", { className: "line-tools" }, counter, remove),
    ),
    sum,
  );
};

const drawCode = () => {
  const field = make("input", { name: "code", placeholder: "Code", autocomplete: "off" });
  field.ariaLabel = "Discount code";
  const form = make("form", { className: "code" }, field, make("button", {}, "Use it"));
  form.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    const isKnown = applyCode(field.value);
    if (isKnown) field.value = "";
    notice(isKnown ? "The code is in your cart." : "This code is not known here.");
  });
  return form;
};

const drawEmpty = () =>
  make(
    "div",
    { className: "empty" },
    picture(/** @type {import("./products.js").Product} */ (findProduct("ember")), 220),
    make(
      "div",
      {},
      make("h2", {}, "Nothing in it yet"),
      make("p", {}, "Ember travels well: nine hours of light and a handle."),
      make("a", { className: "button", href: "index.html#lamps" }, "See the lamps"),
    ),
  );

let sumsNode = drawSums();

const showSums = () => {
  const next = drawSums();
  sumsNode.replaceWith(next);
  sumsNode = next;
};

const show = () => {
  const all = lines();
  find("cart").classList.toggle("is-empty", all.length === 0);
  if (!all.length) {
    find("cart").replaceChildren(drawEmpty());
    return;
  }
  find("cart").replaceChildren(
    make("ul", {}, ...all.map(drawLine)),
    make(
      "aside",
      { className: "summary", ariaLabel: "Sum" },
      make("h2", {}, "Your order"),
      sumsNode,
      drawCode(),
      make("a", { className: "button", href: "checkout.html" }, "To the checkout"),
      make("p", { className: "muted" }, "Thirty days to change your mind. We pay for the way back."),
    ),
  );
  showSums();
};

let shown = lines().length;
addEventListener("cart", () => {
  if (lines().length === shown) showSums();
  else {
    shown = lines().length;
    show();
  }
});
show();

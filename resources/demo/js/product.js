// SPDX-License-Identifier: MIT
/** One lamp, by the `id` in the address. */

import { add } from "./cart.js";
import { find, make, price } from "./dom.js";
import { notice, picture, stepper, tile } from "./page.js";
import { PRODUCTS, findProduct } from "./products.js";
import { track } from "./track.js";

/** @typedef {import("./products.js").Product} Product */

/** @param {Product} product */
const details = (product) =>
  make(
    "dl",
    { className: "details" },
    ...product.details.map(([name, text]) =>
      make("div", {}, make("dt", {}, name), make("dd", {}, text)),
    ),
  );

/** @param {Product} product */
const buying = (product) => {
  let amount = 1;
  const button = make("button", { type: "button", className: "button" }, "Add to cart");
  button.addEventListener("click", () => {
    add(product, amount);
    notice(`${product.name} is in your cart.`, make("a", { href: "cart.html" }, "See the cart"));
  });
  const counter = stepper(product.name, amount, (next) => {
    amount = next;
  });
  return make("div", { className: "buy" }, counter, button);
};

/** @param {Product} product */
const show = (product) => {
  document.title = `${product.name}: Evenlight`;
  find("crumb").textContent = product.name;
  const large = picture(product, 800);
  large.className = "product-picture";
  find("product").replaceChildren(
    large,
    make(
      "div",
      { className: "product-words" },
      make("p", { className: "eyebrow" }, product.summary),
      make("h1", {}, product.name),
      make(
        "p",
        { className: "product-price" },
        price(product.price),
        make("span", {}, "with tax and bulb"),
      ),
      make("p", {}, product.story),
      buying(product),
      make("p", { className: "stock" }, "In stock, leaves the workshop tomorrow"),
      details(product),
    ),
  );
  const others = PRODUCTS.filter(({ id }) => id !== product.id);
  const start = PRODUCTS.indexOf(product);
  const next = [0, 1, 2].map((step) => others[(start + step) % others.length]);
  find("more").replaceChildren(...next.map(tile));
  track("Product Viewed", { product: product.id, name: product.name, price: product.price });
};

const showMissing = () => {
  find("crumb").textContent = "Not found";
  find("product").replaceChildren(
    make(
      "div",
      { className: "thanks" },
      make("h1", {}, "This lamp is no longer made"),
      make("p", {}, "Perhaps one of its sisters would do?"),
      make("a", { className: "button", href: "index.html#lamps" }, "See all lamps"),
    ),
  );
  find("more").replaceChildren(...PRODUCTS.slice(0, 3).map(tile));
};

const product = findProduct(new URLSearchParams(location.search).get("id"));
if (product) show(product);
else showMissing();

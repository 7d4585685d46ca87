// SPDX-License-Identifier: MIT
/** The checkout: an address, the sums, and an order that is only pretended. */

import { clear, count, lines, sums } from "./cart.js";
import { find, make, price } from "./dom.js";
import { picture } from "./page.js";
import { drawSums } from "./summary.js";
import { track } from "./track.js";

const EVENING = 9; // euros

const extra = () => (find("order").elements.delivery.value === "evening" ? EVENING : 0);

const showSummary = () => {
  find("summary").replaceChildren(
    make("h2", {}, "Your order"),
    make(
      "ul",
      {},
      ...lines().map(({ product, amount }) =>
        make(
          "li",
          { className: "mini" },
          picture(product, 54),
          make("span", {}, `${amount} × ${product.name}`),
          make("span", { className: "price" }, price(product.price * amount)),
        ),
      ),
    ),
    drawSums(extra()),
  );
};

const showEmpty = () => {
  find("checkout").replaceChildren(
    make("h1", {}, "Checkout"),
    make("p", { className: "muted" }, "There is nothing in your cart to be sent."),
    make("p", { className: "links" }, make("a", { className: "button", href: "index.html#lamps" }, "See the lamps")),
  );
};

/** @param {string} name */
const showThanks = (name) => {
  const heading = make("h1", { tabIndex: -1 }, `Thank you, ${name}`);
  find("checkout").replaceChildren(
    make(
      "div",
      { className: "thanks" },
      make("p", { className: "eyebrow" }, "Order placed"),
      heading,
      make("p", {}, "In a real shop your lamps would now be wrapped in paper and straw. This one is a demo: nothing was charged, and nothing is on its way."),
      make("a", { className: "button", href: "index.html" }, "Back to the shop"),
    ),
  );
  scrollTo(0, 0);
  heading.focus({ preventScroll: true });
};

const order = find("order");
order.addEventListener("change", showSummary);
order.addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  const names = lines().map(({ product }) => product.name);
  track("Charged", {
    amount: sums().total + extra(),
    currency: "EUR",
    items: count(),
    products: names.join(", "),
  });
  const name = order.elements.name.value.trim().split(/\s+/)[0];
  clear();
  showThanks(name);
});

if (count()) showSummary();
else showEmpty();

// SPDX-License-Identifier: MIT
/** The front page: all lamps, or those for one place. */

import { find, make } from "./dom.js";
import { tile } from "./page.js";
import { PRODUCTS, ROOMS } from "./products.js";

const ALL = "All";

/** @param {string} chosen */
const show = (chosen) => {
  const fitting = PRODUCTS.filter(({ room }) => chosen === ALL || room === chosen);
  find("grid").replaceChildren(...fitting.map(tile));
  for (const chip of find("rooms").children) {
    chip.setAttribute("aria-pressed", String(chip.textContent === chosen));
  }
};

for (const room of [ALL, ...ROOMS]) {
  const chip = make("button", { type: "button" }, room);
  chip.addEventListener("click", () => show(room));
  find("rooms").append(chip);
}
show(ALL);

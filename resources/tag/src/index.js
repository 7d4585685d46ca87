// SPDX-License-Identifier: MIT
/**
 * Where the tag starts: reads its own script element, puts `exitStudio` on the window, and catches up
 * on calls that a stub has kept. See `../README.md` for the snippet. No behaviour lives here.
 */

import { createPopup } from "./render.js";
import { createSite } from "./site.js";

const ARM_MS = 5000;
const HOLD_MS = 80;

/** @param {string | undefined} text @param {number} otherwise */
const milliseconds = (text, otherwise) => {
  const number = Number.parseFloat(text ?? "");
  return number >= 0 ? number : otherwise;
};

/**
 * Without a site key, as on the studio's own page, nothing is sent, kept or listened to.
 *
 * @param {HTMLScriptElement | null} script
 */
const createApi = (script) => {
  const { site, arm, hold } = script?.dataset ?? {};
  if (!script || !site) return { track() {}, on: () => () => {} };
  return createSite({
    origin: new URL(script.src).origin,
    site,
    arm: milliseconds(arm, ARM_MS),
    hold: milliseconds(hold, HOLD_MS),
  });
};

/** @param {HTMLScriptElement | null} script */
const start = (script) => {
  const stub = window.exitStudio ?? {};
  if (stub["createPopup"]) return; // the page has the tag twice
  /** @type {Record<string, any>} */
  const api = createApi(script);
  window.exitStudio = Object.assign(stub, api, { createPopup });
  for (const [name, ...rest] of stub.q ?? []) api[name]?.(...rest);
  delete stub.q;
};

// Known only while the script runs for the first time.
const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
// A page that is loaded ahead, and may never be seen, waits.
if (document.prerendering) {
  document.addEventListener("prerenderingchange", () => start(script), { once: true });
} else start(script);

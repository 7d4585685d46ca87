// SPDX-License-Identifier: MIT
/**
 * The tag at work on a website: asks the backend what to show, shows it when the visitor leaves,
 * reports what came of it. How each of these is done stands in the modules that it calls.
 */

import { perform } from "./actions.js";
import { createBackend } from "./backend.js";
import { createIdentity } from "./identity.js";
import { createPopup } from "./render.js";
import { watch } from "./watch.js";

/** @import {Signal} from "./detect.js" */
/** @import {Happening, Scalar, ShownPopup} from "./records.js" */

/** @typedef {{campaignId: string, element: string | null, signal: Signal}} Report What listeners get. */

const MAX_NAME = 120;
const MAX_TEXT = 2000;
const MAX_PROPERTIES = 256;

/** Where the page is; a fragment counts only where an application keeps its path in it. */
const place = () => location.href.replace(/#(?![/!]).*/, "");

/** Whether the page shows a dialog, a menu or a list that a pop-up would cover. */
const isOccupied = () =>
  !!document.querySelector(":is(:modal,:popover-open:not([popover=manual]),select:open)") ||
  [...document.querySelectorAll("[aria-modal=true]")].some((node) =>
    node.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }),
  );

/** Text as the backend takes it: no half characters, and not too long. */
const cut = (/** @type {string} */ text, /** @type {number} */ length) =>
  text.slice(0, length).replace(/\p{Cs}/gu, "\ufffd");

/**
 * The properties that an event can carry: texts, numbers, truth values and null.
 *
 * @param {object} properties
 * @returns {Record<string, Scalar>}
 */
const scalars = (properties) =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([, value]) => value === null || /^(string|number|boolean)$/.test(typeof value))
      .slice(0, MAX_PROPERTIES)
      .map(([name, value]) => [
        cut(name, MAX_NAME),
        typeof value === "string" ? cut(value, MAX_TEXT) : value,
      ]),
  );

/**
 * @param {object} wanted
 * @param {string} wanted.origin Of the backend.
 * @param {string} wanted.site The site's public key.
 * @param {number} wanted.arm In ms, as is `hold`.
 * @param {number} wanted.hold
 */
export const createSite = ({ origin, site, arm, hold }) => {
  const identity = createIdentity(Date.now);
  const backend = createBackend({ origin, site, identity });
  /** @type {Record<string, Set<(report: Report) => void>>} */
  const listeners = { view: new Set(), click: new Set(), close: new Set() };
  /** @type {ShownPopup | null} */
  let ready = null;
  /** @type {ReturnType<typeof createPopup> | null} */
  let shown = null;
  let asked = 0;
  let address = place();

  /**
   * Ask what to show. Several wishes of one moment make one question, and only the newest answer
   * counts.
   */
  const ask = async () => {
    const turn = ++asked;
    await null;
    if (turn !== asked) return;
    const answer = await backend.visit();
    if (answer && turn === asked) ready = answer.show ?? null;
  };

  /**
   * @param {ShownPopup} popup
   * @param {Signal} signal
   * @returns {(what: Happening, element: string | null) => void}
   */
  const reporter = (popup, signal) => (what, element) => {
    const { campaign_id: campaignId, revision } = popup;
    backend.beacon({
      kind: "impression",
      campaign_id: campaignId,
      revision,
      what,
      ...(element && { element }),
      signal,
    });
    // In a task of its own, so that an error of the page's stays the page's.
    for (const fn of listeners[what] ?? []) queueMicrotask(() => fn({ campaignId, element, signal }));
  };

  /** @param {Signal} signal */
  const onLeave = (signal) => {
    if (!ready || document.hidden || isOccupied()) return false;
    const report = reporter(ready, signal);
    try {
      const popup = createPopup({
        ...ready,
        onAction({ what, element, action }) {
          report(what, what === "click" ? element : null);
          // Closed before the action runs, so that the page's function may move the focus.
          if (what === "close" || action?.closes) popup.destroy();
          if (action) perform(action);
        },
      });
      popup.show();
      shown = popup;
    } catch (error) {
      ready = null;
      console.debug("Exit Studio: the pop-up could not be shown.", error);
      return false;
    }
    report("view", null);
    return true;
  };

  const restart = watch({ arm, hold, onLeave });

  const begin = () => {
    address = place();
    shown?.destroy();
    shown = ready = null;
    restart();
    void ask();
  };
  const beginElsewhere = () => {
    if (place() !== address) begin();
  };
  // The browser tells of each new address; history's own functions stay as they are.
  if (window.navigation) navigation.addEventListener("currententrychange", beginElsewhere);
  else for (const name of ["popstate", "hashchange"]) addEventListener(name, beginElsewhere);
  // A page that comes back from the browser's memory is a new visit.
  addEventListener("pageshow", (event) => {
    if (event.persisted) begin();
  });
  void ask();

  return {
    /**
     * Report that the visitor did something.
     *
     * @param {string} name
     * @param {object} [properties] Texts, numbers, truth values and null; others are left out.
     */
    track(name, properties) {
      if (typeof name !== "string" || !name) {
        console.warn("Exit Studio: track needs the name of an event.");
        return;
      }
      const event = cut(name, MAX_NAME);
      identity.session(event);
      backend.send({ kind: "site_event", name: event, properties: scalars(properties ?? {}) });
      void ask();
    },
    /**
     * Hear what becomes of pop-ups.
     *
     * @param {Happening} event
     * @param {(report: Report) => void} fn
     * @returns {() => void} Ends it.
     */
    on(event, fn) {
      const heard = listeners[event];
      if (!heard || typeof fn !== "function") {
        console.warn("Exit Studio: on needs “view”, “click” or “close”, and a function.");
        return () => {};
      }
      heard.add(fn);
      return () => void heard.delete(fn);
    },
  };
};

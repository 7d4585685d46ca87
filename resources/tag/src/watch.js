// SPDX-License-Identifier: MIT
/**
 * Listens to pointer and keys for the detector, and keeps its hold time. It only ever listens: no
 * link is touched, no default prevented, no navigation delayed.
 */

import { createDetector } from "./detect.js";

/** @import {Signal} from "./detect.js" */

/** Leaving a frame upwards looks like leaving, but only goes to the page around it. */
const isFramed = () => window.top !== window;

/**
 * Measured on Linux, where the leaving always arrives with a point beyond the top: there the
 * fallback could only be wrong. Other systems were not measured.
 */
const needsFallback = () => !navigator.platform.startsWith("Linux");

/**
 * Watch for visitors who leave.
 *
 * @param {object} wanted
 * @param {number} wanted.arm See `createDetector`.
 * @param {number} wanted.hold
 * @param {(signal: Signal) => boolean} wanted.onLeave Called when a visitor leaves; answers whether
 *   something was shown, after which this page asks no more.
 * @returns {() => void} To be called when another page begins without a load.
 */
export const watch = ({ arm, hold, onLeave }) => {
  const detector = createDetector({ arm, hold, ...(needsFallback() && { width: () => innerWidth }) });
  const restart = () => detector.start(performance.now());
  restart();
  if (isFramed()) return restart;

  const decide = () => {
    const signal = detector.due(performance.now());
    if (signal && onLeave(signal)) detector.rest();
  };

  /**
   * @param {EventTarget} target
   * @param {string[]} names
   * @param {(event: any) => void} react
   */
  const listen = (target, names, react) => {
    for (const name of names) {
      // Capturing at the window hears what a page keeps to itself. `mouseleave` goes to one node
      // only, and capturing would hear it for each node inside.
      const options = { capture: target === window, passive: true };
      target.addEventListener(name, (event) => event.isTrusted && react(event), options);
    }
  };
  listen(window, ["keydown", "wheel", "pointerdown"], detector.act);
  listen(window, ["pointermove", "pointerover", "pointerdown", "pointerup"], detector.see);
  listen(document.documentElement, ["mouseleave"], (event) => {
    if (detector.leave(event)) setTimeout(decide, hold + 1);
  });
  return restart;
};

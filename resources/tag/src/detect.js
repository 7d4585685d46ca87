// SPDX-License-Identifier: MIT
/**
 * Decides whether a visitor is leaving, from what the pointer did and when. Times come in with the
 * events; listening, and what follows from the answer, are the business of `watch.js`.
 *
 * What browsers really send, and so the reason of each rule, was measured with real pointers; the
 * scenes stand in `tests/tag/test_detection.py`.
 */

/** Longest time between a movement and the leaving that it belongs to, in ms. */
const JUST_BEFORE = 100;

/** The fallback: how near to the top, how near to the right edge (scroll bar), how soon out. */
const NEAR_TOP = 50;
const SCROLL_BAR = 20;
const SOON = 20;
const HAS_LIST = /^(SELECT|OPTION|INPUT|TEXTAREA)$/;

/**
 * @typedef {object} Point What an event tells of the pointer. A `MouseEvent` is one.
 * @property {number} timeStamp In ms.
 * @property {number} clientX In CSS pixels of the viewport, as is `clientY`.
 * @property {number} clientY
 * @property {number} screenX On the screen: a page that moves under a resting pointer changes
 *   `clientY` but not this.
 * @property {number} screenY
 * @property {number} buttons Bits of the buttons that are down.
 * @property {string} [pointerType] `mouse`, `touch` or `pen`; a leave does not tell.
 * @property {{tagName?: string} | null} [target] What is under the pointer.
 *
 * @typedef {"top" | "top_fast"} Signal What told that the visitor was leaving: the pointer beyond the
 *   top, or on its way there so fast that it must be by now.
 */

/**
 * @param {object} wanted
 * @param {number} wanted.arm Time on the page before a leaving counts, in ms.
 * @param {number} wanted.hold Time that the pointer stays away before it has left, in ms.
 * @param {() => number} [wanted.width] Of the viewport. With it, a leaving that is only seen below
 *   the top may count.
 */
export const createDetector = ({ arm, hold, width }) => {
  let startedAt = 0;
  let hasActed = false;
  let isSpent = false;
  /** @type {Point[]} What was seen within JUST_BEFORE of the newest, oldest first. */
  let trail = [];
  let movedAt = -Infinity;
  /** @type {{signal: Signal, due: number} | null} */
  let pending = null;

  /**
   * Add a point to the trail. A movement with a button down is a drag and does not count.
   *
   * @param {Point} point
   */
  const follow = (point) => {
    const before = trail.at(-1);
    const isElsewhere = before?.screenX !== point.screenX || before.screenY !== point.screenY;
    if (before && isElsewhere && !point.buttons) movedAt = point.timeStamp;
    trail = [...trail.filter((old) => point.timeStamp - old.timeStamp <= JUST_BEFORE), point];
    return before;
  };

  /**
   * Whether the pointer flies so fast that it is over the top by now.
   *
   * @param {Point} point
   * @param {Point} before
   */
  const fliesOut = (point, before) => {
    const first = /** @type {Point} */ (trail[0]); // the point itself, where nothing else is fresh
    const time = point.timeStamp - first.timeStamp;
    const up = first.screenY - point.screenY;
    const aside = Math.abs(first.screenX - point.screenX);
    return (
      !!width &&
      !HAS_LIST.test(before.target?.tagName ?? "") &&
      point.clientX > 0 &&
      point.clientX < width() - SCROLL_BAR &&
      point.clientY <= NEAR_TOP &&
      aside < 2 * up &&
      up * SOON >= point.clientY * time
    );
  };

  return {
    /** A page begins, at the start or when the address changes. @param {number} time */
    start(time) {
      startedAt = time;
      hasActed = isSpent = false;
      pending = null;
    },
    /** The visitor pressed a key or a button, or turned the wheel. */
    act() {
      hasActed = true;
    },
    /** The pointer was seen in the page. @param {Point} point */
    see(point) {
      follow(point);
      if (movedAt === point.timeStamp) hasActed = true;
      if (point.clientY >= 0) pending = null;
    },
    /**
     * The pointer left the page.
     *
     * @param {Point} point The first point outside.
     * @returns {boolean} Whether to ask `due` after the hold time.
     */
    leave(point) {
      const before = follow(point);
      const isArmed = hasActed && !isSpent && point.timeStamp - startedAt >= arm;
      const hasJustMoved = point.timeStamp - movedAt <= JUST_BEFORE;
      // One that was last seen outside, or with a button down, comes from a drag.
      const isFree = before?.pointerType === "mouse" && !before.buttons && before.clientY >= 0;
      if (!isArmed || !hasJustMoved || !isFree || point.buttons) return false;
      /** @type {Signal | false} */
      const signal = point.clientY <= 0 ? "top" : fliesOut(point, before) && "top_fast";
      if (signal) pending = { signal, due: point.timeStamp + hold };
      return !!signal;
    },
    /**
     * The signal, once, if the pointer has stayed away for the hold time.
     *
     * @param {number} time
     */
    due(time) {
      const signal = pending && time >= pending.due ? pending.signal : null;
      if (signal) pending = null;
      return signal;
    },
    /** Something was shown: no more on this page. */
    rest() {
      isSpent = true;
    },
  };
};

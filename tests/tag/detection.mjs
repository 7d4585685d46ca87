// SPDX-License-Identifier: MIT
/** Plays scenes from standard input to the detector, and answers which signals it gave in each. */

import { readFileSync } from "node:fs";
import { createDetector } from "../../resources/tag/src/detect.js";

/** As `watch.js` does it, with the times of the scene instead of a clock. */
const play = ({ arm, hold, width, events }) => {
  const detector = createDetector({ arm, hold, ...(width && { width: () => width }) });
  const signals = [];
  let due = Infinity;
  const passTo = (time) => {
    if (time < due) return;
    const signal = detector.due(due);
    due = Infinity;
    if (!signal) return;
    signals.push(signal);
    detector.rest();
  };
  detector.start(0);
  for (const { kind, ...point } of events) {
    passTo(point.timeStamp);
    if (kind === "start") detector.start(point.timeStamp);
    if (kind === "act") detector.act();
    if (kind === "see") detector.see(point);
    if (kind === "leave" && detector.leave(point)) due = point.timeStamp + hold;
  }
  passTo(Number.MAX_VALUE);
  return signals;
};

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(play)));

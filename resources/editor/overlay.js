// SPDX-License-Identifier: MIT
/**
 * The studio's hands on the pop-up: hears mouse, keyboard and the studio, and lets the other
 * modules do what follows. The pop-up itself hears nothing of the mouse.
 */

import { connect } from "./channel.js";
import { Outlines } from "./outlines.js";
import { Stage } from "./stage.js";
import { Writing } from "./writing.js";

/** @import {Down, Message, Up} from "./messages.js" */

const layer = /** @type {HTMLElement} */ (document.getElementById("outlines"));
const stage = new Stage({
  scrolled: () => outlines.schedule(),
  opened: () => outlines.raise(),
});
const outlines = new Outlines(
  layer,
  (id) => stage.nodeOf(id),
  (node) => stage.scrollerOf(node),
);

/** @type {string[]} */
let selection = [];
let isInteractive = true;
/** Number of the last push that was drawn; 0: none was. */
let revision = 0;
/** What is to be stamped on a picture. @type {Message<"stamp"> | null} */
let stamp = null;
const stampNode = document.createElement("div");

/** @param {Down} message */
const hear = (message) => {
  switch (message.kind) {
    case "look":
      return setLook(message);
    case "document":
      return showDocument(message);
    case "changed":
      return showChanges(message);
    case "selection":
      return showSelection(message.ids);
    case "stamp":
      stamp = message;
      return showStamp();
  }
};

/** @type {(message: Up) => void} */
const send = await connect((message) => hear(message));
const writing = new Writing(stage, send, () => showRoles());

/** @param {Message<"look">} look */
const setLook = (look) => {
  isInteractive = look.interactive;
  if (!isInteractive) writing.end();
  stage.setPlaceholders(isInteractive ? look.placeholders : null);
  outlines.setLook(look.accent, look.pixel_ratio);
  showRoles();
};

/** @param {Message<"document">} message */
const showDocument = (message) => {
  writing.end();
  stage.show(message.popup, message.elements);
  hover(null);
  drawn(message.revision);
};

/** @param {Message<"changed">} message */
const showChanges = (message) => {
  if (message.revision !== revision + 1) return send({ kind: "ready" });
  const id = writing.id;
  const { ...records } = message.records;
  if (id !== null && id in records && !writing.receive(records[id] ?? null, message.answers)) {
    delete records[id];
  }
  stage.change(records);
  drawn(message.revision);
};

/** @param {number} number */
const drawn = (number) => {
  revision = number;
  outlines.place();
  reportWhenPainted();
};

let isReporting = false;
const reportWhenPainted = () => {
  if (isReporting) return;
  isReporting = true;
  requestAnimationFrame(() => {
    isReporting = false;
    const seen = revision;
    // A task that follows a frame runs when the frame has been drawn.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => send({ kind: "painted", revision: seen });
    port2.postMessage(null);
  });
};

/** @param {string[]} ids */
const showSelection = (ids) => {
  selection = ids;
  stage.scrollTo(ids[0] ?? null);
  if (writing.id !== null && !ids.includes(writing.id)) writing.end();
  showRoles();
};

/** Stamp the page for a picture, as soon as it has the size of the picture. */
const showStamp = () => {
  if (!stamp) return;
  const { color, width, height } = stamp;
  if (Math.abs(innerWidth - width) > 1 || Math.abs(innerHeight - height) > 1) return;
  stampNode.className = "stamp";
  stampNode.style.background = color;
  layer.append(stampNode);
};

const showRoles = () => {
  if (writing.id !== null || !isInteractive) hover(null);
  outlines.set("writing", writing.id === null ? [] : [writing.id]);
  outlines.set("selected", isInteractive ? selection : []);
};

/** @param {string | null} id */
const hover = (id) => outlines.set("hover", id === null ? [] : [id]);

/**
 * Select, without waiting for the studio's word: the next key may come before it.
 *
 * @param {string[]} ids
 */
const select = (ids) => {
  if (`${ids}` === `${selection}`) return;
  selection = ids;
  stage.scrollTo(ids[0] ?? null);
  showRoles();
  send({ kind: "selected", ids });
};

/**
 * Select the next element, or leave the page behind the last one.
 *
 * @param {boolean} forward
 */
const step = (forward) => {
  const order = isInteractive ? stage.order() : [];
  const from = order.indexOf(selection[0] ?? "");
  const to = order[from < 0 ? (forward ? 0 : order.length - 1) : from + (forward ? 1 : -1)];
  if (to === undefined) send({ kind: "left", forward });
  else select([to]);
};

/**
 * Go out of what is selected: from an element to the pop-up, from there to nothing.
 */
const stepOut = () => {
  const popup = stage.popupId;
  select(popup === null || selection[0] === undefined || selection[0] === popup ? [] : [popup]);
};

/**
 * Undo and redo are the studio's.
 *
 * @param {KeyboardEvent} event
 * @returns {"undo" | "redo" | null}
 */
const historyKey = (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && !event.shiftKey ? "redo" : null;
};

/**
 * Do what a key means here.
 *
 * @param {KeyboardEvent} event
 * @returns {boolean} Whether it meant something; the browser gives it no meaning of its own then.
 */
const press = (event) => {
  const history = historyKey(event);
  if (event.key === "Tab" && !event.ctrlKey && !event.altKey) {
    writing.end();
    step(!event.shiftKey);
  } else if (history && isInteractive) send({ kind: "history", step: history });
  else return writing.id === null ? pressInStage(event.key) : pressInWriting(event);
  return true;
};

/** @param {string} key */
const pressInStage = (key) => {
  if (key === "Escape" && isInteractive) stepOut();
  if (key === "Enter" && isInteractive) writing.begin(selection[0] ?? null);
  // These would close the pop-up, press a button of it, or scroll.
  return key === "Escape" || key === "Enter" || key === " ";
};

/** @param {KeyboardEvent} event */
const pressInWriting = ({ key, shiftKey }) => {
  if (key === "Escape" || (key === "Enter" && !shiftKey && !writing.hasLines)) writing.end();
  else if (key === " " && writing.isButton) writing.insert(" ");
  else return false;
  return true;
};

/** @param {Event} event */
const isInWriting = (event) => {
  const node = writing.id === null ? null : stage.nodeOf(writing.id);
  return node !== null && event.composedPath().includes(node);
};

/**
 * Hear an event before the pop-up does; the pop-up does not get it.
 *
 * @template {keyof WindowEventMap} K
 * @param {K} type
 * @param {(event: WindowEventMap[K]) => void} act
 */
const on = (type, act) => {
  window.addEventListener(
    type,
    (event) => {
      event.stopPropagation();
      act(event);
    },
    { capture: true, passive: false },
  );
};

on("mousedown", (event) => {
  if (isInWriting(event)) return;
  event.preventDefault();
  writing.end();
  const id = stage.hit(event);
  if (isInteractive) select(id === null ? [] : [id]);
});
on("dblclick", (event) => {
  if (isInteractive && event.button === 0 && !isInWriting(event)) writing.begin(stage.hit(event));
});
on("mousemove", (event) => {
  const isBusy = event.buttons > 0 || writing.id !== null || !isInteractive;
  hover(isBusy ? null : stage.hit(event));
});
on("keydown", (event) => {
  if (!event.isComposing && press(event)) event.preventDefault();
});
on("input", (event) => {
  if (isInWriting(event)) writing.heed(/** @type {InputEvent} */ (event).isComposing);
});
on("beforeinput", (event) => {
  const { inputType } = /** @type {InputEvent} */ (event);
  if (inputType !== "historyUndo" && inputType !== "historyRedo") return;
  event.preventDefault();
  send({ kind: "history", step: inputType === "historyUndo" ? "undo" : "redo" });
});
on("focusin", (event) => {
  // Only words that are written take the keyboard; a button of the pop-up never does.
  const node = event.composedPath()[0];
  if (!isInWriting(event) && node instanceof HTMLElement) node.blur();
});
on("dragstart", (event) => {
  if (!isInWriting(event)) event.preventDefault();
});
on("wheel", (event) => {
  // The studio zooms, not the page.
  if (event.ctrlKey) event.preventDefault();
});
for (const type of /** @type {const} */ (["click", "auxclick", "submit"])) {
  on(type, (event) => event.preventDefault());
}
for (const type of /** @type {const} */ (["mouseup", "keyup", "pointerdown", "pointerup"])) {
  on(type, () => {});
}

document.documentElement.addEventListener("mouseleave", () => hover(null));
window.addEventListener("blur", () => {
  hover(null);
  writing.end();
});
window.addEventListener("resize", () => {
  outlines.place();
  showStamp();
});

send({ kind: "ready" });

// SPDX-License-Identifier: MIT
/**
 * Who visits: random ids and what was done in this session, kept in the browser's storage where it
 * lets us, in memory where it does not. Nothing is sent from here.
 */

const VISITOR = "exitstudio.visitor";
const SESSION = "exitstudio.session";
const SESSION_IDLE_MS = 30 * 60_000;
const MAX_EVENTS = 200;
const ID = /^[\w-]{8,64}$/;

/** @typedef {{id: string, at: number, events: string[]}} Session `at`: last seen, ms since 1970. */

/** A random id. `randomUUID` is missing on pages without https, so that it is not used. */
export const newId = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * @param {"localStorage" | "sessionStorage"} area
 * @param {string} key
 */
const read = (area, key) => {
  try {
    return window[area].getItem(key);
  } catch {
    return null; // storage is switched off
  }
};

/**
 * @param {"localStorage" | "sessionStorage"} area
 * @param {string} key
 * @param {string} value
 */
const write = (area, key, value) => {
  try {
    window[area].setItem(key, value);
  } catch {
    // Storage is switched off or full: the value lives as long as the page.
  }
};

/** @returns {Session | null} */
const readSession = () => {
  try {
    const { id, at, events } = JSON.parse(read("sessionStorage", SESSION) ?? "");
    return ID.test(id) && at >= 0 && Array.isArray(events) ? { id, at, events } : null;
  } catch {
    return null; // none yet, or somebody else's value
  }
};

/** @param {() => number} now Milliseconds since 1970. */
export const createIdentity = (now) => {
  let visitor = read("localStorage", VISITOR);
  /** @type {Session | null} */
  let session = readSession();

  return {
    /** The browser's id, the same on every visit. */
    visitor() {
      if (!visitor || !ID.test(visitor)) {
        visitor = newId();
        write("localStorage", VISITOR, visitor);
      }
      return visitor;
    },
    /**
     * The running session, or a new one after half an hour of silence.
     *
     * @param {string} [event] Name of an event that the visitor did just now.
     */
    session(event) {
      const at = now();
      const old = session && at - session.at < SESSION_IDLE_MS ? session : null;
      const events = new Set(old?.events);
      if (event) events.add(event);
      session = { id: old?.id ?? newId(), at, events: [...events].slice(-MAX_EVENTS) };
      write("sessionStorage", SESSION, JSON.stringify(session));
      return session;
    },
  };
};

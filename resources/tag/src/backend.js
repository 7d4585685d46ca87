// SPDX-License-Identifier: MIT
/**
 * Talks to the backend in the shapes of `exit_studio/models/wire.py`. A backend that is away costs
 * the page nothing: one line for those who debug, and no error.
 */

import { newId } from "./identity.js";

/** @import {createIdentity} from "./identity.js" */
/** @import {Happening, Scalar, ShownPopup} from "./records.js" */

const EVENTS = "/v1/events";
const MAX_ADDRESS = 2048;

/**
 * @typedef {object} Impression
 * @property {"impression"} kind
 * @property {string} campaign_id
 * @property {number} revision
 * @property {Happening} what
 * @property {string} [element]
 * @property {string} signal
 *
 * @typedef {{kind: "site_event", name: string, properties: Record<string, Scalar>}} SiteEvent
 */

/**
 * @param {object} wanted
 * @param {string} wanted.origin Of the backend: `https://backend.example`.
 * @param {string} wanted.site The site's public key.
 * @param {ReturnType<typeof createIdentity>} wanted.identity
 */
export const createBackend = ({ origin, site, identity }) => {
  let hasComplained = false;

  /** @param {unknown} error */
  const complain = (error) => {
    if (!hasComplained) console.debug("Exit Studio: the backend did not answer.", error);
    hasComplained = true;
  };

  const sender = () => ({
    site,
    visitor: identity.visitor(),
    session: identity.session().id,
    page: location.href.slice(0, MAX_ADDRESS),
  });

  /** @param {Impression | SiteEvent} event */
  const batch = (event) => ({ ...sender(), events: [{ id: newId(), ...event }] });

  /**
   * Send a body as plain text, for which a browser asks no leave of the backend first. The answer is
   * always read: unread, it would hold its connection.
   *
   * @param {string} path
   * @param {unknown} body
   */
  const post = async (path, body) => {
    const answer = await fetch(origin + path, {
      method: "POST",
      body: JSON.stringify(body),
      keepalive: true,
      mode: "cors",
      credentials: "omit",
    });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return answer.text();
  };

  return {
    /**
     * Report the visit, and ask what to show when the visitor leaves.
     *
     * @returns {Promise<{show?: ShownPopup | null} | void>} Nothing where there is no answer.
     */
    visit: () =>
      post("/v1/visits", { ...sender(), events: identity.session().events })
        .then((text) => JSON.parse(text))
        .catch(complain),
    /** Report an event of the site. @param {SiteEvent} event */
    send(event) {
      post(EVENTS, batch(event)).catch(complain);
    },
    /** Report an impression, even while the page is being left. @param {Impression} impression */
    beacon(impression) {
      const body = batch(impression);
      const isTaken = navigator.sendBeacon?.(origin + EVENTS, JSON.stringify(body));
      if (!isTaken) post(EVENTS, body).catch(complain);
    },
  };
};

// SPDX-License-Identifier: MIT
/**
 * The page's end of the bridge to the studio. What the messages mean is the business of `overlay`.
 */

/** @import {Bridge, Down, Up} from "./messages.js" */

/**
 * Connect to the studio.
 *
 * @param {(message: Down) => void} hear Called with each message of the studio's.
 * @returns {Promise<(message: Up) => void>} Sends a message to the studio.
 */
export const connect = async (hear) => {
  /** @type {Bridge} */
  const bridge = await new Promise((resolve) => {
    new QWebChannel(qt.webChannelTransport, (channel) => resolve(channel.objects.bridge));
  });
  bridge.pushed.connect((text) => hear(JSON.parse(text)));
  return (message) => bridge.send(JSON.stringify(message));
};

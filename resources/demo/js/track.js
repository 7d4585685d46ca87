// SPDX-License-Identifier: MIT
/** Reports what visitors do to the tag, also while the tag is still on its way. */

const studio = (window.exitStudio ??= { q: [] });

/**
 * @param {string} name
 * @param {Record<string, string | number | boolean | null>} properties
 */
export const track = (name, properties) => {
  if (studio.track) studio.track(name, properties);
  else studio.q.push(["track", name, properties]);
};

// SPDX-License-Identifier: MIT
/**
 * From style records to CSS properties, value by value; no CSS text is ever put together. What
 * holds where no record says anything stands in `popup.css`.
 */

/** @import {Device, Style, Styles} from "./records.js" */

/**
 * The CSS property and the unit of each field; a field that is not here is not drawn.
 *
 * @type {Record<keyof Style, [property: string, unit: string]>}
 */
const FIELDS = {
  color: ["color", ""],
  background: ["background", ""],
  font_size_px: ["font-size", "px"],
  font_weight: ["font-weight", ""],
  line_height_percent: ["line-height", "%"],
  align: ["--align", ""], // a text turns its lines by it, a button itself
  padding_block_px: ["padding-block", "px"],
  padding_inline_px: ["padding-inline", "px"],
  gap_px: ["gap", "px"],
  radius_px: ["border-radius", "px"],
  width_px: ["width", "px"],
};
const NAMES = /** @type {(keyof Style)[]} */ (Object.keys(FIELDS));

/**
 * The values that hold on a device, as `models/style.py: resolved` finds them.
 *
 * @param {Styles} styles
 * @param {Device} device
 * @returns {Style}
 */
export const resolved = ({ desktop, phone }, device) => {
  /** @type {Record<string, unknown>} */
  const style = {};
  for (const name of NAMES) {
    const value = (device === "phone" ? phone?.[name] : null) ?? desktop?.[name];
    if (value != null) style[name] = value;
  }
  return style;
};

/**
 * Give a node the values of a style; a property that the style leaves open is taken off.
 *
 * @param {HTMLElement} node
 * @param {Style} style
 */
export const dress = (node, style) => {
  for (const name of NAMES) {
    const [property, unit] = FIELDS[name];
    node.style.setProperty(property, style[name] == null ? "" : style[name] + unit);
  }
};

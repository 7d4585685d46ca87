// SPDX-License-Identifier: MIT
/**
 * Shapes of the records that the studio and the backend send: `exit_studio/models` as JSON, without
 * the fields that hold nothing. No code lives here.
 */

export {};

/**
 * @typedef {"desktop" | "phone"} Device
 *
 * @typedef {object} Style Lengths are CSS pixels.
 * @property {string} [color] `#rrggbb` or `#rrggbbaa`.
 * @property {string} [background]
 * @property {number} [font_size_px]
 * @property {number} [font_weight]
 * @property {number} [line_height_percent]
 * @property {"start" | "center" | "end"} [align]
 * @property {number} [padding_block_px]
 * @property {number} [padding_inline_px]
 * @property {number} [gap_px]
 * @property {number} [radius_px]
 * @property {number} [width_px]
 *
 * @typedef {{desktop?: Style, phone?: Style}} Styles The phone overrides the desktop.
 *
 * @typedef {{text: string, bold?: boolean, italic?: boolean, link?: string}} Run
 *
 * @typedef {string | number | boolean | null} Scalar
 *
 * @typedef {{kind: "nothing", closes: boolean}} DoNothing
 * @typedef {{kind: "link", link: string, new_tab: boolean, closes: boolean}} OpenLink
 * @typedef {{kind: "function", name: string, arguments: Scalar[], closes: boolean}} CallFunction
 * @typedef {DoNothing | OpenLink | CallFunction} ButtonAction
 *
 * @typedef {{kind: "heading", id: string, styles: Styles, content: Run[]}} Heading
 * @typedef {{kind: "text", id: string, styles: Styles, content: Run[]}} Text
 * @typedef {{kind: "button", id: string, styles: Styles, content: Run[], action: ButtonAction}} Button
 * @typedef {{kind: "close_button", id: string, styles: Styles, label: string}} CloseButton
 * @typedef {{kind: "stack", id: string, styles: Styles, children: string[]}} Stack
 * @typedef {Heading | Text | Button} TextElement
 * @typedef {TextElement | CloseButton | Stack} Element
 *
 * @typedef {object} Popup
 * @property {"popup"} kind
 * @property {string} id
 * @property {{kind: "modal", overlay: string}} frame
 * @property {Styles} styles
 * @property {string[]} steps The root element of each step.
 * @property {string} [close] The close button over every step.
 *
 * @typedef {object} ShownPopup What the backend answers to a visit.
 * @property {string} campaign_id
 * @property {number} revision
 * @property {Popup} popup
 * @property {Record<string, Element>} elements
 *
 * @typedef {"view" | "click" | "close"} Happening
 */

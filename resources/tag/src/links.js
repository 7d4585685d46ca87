// SPDX-License-Identifier: MIT
/**
 * Which links may be opened and which functions may be called: the same rules as in
 * `exit_studio/models/values.py`; both run the vectors in `tests/golden`. Nothing is opened here.
 */

const SAFE_LINK =
  /^(?:https?:\/\/(?![/?#])[!-~\xa1-\uffff]+|mailto:[!-~\xa1-\uffff]+|tel:[\d+*#().-]+|[/?#][!-~\xa1-\uffff]*)$/i;
// Only with the `u` flag does a pattern tell half a character from a whole one; with `u` and `i`
// together `ſ` would pass for `s`. Hence two patterns.
const HALF_CHARACTER = /\p{Cs}/u;

const FUNCTION_NAME = /^(?!(?:document|location)(?:\.|$))[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/;
const NEVER_CALLED =
  /^(?:__proto__|constructor|prototype|eval|Function|set(?:Timeout|Interval|Immediate))$/;

/**
 * Whether a visitor may be led to `link`: http, https, mailto, tel, or an address within the site.
 *
 * @param {string} link
 */
export const isSafeLink = (link) => SAFE_LINK.test(link) && !HALF_CHARACTER.test(link);

/**
 * Whether `name` is the dotted name of a function that a button may call.
 *
 * @param {string} name
 */
export const isFunctionName = (name) =>
  FUNCTION_NAME.test(name) && !name.split(".").some((part) => NEVER_CALLED.test(part));

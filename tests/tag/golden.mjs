// SPDX-License-Identifier: MIT
/** Answers, for the shared vectors on standard input, what the tag's rules say of each. */

import { readFileSync } from "node:fs";
import { isFunctionName, isSafeLink } from "../../resources/tag/src/links.js";
import { resolved } from "../../resources/tag/src/styles.js";

const { links, functionNames, styles } = JSON.parse(readFileSync(0, "utf8"));
console.log(
  JSON.stringify({
    links: links.map(({ value }) => isSafeLink(value)),
    functionNames: functionNames.map(({ value }) => isFunctionName(value)),
    styles: styles.map((item) => resolved(item.styles, item.device)),
  }),
);

// SPDX-License-Identifier: MIT
// What the compiler cannot know by itself: style sheets are bundled as text, the page may hold a
// stub of the site API, and one field of the document is newer than the compiler's list.

declare module "*.css" {
  const text: string;
  export default text;
}

interface Window {
  exitStudio?: { q?: [name: string, ...rest: unknown[]][]; [name: string]: unknown };
}

interface Document {
  readonly prerendering?: boolean;
}

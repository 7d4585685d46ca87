// SPDX-License-Identifier: MIT
// What the page and the studio say to each other (`exit_studio/preview/messages.py` says the same),
// and what the page finds around it. No code.

import type { createPopup } from "../tag/src/render.js";
import type { Element as Part, Popup, TextElement } from "../tag/src/records.js";

export type { Part, Popup, TextElement };
export type ShownRecord = Popup | Part;
export type ShownPopup = ReturnType<typeof createPopup>;

export type Down =
  | {
      kind: "look";
      accent: string;
      pixel_ratio: number;
      interactive: boolean;
      placeholders: Record<TextElement["kind"], string>;
    }
  | { kind: "document"; revision: number; popup: Popup; elements: Record<string, Part> }
  | {
      kind: "changed";
      revision: number;
      answers: number | null;
      records: Record<string, ShownRecord | null>;
    }
  | { kind: "selection"; ids: string[] }
  | { kind: "stamp"; color: string; width: number; height: number };

export type Up =
  | { kind: "ready" }
  | { kind: "selected"; ids: string[] }
  | { kind: "write"; element_id: string; text: string; number: number }
  | { kind: "editing"; element_id: string | null }
  | { kind: "painted"; revision: number }
  | { kind: "history"; step: "undo" | "redo" }
  | { kind: "left"; forward: boolean };

/** Of a kind among the messages that come down. */
export type Message<K extends Down["kind"]> = Extract<Down, { kind: K }>;

/** The studio's end of the web channel. */
export interface Bridge {
  send(text: string): void;
  pushed: { connect(hear: (text: string) => void): void };
}

declare global {
  const qt: { webChannelTransport: object };
  const QWebChannel: new (
    transport: object,
    ready: (channel: { objects: { bridge: Bridge } }) => void,
  ) => object;
}

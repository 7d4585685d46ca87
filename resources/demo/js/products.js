// SPDX-License-Identifier: MIT
/** What the demo shop sells. How it is shown stands in the modules of the pages. */

/**
 * @typedef {object} Product
 * @property {string} id Also the name of its picture.
 * @property {string} name
 * @property {string} summary
 * @property {string} story
 * @property {number} price In euros.
 * @property {"Table" | "Floor" | "Ceiling and wall"} room
 * @property {string} alt What the picture shows.
 * @property {[string, string][]} details
 */

export const ROOMS = ["Table", "Floor", "Ceiling and wall"];

/** @type {Product[]} */
export const PRODUCTS = [
  {
    id: "alva",
    name: "Alva",
    summary: "Opal glass on a stem of ash",
    story:
      "A cap of mouth-blown opal glass rests, without a screw, on a stem turned from one piece of ash. It glows from edge to edge and leaves no hard shadow, which makes it the lamp to read beside.",
    price: 149,
    room: "Table",
    alt: "A mushroom-shaped table lamp of white glass on a wooden stem.",
    details: [
      ["Size", "32 cm high, 26 cm across"],
      ["Material", "Opal glass, oiled ash"],
      ["Bulb", "E27, 6 W, 2,700 K, included"],
      ["Cable", "2 m woven cotton, with dimmer"],
    ],
  },
  {
    id: "brisk",
    name: "Brisk",
    summary: "A desk lamp that stays where you put it",
    story:
      "Two brass arms and a spring that is weighed for each lamp: move the head with a finger and it stays. The shade is enamelled in three coats of forest green, white inside, so that the light is where the work is.",
    price: 129,
    room: "Table",
    alt: "A green desk lamp with brass arms, bent over two books.",
    details: [
      ["Size", "Reaches 58 cm"],
      ["Material", "Enamelled steel, solid brass"],
      ["Bulb", "E14, 5 W, 2,700 K, included"],
      ["Cable", "1.8 m woven cotton, switch on the base"],
    ],
  },
  {
    id: "cirrus",
    name: "Cirrus",
    summary: "Mulberry paper, folded by hand",
    story:
      "Sheets of mulberry paper over rings of bamboo, so light that it turns a little when a door is opened. Folded flat it travels in an envelope; opened it fills the middle of a room.",
    price: 79,
    room: "Ceiling and wall",
    alt: "A round paper lantern that hangs from the ceiling beside a plant.",
    details: [
      ["Size", "60 cm across"],
      ["Material", "Mulberry paper, bamboo"],
      ["Bulb", "E27, 8 W, 2,700 K, included"],
      ["Cable", "1.5 m black cotton, can be shortened"],
    ],
  },
  {
    id: "dune",
    name: "Dune",
    summary: "Speckled stoneware under linen",
    story:
      "Each base is thrown on the wheel and fired once, with iron in the clay: no two have the same speckles. The shade is undyed linen that warms the light as it passes.",
    price: 169,
    room: "Table",
    alt: "A table lamp with a round stoneware base and a linen shade.",
    details: [
      ["Size", "48 cm high, 34 cm across"],
      ["Material", "Stoneware, linen"],
      ["Bulb", "E27, 7 W, 2,700 K, included"],
      ["Cable", "2 m woven cotton, with dimmer"],
    ],
  },
  {
    id: "ember",
    name: "Ember",
    summary: "Carry it from room to garden",
    story:
      "A handle of bent brass and nine hours of light. Ember charges on any USB-C cable, shrugs off rain, and remembers how bright you had it the evening before.",
    price: 89,
    room: "Table",
    alt: "A terracotta lantern with a glass dome and a brass handle, at night.",
    details: [
      ["Size", "27 cm high with its handle"],
      ["Material", "Powder-coated steel, glass, brass"],
      ["Light", "2 W, three steps, 9 to 40 hours"],
      ["Charging", "USB-C, battery can be replaced"],
    ],
  },
  {
    id: "fjord",
    name: "Fjord",
    summary: "An arc of brass over your chair",
    story:
      "Two metres of brass tube, bent cold and held by eighteen kilograms of marble. The head turns and tilts, and the arc reaches over a sofa to where the table is.",
    price: 389,
    room: "Floor",
    alt: "A brass arc lamp on a marble block that shines on a green armchair.",
    details: [
      ["Size", "205 cm high, reaches 118 cm"],
      ["Material", "Brass, Carrara marble"],
      ["Bulb", "E27, 9 W, 2,700 K, included"],
      ["Cable", "2.5 m, with foot dimmer"],
    ],
  },
  {
    id: "grove",
    name: "Grove",
    summary: "Three legs of oak, a drum of linen",
    story:
      "Oak from the hills behind the workshop, dried for two years. The legs fold, the drum comes off, and the whole lamp moves house under one arm.",
    price: 279,
    room: "Floor",
    alt: "A floor lamp with three wooden legs and a linen shade, beside a plant.",
    details: [
      ["Size", "152 cm high, 46 cm across"],
      ["Material", "Oiled oak, linen"],
      ["Bulb", "E27, 9 W, 2,700 K, included"],
      ["Cable", "2.5 m, with foot switch"],
    ],
  },
  {
    id: "halo",
    name: "Halo",
    summary: "A ring of light for the wall",
    story:
      "A hoop of brushed brass stands two fingers from the wall and lights it from behind. Over a console or a bed it is picture and lamp in one.",
    price: 199,
    room: "Ceiling and wall",
    alt: "A glowing brass ring on a terracotta wall above a wooden console.",
    details: [
      ["Size", "50 cm across, 6 cm deep"],
      ["Material", "Brushed brass, opal acrylic"],
      ["Light", "14 W, 2,200 to 2,700 K, dimmable"],
      ["Mounting", "One screw, or a plug and cable"],
    ],
  },
];

/** @param {string | null} id */
export const findProduct = (id) => PRODUCTS.find((product) => product.id === id);

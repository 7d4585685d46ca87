// SPDX-License-Identifier: MIT
/**
 * Bundles the tag of the websites into `resources/tag/dist/tag.js`: `make tag` calls it. With
 * `--check` it writes nothing, and fails where the committed file is not what the sources make.
 */

import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";

const TAG = join(dirname(dirname(fileURLToPath(import.meta.url))), "resources", "tag");
const BUNDLE = join(TAG, "dist", "tag.js");
const BUDGET = 6000; // bytes, gzipped

/** A style sheet becomes its text, without comments and white space. */
const styleSheets = {
  name: "style sheets as text",
  /** @param {esbuild.PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const { code } = await esbuild.transform(source, { loader: "css", minify: true });
      return { contents: `export default ${JSON.stringify(code.trim())}`, loader: "js" };
    });
  },
};

/** @returns {Promise<Buffer>} The bundle, the same bytes for the same sources. */
const bundle = async () => {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(TAG, "src", "index.js")],
    absWorkingDir: TAG,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    banner: { js: "/* Exit Studio, MIT licence */" },
    plugins: [styleSheets],
    write: false,
    logLevel: "warning",
  });
  return Buffer.from(outputFiles[0].contents);
};

const committed = () => readFile(BUNDLE).catch(() => Buffer.alloc(0));

const built = await bundle();
const gzipped = gzipSync(built, { level: 9 }).length;
console.log(`tag.js: ${built.length} bytes, ${gzipped} gzipped, of ${BUDGET}`);
if (gzipped > BUDGET) {
  console.error(`The tag is ${gzipped - BUDGET} bytes over its budget.`);
  process.exitCode = 1;
} else if (!process.argv.includes("--check")) await writeFile(BUNDLE, built);
else if (!built.equals(await committed())) {
  console.error("resources/tag/dist/tag.js is not what its sources make. Run: make tag");
  process.exitCode = 1;
}

// Bundles the page's script and style into the Python package; with --tests, the unit tests into node_modules/.tests/.
import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv.includes("--out")
  ? process.argv[process.argv.indexOf("--out") + 1]
  : join(here, "..", "dealgraph", "page", "assets");

if (process.argv.includes("--tests")) {
  const tests = readdirSync(join(here, "test")).filter((name) => name.endsWith(".test.ts"));
  rmSync(join(here, "node_modules", ".tests"), { recursive: true, force: true });
  await build({
    entryPoints: tests.map((name) => join(here, "test", name)),
    outdir: join(here, "node_modules", ".tests"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
  });
} else {
  const common = { bundle: true, minify: true, legalComments: "none", charset: "utf8", logLevel: "warning" };
  await build({
    ...common,
    entryPoints: [join(here, "src", "main.ts")],
    outfile: join(out, "page.js"),
    format: "iife",
    target: "es2022",
  });
  await build({ ...common, entryPoints: [join(here, "src", "page.css")], outfile: join(out, "page.css") });
}

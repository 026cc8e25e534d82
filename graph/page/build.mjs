// Bundles the page's script and style into the Python package; with --tests, the unit tests into node_modules/.tests/.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
  const script = join(out, "page.js");
  const { metafile } = await build({
    ...common,
    entryPoints: [join(here, "src", "main.ts")],
    outfile: script,
    format: "iife",
    target: "es2022",
    metafile: true,
  });
  writeFileSync(script, notices(Object.keys(metafile.inputs)) + readFileSync(script, "utf8"));
  await build({ ...common, entryPoints: [join(here, "src", "page.css")], outfile: join(out, "page.css") });
}

/** The licences of the packages whose files are bundled, as comments: each asks to stand in every copy. */
function notices(files) {
  const names = files.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]).filter(Boolean);
  return [...new Set(names)].sort().map(noticeOf).join("");
}

function noticeOf(name) {
  const folder = join(here, "node_modules", name);
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (!file)
    throw new Error(`${name} is bundled and has no licence file: leave it out, or add its notice here`);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const text = readFileSync(join(folder, file), "utf8").trim().replaceAll("*/", "* /");
  return `/*!\n${name} ${version}\n\n${text}\n*/\n`;
}

// node read.mjs n3|jsonld|canonize FILE: prints the quads as N-Quads, or their canonical form.
import { readFileSync } from 'node:fs';

const [tool, file] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');

async function withN3() {
  const { default: n3 } = await import('n3');
  const quads = new n3.Parser().parse(text);
  const writer = new n3.Writer({ format: 'N-Quads' });
  return quads.map((quad) => writer.quadToString(quad.subject, quad.predicate, quad.object, quad.graph)).join('');
}

async function withJsonld() {
  const { default: jsonld } = await import('jsonld');
  const documentLoader = (address) => {
    throw new Error(`it would fetch ${address}`);
  };
  return jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads', documentLoader });
}

async function canonical() {
  const { canonize, NQuads } = await import('rdf-canonize');
  return canonize(NQuads.parse(text), { algorithm: 'RDFC-1.0', maxWorkFactor: 0 });
}

const tools = { n3: withN3, jsonld: withJsonld, canonize: canonical };
process.stdout.write(await tools[tool]());

// node validate.mjs GRAPH.ttl SHAPES.ttl: prints the violations, as rdf-validate-shacl finds them, as JSON.
import { readFileSync } from 'node:fs';
import n3 from 'n3';
import Validator from 'rdf-validate-shacl';

const [graph, shapes] = process.argv.slice(2).map((file) => new n3.Store(new n3.Parser().parse(readFileSync(file, 'utf8'))));
const report = await new Validator(shapes, {}).validate(graph);
const found = report.results.map((one) => [one.sourceShape?.value ?? '', one.focusNode?.value ?? '']);
console.log(JSON.stringify({ conforms: report.conforms, found }));

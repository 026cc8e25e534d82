// node query.mjs GRAPH.nt QUERY.rq ...: prints the rows of each query, as Comunica finds them, as a line of JSON.
import { readFileSync } from 'node:fs';
import { QueryEngine } from '@comunica/query-sparql-rdfjs';
import n3 from 'n3';

const [graph, ...queries] = process.argv.slice(2);
const store = new n3.Store(new n3.Parser({ format: 'N-Triples' }).parse(readFileSync(graph, 'utf8')));
const engine = new QueryEngine();
for (const file of queries) {
  const found = await engine.queryBindings(readFileSync(file, 'utf8'), { sources: [store] });
  const rows = (await found.toArray()).map((row) =>
    Object.fromEntries([...row].map(([variable, term]) => [variable.value, term.value])),
  );
  console.log(JSON.stringify({ file, rows }));
}

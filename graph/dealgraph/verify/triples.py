"""Whether each RDF file holds the triples that the seeds give and no other, and the hash that the manifest names.

The reading back into records (see `contents`) passes over what is no record of ours; here a triple more is found too.
"""

from __future__ import annotations

import hashlib
import io
import json
from typing import TYPE_CHECKING, Any

from ..errors import MissingExtraError
from ..rdf import RdfModel, write_rdf

if TYPE_CHECKING:
    from pathlib import Path

    from ..knowledge_graph import KnowledgeGraph

FORMATS = {"nt": "N_TRIPLES", "ttl": "TURTLE", "jsonld": "JSON_LD", "nq": "N_QUADS", "trig": "TRIG"}
WITH_NAMED_GRAPHS = ("nq", "trig")


def triples_difference(kg: KnowledgeGraph, folder: Path) -> str | None:
    """Return in what the RDF files of `folder` first differ from `kg`, or None.

    Raises MissingExtraError without pyoxigraph, and ValueError for a file that is not of its format.
    """
    try:
        import pyoxigraph
    except ImportError:
        raise MissingExtraError("comparing triples", "store") from None

    stream = io.StringIO()
    write_rdf(RdfModel(kg), "nq", stream)
    expected = set(pyoxigraph.parse(input=stream.getvalue(), format=pyoxigraph.RdfFormat.N_QUADS))
    merged = {quad.triple for quad in expected}
    for ending, format_ in FORMATS.items():
        path = folder / f"graph.{ending}"
        try:
            found: set[Any] = set(pyoxigraph.parse(path=str(path), format=getattr(pyoxigraph.RdfFormat, format_)))
        except SyntaxError as error:
            raise ValueError(f"{path.name} cannot be parsed: {error}") from None
        if ending in WITH_NAMED_GRAPHS:
            difference = _apart(expected, found, path.name)
        else:
            difference = _apart(merged, {quad.triple for quad in found}, path.name) or _named(found, path.name)
        if difference:
            return difference
    return None


def hash_difference(folder: Path) -> str | None:
    """Return in what the canonical hash of graph.nq differs from that in manifest.json, or None.

    pyoxigraph works it out, not what wrote it. Raises MissingExtraError without it, and ValueError.
    """
    try:
        import pyoxigraph
    except ImportError:
        raise MissingExtraError("the canonical hash", "store") from None
    try:
        said = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["canonical_hash"]["value"]
        quads = pyoxigraph.parse(path=str(folder / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS)
        dataset = pyoxigraph.Dataset(quads)
    except (SyntaxError, KeyError, TypeError) as error:
        raise ValueError(f"the canonical hash cannot be compared: {error!r}") from None
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    written = pyoxigraph.serialize(dataset, format=pyoxigraph.RdfFormat.N_QUADS) or b""
    lines = written.decode().split("\n")
    found = hashlib.sha256("".join(f"{line}\n" for line in sorted(filter(None, lines))).encode()).hexdigest()
    return None if found == said else f"the canonical hash is {found[:12]}…, not {str(said)[:12]}…"


def _apart(expected: set[Any], found: set[Any], file: str) -> str | None:
    lacking, added = sorted(map(str, expected - found)), sorted(map(str, found - expected))
    if not lacking and not added:
        return None
    first = f"it lacks {lacking[0]}" if lacking else f"only it has {added[0]}"
    return f"{file} differs in {len(lacking) + len(added)} triples; {first}"


def _named(quads: set[Any], file: str) -> str | None:
    names = sorted({str(quad.graph_name) for quad in quads} - {"DEFAULT"})
    return f"{file} has a named graph, {names[0]}" if names else None

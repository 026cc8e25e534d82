"""The reference page shows every term, and nothing in the vocabulary can break its tables."""

from __future__ import annotations

import re
from pathlib import Path

from dealgraph.ontology import Layer, generate, read_layer
from dealgraph.ontology.layer import term_names
from dealgraph.vocabulary import Vocabulary, read_vocabulary

HOSTILE = """
Trap:
  label: "a | b"
  definition: "<script>alert(1)</script> [x](javascript:1) *a* ![i](y) `c` ``."
  example: "# x"
  parent: Thing
"""


def cells(line: str) -> int:
    return len(re.findall(r"(?<!\\)\|", line))


def test_every_term_stands_on_the_page(files: dict[str, str], vocabulary: Vocabulary, layer: Layer) -> None:
    """Classes, predicates, inverses, values, units and the layer's terms can be looked up."""
    page = files["docs/ontology.md"]
    names = [*term_names(vocabulary, layer), *vocabulary.units, *vocabulary.lists["rank"]]
    assert [name for name in names if f"`{name}`" not in page] == []


def test_tables_are_whole(files: dict[str, str]) -> None:
    """Each row has as many cells as its head."""
    lines = files["docs/ontology.md"].splitlines()
    for line, before in zip(lines[1:], lines, strict=False):
        if line.startswith("|") and before.startswith("|"):
            assert cells(line) == cells(before), line


def test_terms_cannot_become_markup(ontology_copy: Path) -> None:
    """Pipes, tags, links and emphasis in the YAML are shown as they are written."""
    path = ontology_copy / "classes.yaml"
    path.write_text(path.read_text("utf-8") + HOSTILE, "utf-8")
    vocabulary = read_vocabulary(ontology_copy)
    page = generate(vocabulary, read_layer(ontology_copy, vocabulary))["docs/ontology.md"]
    row = next(line for line in page.splitlines() if "`Trap`" in line)
    assert row == (
        "| `Trap` | a \\| b | `Thing` | \\<script\\>alert(1)\\</script\\> \\[x\\](javascript:1) \\*a\\* !\\[i\\](y) "
        "`c` \\`\\`. | \\# x |  |"
    )

"""Write the files that follow from the vocabulary, or check that none has drifted."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..errors import SeedsError
from ..vocabulary import read_vocabulary
from .generate import generate
from .layer_reader import read_layer


def main(arguments: list[str] | None = None) -> int:
    """Write the files; with --check only compare them. Return 0, or 1 for errors and for a file that has drifted."""
    parser = argparse.ArgumentParser(prog="python -m dealgraph.ontology", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="the top of the repository (default: here)")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file has drifted")
    parser.add_argument(
        "--examples", action="store_true", help="also put true rows for the examples of queries that the seeds outdated"
    )
    given = parser.parse_args(arguments)
    try:
        if given.check:
            return _check(given.root)
        _write(given.root)
        if given.examples:
            _write_examples(given.root)
    except SeedsError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 1
    return 0


def _files(root: Path) -> dict[Path, str]:
    vocabulary = read_vocabulary(root / "ontology")
    made = generate(vocabulary, read_layer(root / "ontology", vocabulary))
    return {root / name: text for name, text in made.items()}


def _drifted(path: Path, text: str) -> bool:
    return not path.is_file() or path.read_bytes() != text.encode()


def _check(root: Path) -> int:
    for path, text in _files(root).items():
        if _drifted(path, text):
            print(f"{path} has drifted from ontology/*.yaml: run `python -m dealgraph.ontology`", file=sys.stderr)
            return 1
    return 0


def _write(root: Path) -> None:
    for path, text in _files(root).items():
        if _drifted(path, text):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
            print(f"wrote {path}")


def _write_examples(root: Path) -> None:
    from ..knowledge_graph import KnowledgeGraph
    from ..seeds import read_seeds
    from .examples import refresh_examples

    vocabulary = read_vocabulary(root / "ontology")
    kg = KnowledgeGraph(read_seeds(root / "seeds", vocabulary).require_valid(), vocabulary)
    for path in refresh_examples(root / "ontology" / "queries", kg):
        print(f"wrote {path}")


if __name__ == "__main__":
    sys.exit(main())

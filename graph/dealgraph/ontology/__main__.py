"""`python -m dealgraph.ontology`: writes the files that follow from the vocabulary, or checks that none has drifted."""

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
    given = parser.parse_args(arguments)
    try:
        vocabulary = read_vocabulary(given.root / "ontology")
        files = generate(vocabulary, read_layer(given.root / "ontology", vocabulary))
    except SeedsError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 1
    for name, text in files.items():
        path = given.root / name
        standing = path.read_text("utf-8") if path.is_file() else None
        if standing == text:
            continue
        if given.check:
            print(f"{name} has drifted from ontology/*.yaml: run `python -m dealgraph.ontology`", file=sys.stderr)
            return 1
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
        print(f"wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Mutated real seeds, exports and RDF, each of which must load or end in a clean error.

    python tests/trust/fuzz.py ROUNDS [SEED]     prints how they ended, and each that ended badly

A clean error is one of dealgraph's own, with a message on lines that can be read; anything else that is raised is a
defect. What loads must build the same records again, and exports that were changed must be found by `verify`.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from dealgraph.bulk import ENDINGS, read_bulk
from dealgraph.errors import DealgraphError
from dealgraph.exports import EXPORTS, build
from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.loading import load, load_folder
from dealgraph.rdf.reader import read_rdf
from dealgraph.resources import shipped
from dealgraph.seeds import read_seeds
from dealgraph.verify.checksums import readable
from dealgraph.verify.contents import contents, records_difference
from dealgraph.vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

MUTATIONS_AT_MOST = 4
# Pieces that parsers stumble over, put in anywhere.
PIECES = [
    b"\x00", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\n", b"\r\n", b"\t", b": ", b"- ", b" #x", b"'", b'"', b"[", b"{", b"}",
    b"]", b"*a", b"&a ", b"!!int ", b"|\n", b">\n", b"---\n", b"<", b"&amp;", b"]]>", b"\\u0000", b"\\ud800", b"\\",
    b"null", b"true", b"NaN", b"1e999", b"-1", b"9" * 400, b"0x10", b"2026-13", b"2026-02-30", b"/", b"2027/2026",
    "\u202e".encode(), "\u2028".encode(), "é".encode(), "e\u0301".encode(), "🦆".encode(), b"= 1", b"10 percent",
    b"up to ", b"about ", b"at least ", b" to ", b" billion USD", b" GW", b" | ", b"negated", b"@context",
]  # fmt: skip


def mutate(data: bytes, dice: random.Random) -> bytes:
    """Return the bytes after some small changes at random places."""
    for _ in range(dice.randint(1, MUTATIONS_AT_MOST)):
        place = dice.randrange(len(data) + 1)
        end = min(len(data), place + dice.choice((1, 1, 2, 8, 40)))
        kind = dice.randrange(7)
        if kind == 0 and place < len(data):
            data = data[:place] + bytes([data[place] ^ 1 << dice.randrange(8)]) + data[place + 1 :]
        elif kind == 1:
            data = data[:place] + data[end:]
        elif kind == 2:
            data = data[:place] + dice.choice(PIECES) + data[place:]
        elif kind == 3:
            data = data[:place] + dice.choice(PIECES) + data[end:]
        elif kind == 4:
            data = data[:place] + data[place:end] * 2 + data[end:]
        else:
            data = _lines(data, dice, kind)
    return data


def _lines(data: bytes, dice: random.Random, kind: int) -> bytes:
    """Exchange two lines, or give one the indentation of another."""
    lines = data.split(b"\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    if kind == 5:
        lines[one], lines[other] = lines[other], lines[one]
    else:
        indent = len(lines[other]) - len(lines[other].lstrip())
        lines[one] = b" " * indent + lines[one].lstrip()
    return b"\n".join(lines)


class Corpus:
    """A graph as seeds and as exports, small enough to be read thousands of times."""

    def __init__(self, seeds: Path, aside: Path) -> None:
        self.kg = load(seeds)
        self.vocabulary = shipped_vocabulary()
        self.aside = aside
        self.seeds = Path(shutil.copytree(seeds, aside / "seeds"))
        self.seeds_files = {path: path.read_bytes() for path in sorted(self.seeds.rglob("*")) if path.is_file()}
        self.exports = aside / "exports"
        build(self.kg, self.exports)
        self.exports_files = {name: (self.exports / name).read_bytes() for name in EXPORTS}
        self.outcomes: Counter[str] = Counter()
        self.defects: list[str] = []

    def seeds_round(self, dice: random.Random) -> None:
        """Read seeds of which one file is mutated."""
        path = dice.choice(list(self.seeds_files))
        changed = mutate(self.seeds_files[path], dice)
        path.write_bytes(changed)
        self._try("seeds", path.name, changed, self._read_seeds)
        path.write_bytes(self.seeds_files[path])

    def _read_seeds(self) -> str:
        found = read_seeds(self.seeds, self.vocabulary)
        for problem in found.problems:
            assert str(problem), "an empty problem"
            assert "\n" not in str(problem), f"a problem of several lines: {problem}"
        if found.problems:
            return "error"
        # What was accepted can be written and read back.
        kg = KnowledgeGraph(found.records, self.vocabulary)
        EXPORTS["graph.jsonld"].write(kg, self.aside / "again.jsonld")
        difference = records_difference(kg, read_rdf(self.aside / "again.jsonld", self.vocabulary), True)
        assert difference is None, difference
        return "loaded"

    def export_round(self, dice: random.Random) -> None:
        """Read an export that is mutated, as `verify` and `load` do."""
        name = dice.choice(list(EXPORTS))
        path = self.exports / name
        changed = mutate(self.exports_files[name], dice)
        path.write_bytes(changed)
        self._try("verify", name, changed, lambda: self._verify(name))
        # The page, the description and the manifest are no graph that is read.
        if name != "graph.html" and (path.stem == "graph" or path.suffix[1:] in ENDINGS):
            self._try("load", name, changed, lambda: self._load(path))
        path.write_bytes(self.exports_files[name])

    def _verify(self, name: str) -> str:
        check = name if name.startswith("graph.") else f"*{Path(name).suffix}"
        findings = contents(self.kg, self.exports, readable(self.exports, 99), (check,))
        return "the same" if all(one.held for one in findings) else "found"

    def _load(self, path: Path) -> str:
        if path.stem == "graph":
            load_folder(path)
        else:
            read_bulk(self.exports, path.suffix[1:], self.vocabulary)
        return "loaded"

    def _try(self, what: str, file: str, changed: bytes, run: Callable[[], str]) -> None:
        try:
            outcome = run()
        except DealgraphError as error:
            outcome = "error" if str(error) else "defect"
        except Exception:
            outcome = "defect"
            self.defects.append(f"{what}: {file}: {traceback.format_exc()[-1500:]}")
            kept = Path(tempfile.gettempdir()) / f"fuzz-defect-{what}-{len(self.defects)}-{Path(file).name}"
            kept.write_bytes(changed)
        self.outcomes[f"{what}: {outcome}"] += 1


def small_corpus(aside: Path) -> Corpus:
    """Return the corpus of the small world."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from dealgraph.evidence import Documents, locate_quotes
    from dealgraph.seeds import LOCK_NAME, write_lock
    from small_world import ARTICLE, DOCUMENT, FILES, write_files

    texts = write_files(aside / "documents", {DOCUMENT: ARTICLE})
    seeds = write_files(aside / "small", FILES)
    write_lock(seeds / LOCK_NAME, locate_quotes(read_seeds(seeds), Documents(texts)).lock)
    (aside / "small-work").mkdir()
    return Corpus(seeds, aside / "small-work")


def real_corpus(aside: Path) -> Corpus:
    """Return a corpus of the shipped seeds, cut to the smallest source, so that a reading takes milliseconds."""
    target = aside / "real"
    shutil.copytree(shipped("seeds"), target)
    smallest = min((target / "statements").glob("*.yaml"), key=lambda path: path.stat().st_size)
    for path in (target / "statements").glob("*.yaml"):
        if path != smallest:
            path.unlink()
    (target / "conflicts.yaml").unlink(missing_ok=True)
    (aside / "real-work").mkdir()
    return Corpus(target, aside / "real-work")


def run(rounds: int, seed: int, say: Callable[[str], None] = print) -> tuple[Counter[str], list[str]]:
    """Do `rounds` readings: of seeds of both corpora, and of exports of the small one. Return outcomes and defects."""
    dice = random.Random(seed)
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(prefix="dealgraph-fuzz-", dir=memory) as folder:
        small, real = small_corpus(Path(folder)), real_corpus(Path(folder))
        for number in range(rounds):
            kind = number % 10
            if kind < 6:
                small.seeds_round(dice)
            elif kind < 7:
                real.seeds_round(dice)
            else:
                small.export_round(dice)
            if (number + 1) % 5000 == 0:
                say(f"{number + 1} inputs, {len(small.defects) + len(real.defects)} defects")
        return small.outcomes + real.outcomes, small.defects + real.defects


def main(rounds: str, seed: str = "1") -> None:
    """Run, and print what was found."""
    outcomes, defects = run(int(rounds), int(seed), lambda line: print(line, flush=True))
    for defect in defects:
        print(defect)
    for name, count in sorted(outcomes.items()):
        print(f"{name}: {count}")
    sys.exit(bool(defects))


if __name__ == "__main__":
    main(*sys.argv[1:])

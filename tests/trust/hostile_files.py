"""Files that somebody made to break a reader, and the command that reads each with a limit of time and memory.

python tests/trust/hostile_files.py        prints what each took
"""

from __future__ import annotations

import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

SECONDS, BYTES = 30, 1_000_000_000
GIGABYTE = 1024**3
ENTITY = b'{"id": "x", "type": "Company", "label": "X"}\n'


def sparse(path: Path) -> None:
    """Write a gigabyte of zeros that takes no place on the disk."""
    with path.open("wb") as stream:
        stream.truncate(GIGABYTE)


def endless(path: Path) -> None:
    """Make a link to a device that never ends."""
    path.symlink_to("/dev/zero")


def circle(path: Path) -> None:
    """Make a link to itself."""
    path.symlink_to(path.name)


def holding(content: Callable[[], bytes]) -> Callable[[Path], None]:
    """Return what writes `content`, which is made only then: a child's memory begins with that of its parent."""

    def write(path: Path) -> None:
        path.write_bytes(content())

    return write


def parquet_bomb(path: Path) -> None:
    """Write forty million rows in a small file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    column = pa.DictionaryArray.from_arrays(pa.array([0] * 1_000_000, pa.int8()), ["x" * 100])
    schema = pa.schema([(name, column.type) for name in ("id", "type", "label")])
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for _ in range(40):
            writer.write_table(pa.table([column] * 3, schema=schema))


def xml(body: str) -> bytes:
    """Return a document of GraphML."""
    head = '<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    return f"{head}<graph edgedefault='directed'>{body}</graph></graphml>".encode()


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><graphml>&i;</graphml>"
).encode()
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><graphml>&a;</graphml>'
ANY: dict[str, Callable[[Path], None]] = {
    "gigabyte": sparse,
    "fifo": os.mkfifo,
    "endless": endless,
    "circle": circle,
    "folder": lambda path: path.mkdir(),
    "empty": holding(lambda: b""),
    "noise": holding(lambda: bytes(range(256)) * 1000),
    "not utf-8": holding(lambda: b"x: \xff\xfe\x80\n" * 1000),
    "utf-16": holding(lambda: "x: {type: Company, label: X}".encode("utf-16")),
    "zip": holding(lambda: _zip()),  # noqa: PLW0108 - it stands below
}
YAML = {
    "bomb": holding(
        lambda: b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (i + 1, i + 1, i, i) for i in range(97, 121))
    ),
    "object": holding(lambda: b"x: !!python/object/apply:os.system ['touch owned']\n"),
    "tag": holding(lambda: b"x: !custom {type: Company}\n"),
    "nested lists": holding(lambda: b"[" * 1_000_000),
    "nested maps": holding(lambda: b"{a: " * 1_000_000),
    "nested dashes": holding(lambda: b"- " * 5_000_000),
    "huge text": holding(lambda: b"x: {type: Company, label: " + b"y" * 16_000_000 + b"}"),
    "huge key": holding(lambda: b"y" * 16_000_000 + b": {type: Company, label: X}"),
    "huge comment": holding(lambda: b"#" * 16_000_000),
    "quotation marks": holding(lambda: b'"' * 5_000_000),
    "cut texts": holding(lambda: b"- a #b\n" * 500_000),
    "many values": holding(lambda: b"- a\n" * 4_000_000),
    "repeated keys": holding(lambda: b"x: {type: Company, label: X}\n" * 200_000),
    "unknown keys": holding(lambda: b"".join(b"x%d: {typ: Compny, lable: X%d}\n" % (i, i) for i in range(100_000))),
    "unknown classes": holding(
        lambda: b"".join(b"x%d: {type: Compny%d, label: X%d}\n" % (i, i, i) for i in range(100_000))
    ),
    "bad ids": holding(lambda: b"".join(b"X %d: {type: Company, label: X%d}\n" % (i, i) for i in range(100_000))),
    "one name": holding(lambda: b"".join(b"x%d: {type: Company, label: X}\n" % i for i in range(100_000))),
    "control characters": holding(lambda: b"x: {type: Company, label: \x1b[31m}\n"),
    "nul": holding(lambda: b"x: {type: Company, label: \x00}\n"),
    "surrogate": holding(lambda: b'x: {type: Company, label: "\\ud800"}\n'),
    "directives": holding(lambda: b"%YAML 1.2\n" * 1_000_000),
}
STATEMENTS = {
    "unknown predicates": holding(
        lambda: b"source: s\nstatements:\n  c:\n" + b"".join(b"    - suplies%d: c\n" % i for i in range(100_000))
    ),
    "unknown entities": holding(
        lambda: (
            b"source: s\nstatements:\n  c:\n"
            + b"".join(b"    - supplies: cc%d\n      quote: a b c\n" % i for i in range(50_000))
        )
    ),
    "long quotes": holding(
        lambda: (
            b"source: s\nstatements:\n  c:\n    - supplies: c\n      quote:\n"
            + b"".join(b"        - quote number %d\n" % i for i in range(200_000))
        )
    ),
    "huge numbers": holding(
        lambda: b"source: s\nstatements:\n  c:\n    - valuation: " + b"9" * 1_000_000 + b" USD\n      quote: a\n"
    ),
    "exponents": holding(lambda: b"source: s\nstatements:\n  c:\n    - valuation: 1e999999999 USD\n      quote: a\n"),
    "dates": holding(
        lambda: b"source: s\nstatements:\n  c:\n    - supplies: c\n      at: " + b"9" * 100_000 + b"\n      quote: a\n"
    ),
}
JSONL = {
    "nested": holding(lambda: b"[" * 5_000_000),
    "nested maps": holding(lambda: b'{"id":' * 5_000_000),
    "no line ends": holding(lambda: b" " * 64_000_000),
    "huge text": holding(lambda: b'{"id": "x", "type": "Company", "label": "' + b"y" * 64_000_000 + b'"}\n'),
    "huge number": holding(lambda: b'{"id": ' + b"9" * 5_000_000 + b"}\n"),
    "not a number": holding(lambda: b'{"id": NaN}\n{"id": Infinity}\n'),
    "wrong types": holding(lambda: b'{"id": 1}\n{"id": null}\n[]\n"x"\n1\n' * 1000),
    "repeated ids": holding(lambda: ENTITY * 200_000),
    "unknown classes": holding(
        lambda: b"".join(b'{"id": "x%d", "type": "Compny%d", "label": "X"}\n' % (i, i) for i in range(100_000))
    ),
    "surrogate": holding(lambda: b'{"id": "x", "type": "Company", "label": "\\ud800"}\n'),
    "nul": holding(lambda: b'{"id": "x", "type": "Company", "label": "\\u0000"}\n'),
}
CSV = {
    "open quote": holding(lambda: b'id,type,label\nx,Company,"' + b"y" * 64_000_000),
    "nul": holding(lambda: b"id,type,label\nx,Company,\x00\n"),
    "many columns": holding(lambda: b"id," + b"c," * 2_000_000 + b"\n" + b"x," * 2_000_000),
    "other columns": holding(lambda: b"a,b,c\n1,2,3\n" * 100_000),
    "no head": holding(lambda: b"\n\n\n"),
    "short rows": holding(lambda: b"id,type,label\nx\n"),
    "long rows": holding(lambda: b"id,type,label\nx,Company,X,Y\n"),
    "no json": holding(lambda: b"id,type,label,aliases\nx,Company,X,[[[[\n"),
    "nested json": holding(lambda: b"id,type,label,aliases\nx,Company,X," + b"[" * 1_000_000 + b"\n"),
}
PARQUET = {"bomb": parquet_bomb, "cut": holding(lambda: b"PAR1" + b"\x00" * 1000 + b"PAR1")}
XML = {
    "laughs": holding(lambda: LAUGHS),
    "outside": holding(lambda: OUTSIDE),
    "nested": holding(lambda: xml("<node>" * 1_000_000 + "</node>" * 1_000_000)),
    "open": holding(lambda: b"<a>" * 5_000_000),
    "unknown encoding": holding(lambda: xml("").replace(b'"1.0"', b'"1.0" encoding="UTFF-8"')),
    "huge attribute": holding(lambda: xml(f"<node id='{'x' * 50_000_000}'/>")),
    "many nodes": holding(lambda: xml("<node/>" * 1_000_000)),
    "undeclared": holding(lambda: xml('<node id="x"><data key="k">v</data><attvalue for="k" value="v"/></node>')),
    "not dealgraph": holding(lambda: xml('<node id="x"/><edge source="x" target="x"/>')),
}
NODE_LINK = {
    "nested": holding(lambda: b"[" * 5_000_000),
    "nested maps": holding(lambda: b'{"nodes":' * 1_000_000),
    "wrong types": holding(lambda: b'{"nodes": [1, null, {"id": []}], "edges": [[]]}'),
    "wrong edges": holding(lambda: b'{"nodes": {}, "edges": 5}'),
    "many": holding(lambda: b'{"edges": [], "nodes": [' + b"{}," * 3_000_000 + b"{}]}"),
    "wrong literals": holding(
        lambda: b'{"nodes": [{"id": "x", "type": "Company", "label": "X", "literals": "5"}], "edges": []}'
    ),
}
JSONLD = {
    "nested": holding(lambda: b'{"a":' * 1_000_000),
    "nested lists": holding(lambda: b"[" * 5_000_000),
    "closed nesting": holding(lambda: b"[" * 100_000 + b"]" * 100_000),
    "remote": holding(lambda: b'{"@context": "http://127.0.0.1:9/c", "@graph": []}'),
    "remote in a list": holding(lambda: b'{"@context": [{}, "http://127.0.0.1:9/c"], "@graph": []}'),
    "scalar": holding(lambda: b"5"),
    "null": holding(lambda: b"null"),
}
TURTLE = {
    "nested nodes": holding(lambda: b"<http://x/> <http://x/> " + b"[ <http://x/> " * 500_000),
    "nested lists": holding(lambda: b"<http://x/> <http://x/> " + b"( " * 500_000),
    "huge literal": holding(lambda: b'<http://x/> <http://x/> "' + b"y" * 64_000_000 + b'" .'),
    "open literal": holding(lambda: b'<http://x/> <http://x/> """' + b"y" * 64_000_000),
    "huge name": holding(lambda: b"<http://x/" + b"y" * 64_000_000 + b"> <http://x/> <http://x/> ."),
    "not dealgraph": holding(lambda: b"<http://x/a> <http://x/b> <http://x/c> .\n"),
    "half a statement": holding(
        lambda: (
            b"<https://w3id.org/dealgraph/id/s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
            b"<https://w3id.org/dealgraph/ontology#Statement> .\n"
        )
    ),
}
LOCK = {
    "nested": holding(lambda: b"[" * 5_000_000),
    "impossible": holding(
        lambda: b'{"document":"d.txt","source":"s","start":-5,"end":99999999999999999999,"quote":"x"}\n'
    ),
    "lines": holding(lambda: b"x\n" * 1_000_000),
}


def _zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x", b"\0" * 50_000_000)
    return stream.getvalue()


class Case(NamedTuple):
    """A hostile file: what it stands for, what makes it, and what kind it is."""

    reader: str
    kind: str
    make: Callable[[Path], None]

    def __str__(self) -> str:
        return f"{self.reader}: {self.kind}"


def cases() -> list[Case]:
    """Return all hostile files, by what reads them."""
    tables: dict[str, dict[str, Callable[[Path], None]]] = {
        "entities.yaml": YAML, "statements.yaml": STATEMENTS, "sources.yaml": {}, "judgements.yaml": {},
        "conflicts.yaml": {}, "dataset.yaml": {}, "documents.yaml": {}, "evidence.lock": LOCK, "entities.jsonl": JSONL,
        "entities.csv": CSV, "entities.parquet": PARQUET, "graph.graphml": XML, "graph.gexf": XML,
        "graph.json": NODE_LINK, "graph.jsonld": JSONLD, "graph.ttl": TURTLE, "graph.nt": TURTLE, "graph.nq": TURTLE,
        "graph.trig": TURTLE, "document": {},
    }  # fmt: skip
    return [Case(reader, kind, make) for reader, own in tables.items() for kind, make in {**ANY, **own}.items()]


BASE = {
    "entities/base.yaml": "c: {type: Company, label: C}\n",
    "sources.yaml": "s: {type: NewsArticle, label: S, speaker: c, documents: [{file: d.txt}]}\n",
    "statements/s.yaml": "source: s\nstatements:\n  c:\n    - supplies: c\n      quote: the words\n",
}
PLACES = {"entities.yaml": "entities/x.yaml", "statements.yaml": "statements/s.yaml"}


def prepare(case: Case, folder: Path) -> list[str]:
    """Write the case into the folder and return the words of the command that reads it."""
    if case.reader.endswith(".yaml") or case.reader in ("evidence.lock", "document"):
        for name, text in BASE.items():
            path = folder / "seeds" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        (folder / "documents").mkdir()
        place = folder / "seeds" / PLACES.get(case.reader, case.reader)
        if case.reader == "document":
            place = folder / "documents/d.txt"
        place.unlink(missing_ok=True)
        case.make(place)
        return ["check", "--seeds", str(folder / "seeds"), "--documents", str(folder / "documents")]
    case.make(folder / case.reader)
    if not case.reader.startswith("entities."):
        return ["find", "x", "--seeds", str(folder / case.reader)]
    ending = case.reader.partition(".")[2]
    if ending == "parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.table({"id": pa.array([], pa.string())}), folder / "statements.parquet")
    else:
        (folder / f"statements.{ending}").write_text("id,subject\n" if ending == "csv" else "")
    return ["find", "x", "--seeds", str(folder)]


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


class Outcome(NamedTuple):
    """How a reading ended: exit status, what was printed, CPU seconds and the most memory in bytes."""

    status: int
    printed: str
    seconds: float
    memory: int


def read(case: Case, folder: Path) -> Outcome:
    """Read the case with the command, with no more CPU time than SECONDS and no more memory than BYTES allow."""
    # By a process of its own: the most memory that a process ever took counts for its children too.
    made = subprocess.run([sys.executable, __file__, "--make", str(case), folder], capture_output=True, check=True)
    words = [sys.executable, "-m", "dealgraph", *json.loads(made.stdout)]
    with (folder / "printed").open("w+b") as out:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            cwd=folder,
            env={**os.environ, "DEALGRAPH_CACHE": "off"},
            preexec_fn=_limit,  # noqa: PLW1509 - no thread runs yet
        )
        # What waits for ever uses no CPU time; the patience is for machines that are busy.
        timer = threading.Timer(20 * SECONDS, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        printed = out.read(10_000_000).decode("utf-8", "replace")
    return Outcome(process.returncode, printed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def complaint(outcome: Outcome) -> str:
    """Return what is wrong with how a reading ended, or ""."""
    if outcome.status not in (0, 1, 2):
        return f"it ended with {outcome.status}: {outcome.printed[-300:]}"
    if "Traceback" in outcome.printed:
        return outcome.printed[-600:]
    if outcome.memory > BYTES:
        return f"it took {outcome.memory / 1e6:.0f} MB"
    return ""


def main(wanted: str = "", *which: str) -> None:
    """Print a line a case; with --make, write one of them."""
    if wanted == "--make":
        print(json.dumps(prepare(next(case for case in cases() if str(case) == which[0]), Path(which[1]))))
        return
    for case in cases():
        if wanted in str(case):
            with tempfile.TemporaryDirectory() as folder:
                outcome = read(case, Path(folder))
            first = outcome.printed.strip().splitlines()[:1]
            print(
                f"{(complaint(outcome) and 'BAD') or 'ok':<4}{case!s:<36}{outcome.status:>3} {outcome.seconds:6.1f} s "
                f"{outcome.memory / 1e6:6.0f} MB  {(first or [''])[0][-110:]} {json.dumps(complaint(outcome))[-300:]}",
                flush=True,
            )


if __name__ == "__main__":
    main(*sys.argv[1:])

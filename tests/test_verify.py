"""`verify` finds every change of every export, also after somebody wrote new checksums into the manifest."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from dealgraph.exports import EXPORTS, build
from dealgraph.exports.files import DATASET, description
from dealgraph.exports.manifest import NAME as MANIFEST
from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.seeds import read_seeds
from dealgraph.verify import Finding, verify

if TYPE_CHECKING:
    from conftest import Ended
    from dealgraph.records import Records

STATED = [name for name in EXPORTS if name.partition(".")[0] in ("graph", "statements")]
OTHERS = [name for name in EXPORTS if name not in (*STATED, DATASET)]
REPLACE = msgspec.structs.replace


@pytest.fixture(scope="module")
def whole(small: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exports of the small world, untouched."""
    folder = tmp_path_factory.mktemp("whole") / "exports"
    build(small, folder)
    return folder


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    return Path(shutil.copytree(whole, tmp_path / "copy"))


def findings(small: KnowledgeGraph, seeds: Path, folder: Path, **parts: bool) -> dict[str, Finding]:
    """Return what `verify` finds, by check, without SHACL unless asked for."""
    given = {"shapes": False, **parts}
    return {finding.check: finding for finding in verify(seeds, folder, small.vocabulary, **given)}


def failed(small: KnowledgeGraph, seeds: Path, folder: Path, **parts: bool) -> dict[str, str]:
    """Return the words of the checks that did not hold."""
    return {name: found.words for name, found in findings(small, seeds, folder, **parts).items() if found.held is False}


def sign(folder: Path, kg: KnowledgeGraph, describe: bool = True) -> None:
    """Write into the description and the manifest what the files are now, as an attacker would."""
    # What is no RDF any more cannot be described.
    with contextlib.suppress(ValueError, SyntaxError):
        if describe:
            (folder / DATASET).write_text(description(kg, folder), encoding="utf-8")
    manifest = json.loads((folder / MANIFEST).read_text())
    for name, entry in manifest["files"].items():
        data = (folder / name).read_bytes()
        entry.update(bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def check_of(file: str) -> str:
    """Return the check that reads the file."""
    return file if file.startswith("graph.") or file == DATASET else f"*{Path(file).suffix}"


def statement(kg: KnowledgeGraph, **filters: str) -> str:
    """Return the id of the one statement that meets the filters."""
    (row,) = kg.statements(**filters)
    return row.id


def without(kg: KnowledgeGraph, name: str) -> Records:
    """Return the records without the statement."""
    return REPLACE(kg.records, statements=tuple(row for row in kg.records.statements if row.id != name))


def changed(kg: KnowledgeGraph, name: str, **fields: object) -> Records:
    """Return the records with other fields of the statement, which keeps its id."""
    rows = tuple(REPLACE(row, **fields) if row.id == name else row for row in kg.records.statements)
    return REPLACE(kg.records, statements=rows)


# What an attacker does to one statement, and which one it is.
ATTACKS: dict[str, tuple[dict[str, str], Callable[[KnowledgeGraph, str], Records]]] = {
    "dropped relation": ({"predicate": "worksFor"}, without),
    "dropped figure": ({"predicate": "grossMargin"}, without),
    "other value": ({"predicate": "valuation"}, lambda kg, name: changed(kg, name, value=26_000_000_000)),
    "other end of a range": ({"predicate": "grossMargin"}, lambda kg, name: changed(kg, name, upper=41)),
    "other words": ({"predicate": "customerCount"}, lambda kg, name: changed(kg, name, text="hundreds")),
    "other bound": ({"predicate": "capacity"}, lambda kg, name: changed(kg, name, bound="exact")),
    "other stance": ({"predicate": "doubts"}, lambda kg, name: changed(kg, name, stance="asserted")),
    "other date": ({"predicate": "revenue"}, lambda kg, name: changed(kg, name, at="2028")),
    "other speaker": ({"predicate": "states"}, lambda kg, name: changed(kg, name, speaker="ada-sorensen")),
    "no negation": ({"predicate": "makes"}, lambda kg, name: changed(kg, name, polarity="affirmed")),
    "reversed edge": (
        {"predicate": "provider"},
        lambda kg, name: changed(kg, name, subject="tamarind", object="quarry-tamarind-capacity"),
    ),
    "other quote": (
        {"predicate": "doubts"},
        lambda kg, name: changed(
            kg, name, evidence=(REPLACE(kg.statement(name).evidence[0], exact="Castell is sure"),)
        ),
    ),
    "moved quote": (
        {"predicate": "doubts"},
        lambda kg, name: changed(kg, name, evidence=(REPLACE(kg.statement(name).evidence[0], start=1),)),
    ),
}


def test_what_a_build_gives_holds(small: KnowledgeGraph, small_seeds: Path, whole: Path, documents: Path) -> None:
    """Every check, SHACL and the documents too."""
    found = list(verify(small_seeds, whole, small.vocabulary, documents))
    assert [finding for finding in found if finding.held is not True] == []
    assert {"seeds", "receipts", "checksums", "networkx", "triples", "sparql", "rebuild", "shapes"} < {
        finding.check for finding in found
    }
    assert {check_of(name) for name in EXPORTS} < {finding.check for finding in found}


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("file", STATED)
def test_a_changed_statement_is_named_in_each_export(
    attack: str, file: str, small: KnowledgeGraph, small_seeds: Path, copy: Path
) -> None:
    """The checksums are right again, and no rebuild helps: the content is held against the seeds."""
    filters, change = ATTACKS[attack]
    name = statement(small, **filters)
    EXPORTS[file].write(KnowledgeGraph(change(small, name), small.vocabulary), copy / file)
    sign(copy, small)
    found = failed(small, small_seeds, copy, rebuild=False)
    expected = {check_of(file)}
    if file.endswith((".ttl", ".jsonld", ".nt", ".trig", ".nq")):
        expected |= {"triples", "sparql"}
    if file == "graph.nq":
        expected.add("canonical hash")
    assert set(found) == expected
    assert name in found[check_of(file)]
    assert name in found.get("sparql", name)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_statement_changed_in_all_exports_alike_is_found(
    attack: str, small: KnowledgeGraph, small_seeds: Path, tmp_path: Path
) -> None:
    """They agree with each other, and not with the seeds."""
    filters, change = ATTACKS[attack]
    build(KnowledgeGraph(change(small, statement(small, **filters)), small.vocabulary), tmp_path / "forged")
    found = failed(small, small_seeds, tmp_path / "forged")
    assert set(found) - {DATASET} == {*map(check_of, EXPORTS), "triples", "sparql", "rebuild"} - {DATASET}


@pytest.mark.parametrize("file", OTHERS)
def test_a_changed_row_of_the_other_tables_is_found(
    file: str, small: KnowledgeGraph, small_seeds: Path, copy: Path
) -> None:
    """An entity's label, a source's title, a quotation's words, an explanation."""
    rows = small.records
    forged: dict[str, Callable[[], KnowledgeGraph]] = {
        "entities": lambda: KnowledgeGraph(
            REPLACE(rows, entities=tuple(REPLACE(row, label=row.label + "s") for row in rows.entities)),
            small.vocabulary,
        ),
        "sources": lambda: KnowledgeGraph(
            REPLACE(rows, sources=tuple(REPLACE(row, title="Other") for row in rows.sources)), small.vocabulary
        ),
        "quotations": lambda: KnowledgeGraph(
            REPLACE(rows, quotations=tuple(REPLACE(row, text="Other") for row in rows.quotations)), small.vocabulary
        ),
        "conflicts": lambda: KnowledgeGraph(without(small, statement(small, stance="estimated")), small.vocabulary),
    }
    EXPORTS[file].write(forged[file.partition(".")[0]](), copy / file)
    sign(copy, small)
    assert set(failed(small, small_seeds, copy, rebuild=False)) == {check_of(file)}


@pytest.mark.parametrize("file", [*EXPORTS, MANIFEST])
def test_a_flipped_byte_is_found_in_each_file(file: str, small: KnowledgeGraph, small_seeds: Path, copy: Path) -> None:
    """By the checksum; and by the rebuild after the checksums were written anew."""
    path = copy / file
    data = path.read_bytes()
    moments = random.Random(file)
    for _ in range(3):
        flipped = bytearray(data)
        flipped[moments.randrange(len(data))] ^= 1 << moments.randrange(8)
        path.write_bytes(flipped)
        if file != MANIFEST:
            found = failed(small, small_seeds, copy, rebuild=False)
            assert found["checksums"].startswith(f"{file} has the checksum")
    if file != MANIFEST:
        sign(copy, small, describe=file != DATASET)
    found = failed(small, small_seeds, copy)
    assert file in found["rebuild"]
    assert file == MANIFEST or "checksums" not in found


def test_the_first_different_line_is_shown(small: KnowledgeGraph, small_seeds: Path, copy: Path) -> None:
    """What no record holds, such as the label beside an id, is shown by the rebuild."""
    path = copy / "statements.csv"
    path.write_text(path.read_text().replace("Ada Sorensen", "Ada Sorenson", 1))
    sign(copy, small)
    found = failed(small, small_seeds, copy)
    assert set(found) == {"rebuild"}
    assert found["rebuild"].startswith("statements.csv comes out with other bytes, from line 2 on: ")
    assert "Sorenson" in found["rebuild"].split(" instead of ")[0]


def test_a_triple_more_is_found(small: KnowledgeGraph, small_seeds: Path, copy: Path) -> None:
    """Though no reader of ours takes note of it."""
    extra = "<https://w3id.org/dealgraph/id/tamarind> <https://w3id.org/dealgraph/ontology#invests> "
    with (copy / "graph.nt").open("a") as stream:
        stream.write(f"{extra}<https://w3id.org/dealgraph/id/quarry-labs> .\n")
    sign(copy, small)
    found = failed(small, small_seeds, copy, rebuild=False)
    assert found["triples"].startswith("graph.nt differs in 1 triples; only it has <https://w3id.org/dealgraph/id/")


def test_a_negation_turned_into_a_plain_fact_is_found(small: KnowledgeGraph, small_seeds: Path, copy: Path) -> None:
    """Its node says that it is denied; the plain triple beside it says that it is so."""
    fact = "<https://w3id.org/dealgraph/id/quarry-labs> <https://w3id.org/dealgraph/ontology#makes> "
    with (copy / "graph.nt").open("a") as stream:
        stream.write(f"{fact}<https://w3id.org/dealgraph/id/pebble> .\n")
    sign(copy, small)
    expected = "graph.nt: quarry-labs makes pebble stands as a plain fact, and no source asserts it"
    assert failed(small, small_seeds, copy, rebuild=False)["sparql"] == expected


def test_a_second_value_beside_the_true_one_is_found(small: KnowledgeGraph, small_seeds: Path, copy: Path) -> None:
    """Whichever of the two a reader takes."""
    name = statement(small, predicate="doubts")
    line = f"<https://w3id.org/dealgraph/id/{name}> <https://w3id.org/dealgraph/ontology#stance> "
    with (copy / "graph.nq").open("a") as stream:
        stream.write(f"{line}<https://w3id.org/dealgraph/ontology#asserted> .\n")
    sign(copy, small)
    found = failed(small, small_seeds, copy, rebuild=False)
    assert set(found) >= {"triples", "sparql"}
    assert f"the statement {name} has two of 'stance'" in found["sparql"]


@pytest.mark.parametrize("file", EXPORTS)
@pytest.mark.parametrize("kind", ["missing", "empty", "cut", "noise", "fifo", "folder", "link in a circle", "huge"])
def test_a_file_that_is_none_is_named(
    kind: str, file: str, small: KnowledgeGraph, small_seeds: Path, copy: Path
) -> None:
    """Nothing waits, nothing fills the memory, nothing raises."""
    path = copy / file
    data = path.read_bytes()
    path.unlink()
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif kind == "noise":
        path.write_bytes(random.Random(file).randbytes(1000))
    elif kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "link in a circle":
        path.symlink_to(file)
    elif kind == "huge":
        with path.open("wb") as stream:
            stream.truncate(1024**3)
    found = failed(small, small_seeds, copy, rebuild=kind == "cut")
    # Half a page still holds its data; that its script is gone is for the rebuild to find.
    assert {"checksums", "rebuild" if (kind, file) == ("cut", "graph.html") else check_of(file)} <= set(found)
    assert file in found["checksums"]


@pytest.mark.parametrize(
    "text", ["", "[]", "null", '{"files": []}', '{"files": {"graph.nt": 1}}', "{" * 2000, "[" * 200_000]
)
def test_a_manifest_that_is_none_is_named(text: str, small: KnowledgeGraph, small_seeds: Path, copy: Path) -> None:
    """And a file that it lists although nobody built it."""
    (copy / MANIFEST).write_text(text)
    found = failed(small, small_seeds, copy)
    assert set(found) == {"checksums", "rebuild", "canonical hash"}


def test_files_that_are_not_ours_are_told(small: KnowledgeGraph, small_seeds: Path, copy: Path) -> None:
    """They are neither covered nor in the way; one that the manifest lists is."""
    (copy / "notes.txt").write_text("mine")
    words = findings(small, small_seeds, copy)["checksums"].words
    assert words == "24 files are as manifest.json says; what else stands there is not ours: notes.txt"
    manifest = json.loads((copy / MANIFEST).read_text())
    manifest["files"]["notes.txt"] = {"bytes": 4, "sha256": hashlib.sha256(b"mine").hexdigest()}
    (copy / MANIFEST).write_text(json.dumps(manifest))
    assert failed(small, small_seeds, copy)["checksums"] == "manifest.json lists notes.txt, which is no export"


def test_parquet_of_another_pyarrow_is_compared_by_its_tables(
    small: KnowledgeGraph, small_seeds: Path, copy: Path
) -> None:
    """Its bytes differ and its rows do not; a row that does is found."""
    import pyarrow.parquet as pq

    manifest = json.loads((copy / MANIFEST).read_text())
    manifest["written_with"]["pyarrow"] = "1.0.0"
    (copy / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n")
    for path in copy.glob("*.parquet"):
        pq.write_table(pq.read_table(path), path, compression="none")
    sign(copy, small)
    found = findings(small, small_seeds, copy)["rebuild"]
    assert found.held
    assert found.words == "a rebuild gives the same bytes; of *.parquet, which pyarrow 1.0.0 wrote, the same tables"
    path = copy / "statements.parquet"
    table = pq.read_table(path)
    labels = [label.upper() for label in table["subject_label"].to_pylist()]
    place = table.schema.get_field_index("subject_label")
    pq.write_table(table.set_column(place, "subject_label", [labels]), path)
    sign(copy, small)
    assert failed(small, small_seeds, copy)["rebuild"] == "statements.parquet holds other rows"


def test_a_csv_row_with_too_many_cells_is_found(small: KnowledgeGraph, small_seeds: Path, copy: Path) -> None:
    """Python's reader would put them under no column at all."""
    path = copy / "quotations.csv"
    rows = list(csv.reader(path.read_text().splitlines()))
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in [*row, "more"]) for row in rows[:1] + rows[2:]) + "\n")
    sign(copy, small)
    assert "*.csv" in failed(small, small_seeds, copy, rebuild=False)


def test_without_a_folder_of_exports_the_rest_is_checked(
    small_seeds: Path, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Ended]
) -> None:
    """Whoever wants the quotes alone has no exports; whoever names a folder wants it checked."""
    monkeypatch.chdir(tmp_path)
    ended = run("verify", "--seeds", small_seeds, "--documents", documents)
    assert ended.status == 0
    assert "held         receipts" in ended.out
    assert "not checked  exports" in ended.out
    assert "`dealgraph build` writes one, --exports DIR names another" in ended.out
    named = run("verify", "--seeds", small_seeds, "--documents", documents, "--exports", tmp_path / "none")
    assert (named.status, "FAILED       exports" in named.out) == (1, True)


def test_the_command_says_a_line_a_check_and_ends_with_one(
    run: Callable[..., tuple[int, str, str]], copy: Path
) -> None:
    """For people, and as JSON for programs."""
    (copy / "graph.nt").write_text("")
    status, out, _ = run("verify", "--exports", copy, "--no-shapes", "--no-rebuild")
    assert status == 1
    lines = out.splitlines()
    assert lines[0] == "held         seeds          no errors: 12 entities, 19 statements, 2 quotations"
    assert next(line for line in lines if "checksums" in line).startswith(
        "FAILED       checksums      graph.nt has 0 bytes, not "
    )
    status, out, _ = run("verify", "--exports", copy, "--no-shapes", "--no-rebuild", "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert (status, len(rows)) == (1, len(lines))
    assert {row["check"] for row in rows if row["held"] is False} == {
        "checksums",
        "graph.nt",
        "triples",
        "sparql",
        DATASET,
    }


def test_what_check_finds_in_the_quotes_verify_finds(
    small: KnowledgeGraph, small_seeds: Path, documents: Path, tmp_path: Path
) -> None:
    """A number that the quote does not hold, in seeds and exports alike."""
    seeds = Path(shutil.copytree(small_seeds, tmp_path / "seeds"))
    file = seeds / "statements" / "harbour-article.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("amount: 2.5 billion", "amount: 3.5 billion"))
    exports = tmp_path / "exports"
    build(KnowledgeGraph(read_seeds(seeds).require_valid(), small.vocabulary), exports)
    found = {one.check: one for one in verify(seeds, exports, small.vocabulary, documents, rebuild=False, shapes=False)}
    assert found["seeds"].held is False
    assert "harbour-article.yaml:6:15: the quote does not hold the number 3500000000 USD" in found["seeds"].words
    assert all(one.held for one in found.values() if one.check != "seeds")

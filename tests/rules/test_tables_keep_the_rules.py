"""Tables that break a rule are refused by the same rule, whichever form they have, and the place is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from broken import BROKEN, UNWRITABLE, Case, said, world

from dealgraph import KnowledgeGraph, SeedsError, load
from dealgraph.cli import main
from dealgraph.exports.files import EXPORTS
from dealgraph.records import Records
from dealgraph.rules import find_faults
from dealgraph.vocabulary import shipped_vocabulary

# Another error by the type of the field, before any rule is asked.
NO_JSON = {"finite-number"}
CASES = [case for case in (*BROKEN, *UNWRITABLE.values()) if case.rule not in NO_JSON]


def write(records: Records, folder: Path, rows_before: int = 0) -> Path:
    """Write the tables as JSON Lines."""
    folder.mkdir(exist_ok=True)
    for table in records.__struct_fields__:
        lines = [msgspec.json.encode(row) for row in getattr(records, table)]
        (folder / f"{table}.jsonl").write_bytes(b"\n" * rows_before + b"".join(line + b"\n" for line in lines))
    return folder


def told(folder: Path) -> list[Any]:
    with pytest.raises(SeedsError) as caught:
        load(folder)
    return list(caught.value.problems)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule} {case.name}".strip())
def test_json_lines_have_the_faults_of_records(case: Case, small: KnowledgeGraph, tmp_path: Path) -> None:
    """Read a batch at a time, by columns of numbers: the same rules in the same rows, each with its field."""
    broken = case.change(world(small))
    # Two blank lines stand before the rows, which lines count.
    expected = sorted({(fault.table, fault.row + 3, fault.rule) for fault in find_faults(broken, shipped_vocabulary())})
    problems = told(write(broken, tmp_path / "tables", rows_before=2))
    assert sorted({(Path(one.file).stem, one.line, one.rule) for one in problems}) == expected
    for one in problems:
        field = one.what.partition(":")[0]
        line = Path(one.file).read_text("utf-8").splitlines()[one.line - 1]
        assert one.column == max(line.find(f'"{field}"'), 0) + 1


def test_check_names_the_rule(small: KnowledgeGraph, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In brackets at the end of the line, and under `rule` for programs."""
    folder = write(said("worksFor", deal="tamarind")(world(small)), tmp_path / "tables")
    assert main(["check", "--seeds", str(folder)]) == 1
    line = capsys.readouterr().out.splitlines()[0]
    assert "deal: this is no deal, and its class is Company, found 'tamarind'" in line
    assert line.endswith("[statement-deal]")
    assert main(["check", "--seeds", str(folder), "--json"]) == 1
    assert json.loads(capsys.readouterr().out.splitlines()[0])["rule"] == "statement-deal"


@pytest.mark.parametrize("ending", ["jsonl", "csv"])
def test_a_source_that_is_not_registered_has_one_date(small: KnowledgeGraph, tmp_path: Path, ending: str) -> None:
    """What is taken from it says when it was issued, and may not say two things."""
    records = msgspec.structs.replace(world(small), sources=(), quotations=(), conflicts=())
    kg = KnowledgeGraph(said("worksFor", known_since="2026-05-27")(records), small.vocabulary)
    kg.__dict__["conflicts_by_id"] = ()
    (tmp_path / "tables").mkdir()
    for table in ("entities", "statements"):
        EXPORTS[f"{table}.{ending}"].write(kg, tmp_path / "tables" / f"{table}.{ending}")
    assert {one.rule for one in told(tmp_path / "tables")} == {"time-issued"}

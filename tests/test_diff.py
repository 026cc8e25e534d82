"""`diff`: what changed from one graph to another, told statement by statement, and nothing told that did not change."""

from __future__ import annotations

import json
import os
import random
import subprocess
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dealgraph
from dealgraph.canonical import canonical
from dealgraph.changes import KINDS, Changes
from dealgraph.changes.words import markdown, text_lines
from dealgraph.errors import NotFoundError, SeedsError
from dealgraph.exports import build
from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.loading import load
from dealgraph.records import statement_id
from small_world import FILES, write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REPLACE = msgspec.structs.replace


@pytest.fixture
def compare(tmp_path: Path) -> Callable[..., Changes]:
    """Return the changes from the small world to it with some texts of its files replaced, and files added."""

    def changes(*replaced: tuple[str, str], **files: str) -> Changes:
        new = dict(FILES)
        for one, other in replaced:
            assert any(one in text for text in new.values())
            new = {name: text.replace(one, other) for name, text in new.items()}
        new |= {name.replace("_", "/", 1) + ".yaml": text for name, text in files.items()}
        old_seeds, new_seeds = write_files(tmp_path / "old", FILES), write_files(tmp_path / "new", new)
        return dealgraph.diff(old_seeds, new_seeds)

    return changes


def told(changes: Changes) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return table, kind and fields of each change."""
    return [(one.table, one.kind, one.fields) for one in changes]


def test_a_graph_does_not_differ_from_itself(real: KnowledgeGraph, small: KnowledgeGraph) -> None:
    """Nor from what a build and a reading back give."""
    assert len(dealgraph.diff(real, real)) == 0
    assert dealgraph.diff(small, small).summary() == "no difference"
    assert list(text_lines(dealgraph.diff(small, small))) == ["no difference"]


def test_exports_do_not_differ_from_their_seeds(small: KnowledgeGraph, small_seeds: Path, tmp_path: Path) -> None:
    """Whichever file of them is read."""
    build(small, tmp_path / "exports")
    for place in ("", "graph.nq", "graph.jsonld"):
        assert told(dealgraph.diff(small_seeds, tmp_path / "exports" / place)) == []


def test_moving_lines_of_the_yaml_changes_nothing(tmp_path: Path) -> None:
    """Blocks in another order, other files, comments, other quotation marks: ids follow from content."""
    text = FILES["statements/harbour-article.yaml"]
    head, _, rest = text.partition("statements:\n")
    body, _, tail = rest.partition("quotations:\n")
    blocks: list[str] = []
    for line in body.splitlines(keepends=True):
        if line.startswith("  ") and line[2] not in " -":
            blocks.append("")
        blocks[-1] += line
    moved = {
        **FILES,
        "statements/harbour-article.yaml": f"# moved\n{head}\nstatements:\n{''.join(reversed(blocks))}\nquotations:\n{tail}",
        "entities/all.yaml": "".join(
            FILES[name] for name in sorted(FILES, reverse=True) if name.startswith("entities/")
        ),
    }
    for name in [name for name in FILES if name.startswith("entities/")]:
        del moved[name]
    changes = dealgraph.diff(write_files(tmp_path / "a", FILES), write_files(tmp_path / "b", moved))
    assert told(changes) == []


def test_another_value_is_one_change(compare: Callable[..., Changes]) -> None:
    """Not one withdrawn and one added; what it contradicts follows."""
    changes = compare(("valuation: 25 billion USD", "valuation: 26 billion USD"))
    assert told(changes) == [("statements", "changed", ("value",))]
    (one,) = changes
    assert (one.deal, one.old.value, one.new.value) == ("quarry-series-b", 25_000_000_000, 26_000_000_000)  # type: ignore[union-attr]
    assert list(text_lines(changes)) == [
        "statements",
        "  changed    Quarry Labs has a valuation of $26 billion (post-money, 2026-05-28, asserted by Ibo Castell).",
        "             value: $25 billion -> $26 billion",
        "deals",
        "  Quarry Series B (quarry-series-b): 1 changed",
        "statements: 1 changed",
    ]


@pytest.mark.parametrize(
    ("replaced", "kind", "fields"),
    [
        (("up to 5 GW", "5 GW"), "changed", ("bound",)),
        (("30 to 40 percent\n", "30 to 45 percent\n"), "changed", ("upper",)),
        (("customerCount: {text: dozens}", "customerCount: {text: hundreds}"), "changed", ("text",)),
        (("    - doubts: compute-as-canvas\n      stance: opinion", "    - doubts: compute-as-canvas"), "changed", ("stance",)),
        (("      polarity: negated\n", ""), "changed", ("polarity",)),
        (("at: 2026-06/2027\n", "at: 2026-06\n"), "changed", ("at",)),
        (("role: finance chief", "role: treasurer"), "changed", ("role",)),
        (("    - states: compute-as-canvas", "    - doubts: compute-as-canvas"), "changed", ("predicate",)),
        (("rank: preferred", "rank: deprecated"), "re-ranked", ("rank",)),
        (("two sources agree", "three sources agree"), "re-ranked", ("rank_reason",)),
        (("      quote: dozens of customers", "      quote: with dozens of customers"), "evidence", ("evidence",)),
        (("leadInvestor: [juniper-ventures, alder-capital]", "leadInvestor: [juniper-ventures, tamarind]"), "changed", ("object",)),
    ],
)  # fmt: skip
def test_what_became_of_a_statement(
    replaced: tuple[str, str], kind: str, fields: tuple[str, ...], compare: Callable[..., Changes]
) -> None:
    """Its value, a qualifier, its rank, or what carries it."""
    changes = compare(replaced)
    assert {(one.kind, one.fields) for one in changes.of("statements")} == {(kind, fields)}
    assert not {one.table for one in changes} - {"statements", "conflicts"}


def test_a_new_place_of_the_same_words_is_a_move(small: KnowledgeGraph) -> None:
    """The document was edited above the quote."""
    first, *rest = small.records.statements
    moved = tuple(REPLACE(one, start=(one.start or 0) + 7, end=(one.end or 0) + 7) for one in first.evidence)
    new = KnowledgeGraph(REPLACE(small.records, statements=(REPLACE(first, evidence=moved), *rest)), small.vocabulary)
    assert told(dealgraph.diff(small, new)) == [("statements", "moved", ("evidence",))]


def test_what_comes_and_what_goes(compare: Callable[..., Changes]) -> None:
    """With its words; a disagreement that it alone made is settled with it."""
    gone = "    - runRateRevenue: 1.1 billion USD\n      at: 2026-05\n      stance: estimated\n      speaker: investors-in-quarry\n      quote: One of them puts it at $1.1 billion\n"
    changes = compare((gone, ""))
    assert changes.summary() == "statements: 1 withdrawn; conflicts: 1 settled"
    lines = list(text_lines(changes))
    assert lines[1].startswith("  withdrawn  Quarry Labs has a run-rate revenue of $1.1 billion")
    assert lines[2].strip() == '"One of them puts it at $1.1 billion" (harbour.txt)'
    back = dealgraph.diff(changes.new, changes.old)
    assert back.summary() == "statements: 1 added; conflicts: 1 gained"


def test_a_renamed_entity_is_told_once(compare: Callable[..., Changes]) -> None:
    """By its label under the same id; under another id its statements are carried, not withdrawn and added."""
    assert told(compare(("label: Tamarind", "label: Tamarind Cloud"))) == [("entities", "renamed", ("label",))]
    changes = compare(("tamarind:", "tamarind-cloud:"), ("provider: tamarind", "provider: tamarind-cloud"))
    assert told(changes) == [("entities", "renamed", ("id",)), ("statements", "carried", ("object",))]
    assert next(iter(text_lines(changes)), "") == "entities"
    assert "Tamarind (Company, tamarind) is Tamarind (Company, tamarind-cloud) now" in "\n".join(text_lines(changes))


def test_a_merge_and_its_undoing(tmp_path: Path) -> None:
    """A line of the judgements: what was said of the one is carried to the other, and back."""
    judged = "- {one: quarry-labs, other: tamarind, judgement: same, by: Ann, when: 2026-06-01, why: a test}\n"
    one, other = write_files(tmp_path / "a", FILES), write_files(tmp_path / "b", {**FILES, "judgements.yaml": judged})
    changes = dealgraph.diff(one, other)
    assert told(changes.of("entities")) == [("entities", "merged", ()), ("entities", "changed", ("aliases", "merged"))]  # type: ignore[arg-type]
    assert told(changes.of("statements")) == [("statements", "carried", ("object",))]  # type: ignore[arg-type]
    back = dealgraph.diff(other, one)
    assert [change.kind for change in back.of("entities")] == ["split", "changed"]
    for change in (changes, back):
        assert change.apply_to(change.old.records) == change.new.records


def test_quotations_and_sources(compare: Callable[..., Changes]) -> None:
    """A quotation of another speaker is changed; a source is by its id."""
    changes = compare(("  - speaker: ada-sorensen\n    quote: We buy", "  - speaker: ibo-castell\n    quote: We buy"))
    assert told(changes) == [("quotations", "changed", ("speaker",))]
    changes = compare(("url: https://example.org/harbour/1", "url: https://example.org/harbour/2"))
    assert told(changes) == [("sources", "changed", ("url",))]


def test_both_sides_are_told_from_some_words_before_the_first_difference(compare: Callable[..., Changes]) -> None:
    """A description that differs late, and the words with which a source ends: its file is the same."""
    told_lines = list(
        text_lines(compare(("A lab that trains the Pebble models.", "A lab that trains the Pebble maps.")))
    )
    assert told_lines[2].strip() == "description: …trains the Pebble models. -> …trains the Pebble maps."
    told_lines = list(text_lines(compare(('ends: "Related reading:"', 'ends: "Related"'))))
    assert told_lines[2].strip() == 'documents: …B", ends "Related reading:") -> …B", ends "Related")'
    told_lines = list(text_lines(compare(("label: Tamarind", "label: Tamarisk"))))
    assert told_lines[2].strip() == "label: Tamarind -> Tamarisk"


STANCES = ["asserted", "opinion", "projected"]


@st.composite
def edits(draw: st.DrawFn, kg: KnowledgeGraph) -> KnowledgeGraph:
    """Return the graph with some statements dropped, changed, re-ranked or moved, and some entities renamed."""
    rows = []
    for row in kg.records.statements:
        what = draw(st.sampled_from(["keep"] * 4 + ["drop", "stance", "scope", "rank", "move", "twice"]))
        if what == "drop":
            continue
        if what in ("keep", "twice"):
            rows.append(row)
        if what in ("stance", "scope", "twice"):
            fields: dict[str, Any] = {"scope": draw(st.text("ab", min_size=1))}
            fields |= {"stance": draw(st.sampled_from(STANCES))} if what == "stance" else {}
            new = REPLACE(row, **fields)
            rows.append(REPLACE(new, id=statement_id(new)))
        elif what == "rank":
            rows.append(REPLACE(row, rank="deprecated", rank_reason=draw(st.text("xy", min_size=1))))
        elif what == "move":
            rows.append(
                REPLACE(row, evidence=tuple(REPLACE(one, start=0, end=draw(st.integers(1, 9))) for one in row.evidence))
            )
    entities = tuple(
        REPLACE(row, label=draw(st.text("AB", min_size=1)) + row.id) if draw(st.booleans()) else row
        for row in kg.records.entities
    )
    unique = {row.id: row for row in rows}
    quotations = tuple(row for row in kg.records.quotations if draw(st.booleans()))
    records = REPLACE(kg.records, entities=entities, statements=tuple(unique.values()), quotations=quotations)
    return KnowledgeGraph(canonical(records), kg.vocabulary)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_the_changes_applied_to_the_old_graph_give_the_new_one(data: st.DataObject, small: KnowledgeGraph) -> None:
    """In both directions, with nothing told where nothing differs, and each record told once."""
    one, other = data.draw(edits(small)), data.draw(edits(small))
    for old, new in ((one, other), (other, one)):
        changes = dealgraph.diff(old, new)
        assert changes.apply_to(old.records) == new.records
        assert (len(changes) == 0) == (old.records == new.records and old.conflicts() == new.conflicts())
        for table in KINDS:
            ids = [change.new.id for change in changes.of(table) if change.new is not None]
            assert len(ids) == len(set(ids))
        assert all(change.kind in KINDS[change.table] for change in changes)


def test_nothing_depends_on_the_order_of_the_records(small: KnowledgeGraph) -> None:
    """The same changes for the same two sets of records."""
    other = small.known_by("2026")
    rows = [REPLACE(row, scope="x", id=statement_id(REPLACE(row, scope="x"))) for row in small.records.statements]
    for seed in range(5):
        random.Random(seed).shuffle(rows)
        new = KnowledgeGraph(REPLACE(other.records, statements=tuple(rows)), small.vocabulary)
        found = told(dealgraph.diff(small, new).of("statements"))  # type: ignore[arg-type]
        assert found == [("statements", "changed", ("scope",))] * len(rows)


# -- git ------------------------------------------------------------------------


def git(folder: Path, *words: str) -> str:
    """Run git in the folder, without whatever the user has configured."""
    names = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org"}
    names |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in names.items()}
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(["git", *words], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two commits of seeds, in which one stands."""
    folder = tmp_path / "repository"
    write_files(folder / "seeds", FILES)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "first")
    git(folder, "tag", "v1")
    name = "statements/harbour-article.yaml"
    write_files(folder / "seeds", {name: FILES[name].replace("valuation: 25 billion", "valuation: 26 billion")})
    git(folder, "commit", "--quiet", "-am", "second")
    monkeypatch.chdir(folder)
    return folder


def test_two_revisions(repository: Path, run: Callable[..., Any]) -> None:
    """By tag, by commit, with the folder named or not; and against the files as they are."""
    for old, new in (("v1", "HEAD"), ("HEAD~1", "HEAD"), ("v1:seeds", "HEAD:seeds"), ("v1", "seeds")):
        ended = run("diff", old, new, seeds=None)
        assert (ended.status, ended.out.splitlines()[-1]) == (0, "statements: 1 changed")
    assert dealgraph.diff("v1", "v1").summary() == "no difference"
    assert git(repository, "status", "--porcelain") == ""


def test_what_is_no_revision_is_said(repository: Path, run: Callable[..., Any]) -> None:
    """Also an option in the place of a revision, and a folder that is not there."""
    for place in ("v2", "nowhere/at/all", "-x", "--upload-pack=touch owned", "v1\0", "", ":seeds"):
        with pytest.raises((NotFoundError, ValueError)):
            dealgraph.diff("v1", place)
    with pytest.raises(NotFoundError, match="has no folder 'elsewhere'"):
        dealgraph.diff("v1:elsewhere", "v1")
    ended = run("diff", "v1", "v9", seeds=None)
    assert (ended.status, ended.err) == (2, "dealgraph: 'v9' is neither a folder nor a file nor a git revision\n")
    assert not (repository / "owned").exists()


def test_errors_in_an_old_revision_name_the_revision(repository: Path) -> None:
    """Not the folder into which it was written for a moment."""
    write_files(repository / "seeds", {"entities/bad.yaml": "bad: {type: Nothing, label: Bad}\n"})
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "bad")
    with pytest.raises(SeedsError, match=r"HEAD:seeds/entities/bad\.yaml:1:13: unknown class"):
        dealgraph.diff("v1", "HEAD")


def test_a_link_in_a_revision_is_refused(repository: Path, tmp_path: Path) -> None:
    """It could lead anywhere."""
    (repository / "seeds/entities/out.yaml").symlink_to("/etc/hostname")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "link")
    with pytest.raises(dealgraph.DealgraphError, match="is no ordinary file; nothing was read"):
        dealgraph.diff("v1", "HEAD")


def test_neither_filters_nor_hooks_of_the_repository_run(repository: Path) -> None:
    """Objects are read as they are."""
    script = "sh -c 'touch owned; cat'"
    for key in ("filter.x.smudge", "filter.x.clean", "core.fsmonitor", "core.pager", "diff.external", "core.hooksPath"):
        git(repository, "config", key, script)
    git(repository, "config", "filter.x.process", "touch owned")
    (repository / ".gitattributes").write_text("* filter=x export-subst\n")
    (repository / ".git/info/attributes").write_text("* filter=x\n")
    assert dealgraph.diff("v1", "HEAD").summary() == "statements: 1 changed"
    assert not (repository / "owned").exists()


# -- output ---------------------------------------------------------------------


def test_json_lines_hold_both_records(repository: Path, run: Callable[..., Any]) -> None:
    """A line a change."""
    (line,) = run("diff", "v1", "HEAD", "--json", seeds=None).out.splitlines()
    row = json.loads(line)
    assert (row["table"], row["kind"], row["fields"], row["deal"]) == (
        "statements",
        "changed",
        ["value"],
        "quarry-series-b",
    )
    assert (row["old"]["value"], row["new"]["value"]) == (25_000_000_000, 26_000_000_000)
    assert row["id"] == row["new"]["id"]


def test_markdown_for_release_notes(repository: Path, run: Callable[..., Any]) -> None:
    """Headings with counts, a line a change."""
    assert run("diff", "v1", "HEAD", "--markdown", seeds=None).out == (
        "## Statements\n\n### Changed (1)\n\n"
        "- Quarry Labs has a valuation of $26 billion \\(post\\-money, 2026\\-05\\-28, asserted by Ibo Castell\\).\n"
        "  - value: $25 billion \\-&gt; $26 billion\n\n"
        "## Deals\n\n- Quarry Series B: 1 changes\n\nstatements: 1 changed.\n"
    )


def test_text_of_the_graph_cannot_become_markup(small: KnowledgeGraph) -> None:
    """Nor steer a terminal."""
    hostile = "<script>x</script> [a](javascript:b) **c** `d` \n# e ![f](g) \x1b[31m"
    entity = REPLACE(small["pebble"], label=hostile)
    entities = tuple(entity if row.id == "pebble" else row for row in small.records.entities)
    new = KnowledgeGraph(REPLACE(small.records, entities=entities), small.vocabulary)
    shown = markdown(dealgraph.diff(small, new))
    assert "<script>" not in shown
    assert "](" not in shown
    assert "**c**" not in shown
    assert "\n# e" not in shown


def test_the_result_cannot_be_changed(small: KnowledgeGraph) -> None:
    """It is a sequence of records."""
    changes = dealgraph.diff(small, small.known_by("2020", maybe=False))
    assert len(changes) > 0
    with pytest.raises(AttributeError):
        changes[0].kind = "x"  # type: ignore[misc]
    assert {json.loads(line)["table"] for line in changes.to_json().splitlines()} >= {"statements", "quotations"}
    assert "withdrawn" in repr(changes)
    with pytest.raises(KeyError):
        changes.of("facts")


def test_the_shipped_graph_against_its_exports(real: KnowledgeGraph, tmp_path: Path) -> None:
    """Thousands of statements, and not one told."""
    build(real, tmp_path / "exports")
    assert dealgraph.diff(load(), tmp_path / "exports").summary() == "no difference"

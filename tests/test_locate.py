"""Locating: where each quote stands in its document, kept in evidence.lock."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from dealgraph.errors import BuildError, DocumentError
from dealgraph.evidence import Documents, Location, documents_folder, locate_quotes
from dealgraph.seeds import LOCK_NAME, read_lock, read_seeds, write_lock
from small_world import ARTICLE, DOCUMENT, FILES, write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dealgraph.errors import Problem
    from dealgraph.knowledge_graph import KnowledgeGraph

    Locate = Callable[..., Location]

SAYS = "statements/harbour-article.yaml"


@pytest.fixture
def locate(seeds: Path, documents: Path) -> Locate:
    """Locate the small world's quotes after one of its texts was changed."""

    def run(name: str = "", old: str = "", new: str = "") -> Location:
        if name:
            text = ARTICLE if name == DOCUMENT else FILES[name]
            assert old in text
            write_files(documents if name == DOCUMENT else seeds, {name: text.replace(old, new, 1)})
        return locate_quotes(read_seeds(seeds), Documents(documents))

    return run


def only(location: Location) -> str:
    """Return the one problem, without the folder's name."""
    (problem,) = location.problems
    return str(problem).split("/seeds/")[-1]


def test_every_quote_gets_offsets_that_give_its_words(locate: Locate) -> None:
    """Characters of the document as it stands in its file; line breaks become spaces."""
    lock = locate().lock
    assert lock.documents[DOCUMENT].sha256 == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert lock.documents[DOCUMENT].characters == len(ARTICLE)
    assert len(lock.quotes) == 17
    for row in lock.quotes.values():
        assert ARTICLE[row.start : row.end].replace("\n", " ") == row.quote
        assert row.exact is None


def test_a_source_tells_the_checksums_of_its_documents(locate: Locate, seeds: Path) -> None:
    """Those of the lock, so that whoever has a copy can tell whether it is the same; none before anything is located."""
    (before,) = read_seeds(seeds).records.sources[0].documents
    write_lock(seeds / LOCK_NAME, locate().lock)
    (after,) = read_seeds(seeds).records.sources[0].documents
    assert (before.sha256, after.sha256) == ("", hashlib.sha256(ARTICLE.encode()).hexdigest())


def test_the_lock_keeps_the_documents_own_white_space(locate: Locate) -> None:
    """Where it differs from the quote as written."""
    rows = locate(DOCUMENT, "Gross margins are", "Gross  margins\tare").lock.quotes.values()
    (row,) = (row for row in rows if row.quote.startswith("Gross"))
    assert row.exact == "Gross  margins\tare 30 to 40 percent."


def test_a_quote_that_is_not_there_names_the_nearest_text(locate: Locate) -> None:
    """With its place in the seeds."""
    assert only(locate(DOCUMENT, "at $25 billion after", "at $2.5 billion after")) == (
        f"{SAYS}:17:14: the quote is not in harbour.txt, "
        "found 'The round values the lab at $25 billion after the money.'; "
        "the nearest text is 'The round values the lab at $2.5 billion after the money'"
    )


def test_a_quote_that_stands_twice_must_say_which(locate: Locate) -> None:
    """The lines of all places are given; with the occurrence, the right one is taken."""
    old, quote = (
        "    - grossMargin: 30 to 40 percent\n      quote: Gross margins are 30 to 40 percent.\n",
        "Quarry Labs",
    )
    new = f"    - grossMargin: 30 to 40 percent\n      quote: {quote}\n"
    assert only(locate(SAYS, old, new)) == (
        f"{SAYS}:40:14: the quote stands 2 times in harbour.txt, in lines 1, 5, found 'Quarry Labs'; "
        "lengthen it, or say which with {exact: ..., occurrence: 1}"
    )
    second = new.replace(quote, f"{{exact: {quote}, occurrence: 2}}")
    (row,) = (row for row in locate(SAYS, old, second).lock.quotes.values() if row.quote == quote)
    assert (row.occurrence, row.start) == (2, ARTICLE.index(quote, 5))
    third = second.replace("2}", "3}")
    expected = f"{SAYS}:40:14: the quote stands only 2 times in harbour.txt, found 'occurrence 3'"
    assert only(locate(SAYS, old, third)) == expected


def test_a_source_is_searched_in_its_part_of_the_document_alone(locate: Locate) -> None:
    """What stands before its first or after its last words is another source's."""
    old, new = "quote: Gross margins are 30 to 40 percent.", "quote: The price of a gigawatt"
    assert only(locate(SAYS, old, new)).startswith(f"{SAYS}:40:14: the quote is not in harbour.txt")
    whole = FILES["sources.yaml"].replace('      ends: "Related reading:"\n', "")
    assert locate("sources.yaml", FILES["sources.yaml"], whole).problems == []


@pytest.mark.parametrize(("key", "words"), [("begins", "Quarry Labs closes a Series B"), ("ends", "Related reading:")])
def test_words_at_the_border_of_a_source_must_be_in_the_document(key: str, words: str, locate: Locate) -> None:
    """Said once, not for each quote."""
    problem = only(locate(DOCUMENT, words, "Qwerty uiop"))
    assert problem.startswith(f"harbour.txt: the words with which the source 'harbour-article' {key} are not in it")


def test_a_document_that_is_not_there_keeps_its_former_offsets(locate: Locate, documents: Path, seeds: Path) -> None:
    """The documents are other people's texts, and nobody has them all."""
    first = locate()
    write_lock(seeds / LOCK_NAME, first.lock)
    (documents / DOCUMENT).unlink()
    again = locate_quotes(read_seeds(seeds), Documents(documents))
    assert (again.lock, again.problems, again.missing) == (first.lock, [], [DOCUMENT])


def test_quotes_that_are_gone_leave_the_lock(locate: Locate, seeds: Path) -> None:
    """It holds what the seeds hold, and nothing else."""
    write_lock(seeds / LOCK_NAME, locate().lock)
    new = "about $400 million"
    rows = locate(SAYS, "quote: about $400 million in December 2025", f"quote: {new}").lock.quotes.values()
    assert new in {row.quote for row in rows}
    assert "about $400 million in December 2025" not in {row.quote for row in rows}


def test_a_document_that_cannot_be_read_is_said_once(locate: Locate, documents: Path) -> None:
    """Not for each of its quotes."""
    (documents / DOCUMENT).write_bytes(b"ab\xff")
    problem = "harbour.txt: the document 'harbour.txt' is not UTF-8 in line 1, found byte 0xff; save it as UTF-8"
    assert list(map(str, locate().problems)) == [problem]


def test_statements_carry_the_offsets_of_the_lock(seeds: Path, locate: Locate) -> None:
    """And the ids are the same with and without it."""
    before = read_seeds(seeds)
    evidence = [one for row in (*before.records.statements, *before.records.quotations) for one in row.evidence]
    assert (before.unlocated, {one.start for one in evidence}) == (len(evidence), {None})
    write_lock(seeds / LOCK_NAME, locate().lock)
    after = read_seeds(seeds)
    assert (after.unlocated, after.problems) == (0, ())
    assert [row.id for row in after.records.statements] == [row.id for row in before.records.statements]
    assert [row.id for row in after.records.quotations] == [row.id for row in before.records.quotations]
    for row in (*after.records.statements, *after.records.quotations):
        for one in row.evidence:
            assert ARTICLE[one.start : one.end].replace("\n", " ") == one.exact


def test_the_ids_of_quotations_do_not_depend_on_the_documents_white_space(seeds: Path, locate: Locate) -> None:
    """Locating a quote changes where it stands, not which it is."""
    new = "quote: [said Ada Sorensen, We buy compute before we need it]"
    write_files(seeds, {SAYS: FILES[SAYS].replace("quote: We buy compute before we need it", new)})
    before = [(row.id, row.text) for row in read_seeds(seeds).records.quotations]
    write_lock(seeds / LOCK_NAME, locate(DOCUMENT, "We buy compute", "We  buy\tcompute").lock)
    after = read_seeds(seeds).records.quotations
    assert [(row.id, row.text) for row in after] == before
    (quotation,) = (row for row in after if row.direct)
    assert quotation.text == "said Ada Sorensen We buy compute before we need it"
    assert [one.exact for one in quotation.evidence] == ["We  buy\tcompute before we need it", "said Ada Sorensen"]


def test_the_lock_round_trips_and_a_change_of_one_quote_is_a_change_of_one_line(locate: Locate, tmp_path: Path) -> None:
    """Sorted, a line each."""
    lock = locate().lock
    write_lock(tmp_path / LOCK_NAME, lock)
    problems: list[Problem] = []
    assert (read_lock(tmp_path / LOCK_NAME, problems), problems) == (lock, [])
    before = (tmp_path / LOCK_NAME).read_text().splitlines()
    write_lock(tmp_path / LOCK_NAME, locate(SAYS, "in December 2025\n", "in December 2025,\n").lock)
    after = (tmp_path / LOCK_NAME).read_text().splitlines()
    assert (len(set(before) - set(after)), len(set(after) - set(before))) == (1, 1)
    assert before[1:] == sorted(before[1:], key=lambda line: int(line.split('"start":')[1].split(",")[0]))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"not json", "JSON is malformed"),
        (b"[]", "Expected `object`, got `array`"),
        (b'{"document":"d","sha256":"AB","characters":1}', "Expected `str` matching regex"),
        (b'{"document":"d"}', "Object missing required field `source`"),
        (b'{"document":"d","source":"s","start":9,"end":9,"quote":"x"}', "the offsets are impossible"),
        (b'{"document":"d","source":"s","start":-1,"end":9,"quote":"x"}', "the offsets are impossible"),
        (b'{"document":"d","source":"s","start":1,"end":99999999999999,"quote":"x"}', "the offsets are impossible"),
        (b'{"document":"d","source":"s","start":1,"end":2,"quote":"x","exact":"y"}', "'exact' and 'quote' are different"),
        (b'{"document":"d\xff"}', ""),
        (b'{"document":' + b"[" * 100_000, ""),
    ],
)  # fmt: skip
def test_a_broken_lock_is_an_error_with_its_line(line: bytes, why: str, tmp_path: Path) -> None:
    """And the command that mends it."""
    path = tmp_path / LOCK_NAME
    path.write_bytes(b'{"document":"d","sha256":"%s","characters":1}\n%s\n' % (b"0" * 64, line))
    problems: list[Problem] = []
    read_lock(path, problems)
    (problem,) = problems
    assert str(problem).startswith(f"{path}:2:1: this is no line of an evidence lock: {why}")
    assert problem.mend == "write it anew with `dealgraph locate`"


def test_a_lock_that_is_no_file_or_too_large_is_not_read(tmp_path: Path) -> None:
    """A missing one is an empty one."""
    problems: list[Problem] = []
    assert read_lock(tmp_path / "none", problems).quotes == {}
    assert problems == []
    read_lock(tmp_path, problems)
    with (tmp_path / "huge").open("wb") as stream:
        stream.truncate(1024**3)
    read_lock(tmp_path / "huge", problems)
    assert [problem.what for problem in problems] == ["the lock is no file", "the lock is too large"]


def test_a_lock_that_cannot_be_written_stands_as_it_stood(locate: Locate, tmp_path: Path) -> None:
    """No traceback, and no half lock."""
    (tmp_path / LOCK_NAME).mkdir()
    with pytest.raises(BuildError, match="could not be written"):
        write_lock(tmp_path / LOCK_NAME, locate().lock)


def test_the_folder_of_documents_is_given_or_named_in_the_environment(
    documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong name is an error, no name is none."""
    monkeypatch.setenv("DEALGRAPH_DOCUMENTS", str(documents))
    assert documents_folder(None) == documents
    monkeypatch.setenv("DEALGRAPH_DOCUMENTS", "")
    assert documents_folder(None) is None
    with pytest.raises(DocumentError, match="there is no folder of documents at nowhere"):
        documents_folder("nowhere")


@pytest.mark.documents
def test_every_quote_of_the_shipped_graph_stands_in_its_document(real: KnowledgeGraph, real_documents: Path) -> None:
    """To the letter, at the offsets that the lock gives."""
    texts = Documents(real_documents)
    said = (*real.records.statements, *real.records.quotations)
    for row in said:
        for one in row.evidence:
            assert one.start is not None
            assert one.end is not None
            assert texts[one.document].exact(one.start, one.end) == one.exact


@pytest.mark.documents
def test_locating_the_shipped_seeds_gives_the_shipped_lock(real_documents: Path) -> None:
    """Nobody typed an offset."""
    from dealgraph.resources import shipped

    seeds = read_seeds(shipped("seeds"))
    location = locate_quotes(seeds, Documents(real_documents))
    assert location.problems == []
    assert location.lock == seeds.lock


def test_a_document_without_permission_is_an_error_with_its_name(
    documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also the folder; whoever runs the tests may read everything, so the system's answer is put in."""

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.read_bytes", refuse)
        with pytest.raises(DocumentError, match=r"the document 'harbour\.txt' cannot be read: Permission denied"):
            Documents(documents)[DOCUMENT]
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(DocumentError, match="may not be read"):
        documents_folder(documents)


@pytest.mark.parametrize(
    ("quote", "whole"),
    [("Gross margins are 3", "Gross margins are 30"), ("hort of", ""), ("argins are", "margins are")],
)
def test_a_quote_that_cuts_a_word_is_told_the_whole(quote: str, whole: str, locate: Locate) -> None:
    """Where it is no part of the text at all, nothing of the kind is said."""
    (problem,) = locate(SAYS, "quote: Gross margins are 30 to 40 percent.", f"quote: {quote}").problems
    cut = f"it cuts a word or a number; the whole is {whole!r}"
    assert problem.mend == cut if whole else "cuts" not in problem.mend

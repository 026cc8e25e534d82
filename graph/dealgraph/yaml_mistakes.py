"""What somebody meant where the YAML parser gave up: the place of the mistake, and what mends it.

The parser names the place at which it noticed, which may be far below: a quotation mark that is never closed is noticed
at the next one, or at the end of the file.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

_QUOTES = "a text that starts with a quotation mark, [ or { wants quotation marks around the whole of it"


class Mistake(NamedTuple):
    """Where it stands, counted from 1 (0 where nobody knows), and what mends it ("" likewise)."""

    line: int
    column: int
    mend: str


def find_mistake(text: str, error: yaml.MarkedYAMLError, loader: Any) -> Mistake:
    """Return the mistake in `text` that made the parser `loader` raise `error`."""
    problem = str(error.problem)
    noticed: Any = error.problem_mark or error.context_mark
    began: Any = error.context_mark or noticed
    if noticed is None:
        return Mistake(0, 0, "")
    if "unexpected end of stream" in problem:
        return _at(began, "close the quotation mark that opens here")
    if "could not find expected ':'" in problem:
        return _at(began, "a key ends in a colon with a space behind it")
    if _is_structural(problem):
        quoted = _text_before(text, noticed, loader)
        if quoted is not None and quoted.start_mark.line < quoted.end_mark.line:
            closed = f"the text that opens here ends in line {quoted.end_mark.line + 1}, and more follows"
            return _at(quoted.start_mark, f"{closed}; close the quotation mark where the text ends")
        if quoted is not None:
            return _at(noticed, _QUOTES)
        if "block collection" in str(error.context):
            like = "begin it with '- ' as the members above it, with a space behind the dash"
            return _at(noticed, f"{like}, or indent it as far as the first word of the member to which it belongs")
        return _at(noticed, "indent it as far as the keys above it")
    return _at(noticed, _by_words(problem))


def _at(mark: Any, mend: str) -> Mistake:
    return Mistake(mark.line + 1, mark.column + 1, mend)


def _is_structural(problem: str) -> bool:
    """Return whether a key or a member of a list was due, in the words of libyaml or of PyYAML's own parser."""
    due = ("key", "'-' indicator", "<document start>")
    return problem.startswith(
        (*(f"did not find expected {one}" for one in due), "expected <block end>", "expected '<doc")
    )


def _text_before(text: str, mark: Any, loader: Any) -> Any:
    """Return the event of the quoted text that ends right before `mark`, or None."""
    last: Any = None
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"'):
                last = event
    except yaml.YAMLError:
        # The error that is being explained.
        pass
    if last is None or text[last.end_mark.index : mark.index].strip(" \t"):
        return None
    return last


def _by_words(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return (
            "a text that holds ': ' wants quotation marks around it, and a key is indented as far as the keys above it"
        )
    if "found character" in problem and "cannot start" in problem:
        return "indent with spaces, not tabs, and put quotation marks around a text that starts with @, ` or %"
    if "tab" in problem:
        return "indent with spaces, not tabs"
    if "expected ','" in problem:
        return "close the bracket; a text that holds brackets wants quotation marks around it"
    return ""

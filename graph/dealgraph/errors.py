"""Every error that dealgraph raises, and the form in which the seeds' errors are told.

DealgraphError
├── SeedsError        the seeds (or the ontology) have errors; `problems` lists them all
├── NotFoundError     no such entity, source, statement, predicate or query; also a KeyError
├── AmbiguousError    a name that fits several things; also a KeyError
├── QueryError        a SPARQL query that is wrong, or that tries to reach out
├── DocumentError     a document, or the folder of documents, is missing or cannot be read
├── MissingExtraError an optional package is not installed; also an ImportError
├── BuildError        the exports could not be written; what stood before stands still
├── ServeError        the server cannot start
└── PushError         the graph did not arrive; what the store held before stands still, or the message says otherwise
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence


class Problem(msgspec.Struct, frozen=True, order=True, omit_defaults=True):
    """One error in the seeds.

    `file` is the path as the user gave it, `line` and `column` count from 1 (0: the whole file).
    `what` says what is wrong, `found` quotes what stands there, `mend` what would put it right. `rule` is the name of
    the rule that says so, where it has one: see `dealgraph.rules`.
    """

    file: str
    line: int
    column: int
    what: str
    found: str = ""
    mend: str = ""
    rule: str = ""

    def __str__(self) -> str:
        """Return `file:line:column: what is wrong, found ..., what would mend it [rule]`."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        text = f"{place}: {self.what}"
        if self.found:
            text += f", found {shorten(self.found)!r}"
        if self.mend:
            text += f"; {self.mend}"
        return f"{text} [{self.rule}]" if self.rule else text


class DealgraphError(Exception):
    """The root of all errors that dealgraph raises on purpose."""


class SeedsError(DealgraphError):
    """The seeds or the ontology have errors. Nothing was loaded and nothing was written.

    `problems` are the errors; of large tables only the first thousand, and `more` is the number of the rest.
    """

    def __init__(self, problems: Sequence[Problem], more: int = 0) -> None:
        self.problems = tuple(problems)
        self.more = more
        count = len(self.problems) + more
        shown = "\n".join(str(problem) for problem in self.problems[:20])
        rest = f"\n... and {count - 20} more: `dealgraph check PLACE` lists them all" if count > 20 else ""
        super().__init__(f"{count} error{'s' if count != 1 else ''} in the seeds; nothing was loaded\n{shown}{rest}")


class NotFoundError(DealgraphError, KeyError):
    """Nothing goes by this name; the message suggests what is near."""

    def __str__(self) -> str:
        """Return the message as it is: KeyError would quote it."""
        return str(self.args[0])


class AmbiguousError(DealgraphError, KeyError):
    """The name fits several things; `candidates` lists their ids."""

    def __init__(self, message: str, candidates: Sequence[str]) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)

    def __str__(self) -> str:
        """Return the message as it is: KeyError would quote it."""
        return str(self.args[0])


class QueryError(DealgraphError):
    """The SPARQL query cannot be run: it is wrong, it writes, or it tries to reach out."""


class DocumentError(DealgraphError):
    """A document, or the folder of documents, is missing or cannot be read."""


class MissingExtraError(DealgraphError, ImportError):
    """An optional package is missing; the message gives the command that installs it, from a checkout of dealgraph."""

    def __init__(self, what: str, extra: str) -> None:
        # From the checkout: dealgraph is on no package index, and whoever took its name there would be installed.
        super().__init__(
            f"{what} needs an optional package that is not installed: in the checkout of dealgraph, "
            f"pip install '.[{extra}]'"
        )


class BuildError(DealgraphError):
    """The exports could not be written. The folder holds what it held before."""


class ServeError(DealgraphError):
    """The server cannot start."""


class PushError(DealgraphError):
    """The graph did not arrive in the store; the message says what stands there now."""


# What is left of a beginning that two texts share, where it is longer than this.
_SHARED = 24


def from_difference(one: str, other: str) -> tuple[str, str]:
    """Return both texts on one line each, from some words before their first difference on."""
    texts = [" ".join(text.split()) for text in (one, other)]
    shared = 0
    for first, second in zip(*texts, strict=False):
        if first != second:
            break
        shared += 1
    if shared <= _SHARED:
        return texts[0], texts[1]
    # The cut comes before a word, if one begins there.
    begin = texts[0].find(" ", shared - _SHARED, shared) + 1 or shared - _SHARED
    return f"…{texts[0][begin:]}", f"…{texts[1][begin:]}"


def shorten(text: str, limit: int = 80) -> str:
    """Return `text` on one line, cut to `limit` characters with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"

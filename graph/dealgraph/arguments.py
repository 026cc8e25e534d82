"""What a question cannot be asked with is refused at the call: what was found, and what would mend it."""

from __future__ import annotations

from functools import wraps
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar

from .errors import shorten
from .suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .records import Statement

Owner = TypeVar("Owner", bound=type)


def described(value: object) -> str:
    """Return what was found and of which type it is, on one short line."""
    return f"found {shorten(repr(value), 60)} ({type(value).__name__})"


def as_text(name: str, value: object) -> str:
    """Return the text. Raises TypeError for anything else."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be text; {described(value)}")
    return value


def number(name: str, value: object) -> None:
    """Raise TypeError for what is no number."""
    from numbers import Real

    if isinstance(value, bool) or not isinstance(value, Real):
        digits = _as_number(value) if isinstance(value, str) else None
        mend = f"; write {digits}" if digits else ""
        raise TypeError(f"{name} must be a number in the base unit; {described(value)}{mend}")


def _as_number(words: str) -> str | None:
    """Return the number that the words write, in digits, or None where they write none."""
    from .quantities import QuantityError, parse_quantity

    amount = " ".join(words.split()[:2])
    try:
        quantity = parse_quantity(f"{amount} x", ["x"])
    except QuantityError:
        return None
    return None if quantity.value is None else f"{quantity.value:_}"


def whole(name: str, value: object, least: int = 1) -> None:
    """Raise TypeError for what is no whole number, ValueError for one that is below `least`."""
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise TypeError(f"{name} must be a whole number; {described(value)}")
    if value.__index__() < least:
        raise ValueError(f"{name} must be at least {least}; {described(value)}")


def truth(name: str, value: object, *, optional: bool = True) -> None:
    """Raise TypeError for what is neither True nor False, nor None where that is allowed."""
    if not (isinstance(value, bool) or (optional and value is None)):
        choices = "True, False or None (either)" if optional else "True or False"
        raise TypeError(f"{name} must be {choices}; {described(value)}")


def one_statement(value: object) -> Statement:
    """Return the statement. Raises TypeError for anything else, such as all rows of an answer."""
    from .records import Statement

    if isinstance(value, Statement):
        return value
    if isinstance(value, (list, tuple)) or hasattr(value, "to_dicts"):
        raise TypeError(f"give one statement, such as rows[0]; found several rows ({type(value).__name__})")
    raise TypeError(f"give a statement, such as kg.statements(...)[0]; {described(value)}")


def statements_alone(values: Iterable[Statement]) -> Iterator[Statement]:
    """Yield the statements. Raises TypeError for anything else among them, such as what `find` answers."""
    from .records import Statement

    if isinstance(values, Statement):
        raise TypeError("give several statements: [statement] where it is one")
    for value in values:
        if not isinstance(value, Statement):
            raise TypeError(f"give statements, such as kg.statements(...); {described(value)}")
        yield value


def told_by_name(owner: Owner) -> Owner:
    """Let the public methods of a part of KnowledgeGraph refuse arguments that they do not have, with those near."""
    for name, function in list(vars(owner).items()):
        if isinstance(function, FunctionType) and not name.startswith("_"):
            # Python's own messages name the function so.
            function.__qualname__ = f"KnowledgeGraph.{name}"
            setattr(owner, name, _refusing(function))
    return owner


def _refusing(function: FunctionType) -> Callable[..., Any]:
    code = function.__code__
    most = code.co_argcount
    names = code.co_varnames[1 : most + code.co_kwonlyargcount]
    known = frozenset(names)

    @wraps(function)
    def call(*given: Any, **named: Any) -> Any:
        if named and not known.issuperset(named):
            strange = next(name for name in named if name not in known)
            takes = f"it takes {', '.join(names)}" if names else "it takes none"
            raise TypeError(
                f"kg.{function.__name__}() has no argument {strange!r}; {did_you_mean(strange, names, takes)}"
            )
        if len(given) > most:
            first = f"only {', '.join(names[: most - 1])}" if most > 1 else "nothing"
            rest = names[most - 1 :]
            more = f"; name the rest: {', '.join(rest[:5])}{' ...' if len(rest) > 5 else ''}" if rest else ""
            raise TypeError(f"kg.{function.__name__}() takes {first} without a name{more}")
        return function(*given, **named)

    return call

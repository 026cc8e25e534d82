"""Builds the parser, runs the verb, and turns every foreseen error into a line and an exit status."""

# PYTHON_ARGCOMPLETE_OK
from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

VERBS = (
    "build", "check", "locate", "coverage", "find", "show", "deals", "people", "ideas", "quotes", "timeline",
    "conflicts", "path", "query", "export", "push", "serve", "verify", "diff",
)  # fmt: skip
DONE, DATA_ERRORS, WRONG_USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Where the terminal's encoding lacks a character, an escape is better than a traceback.
            stream.reconfigure(errors="backslashreplace")
    if "_ARGCOMPLETE" in os.environ:
        import argcomplete

        argcomplete.autocomplete(make_parser())
    arguments = sys.argv[1:] if arguments is None else arguments
    given, rest = make_parser(arguments).parse_known_args(arguments)
    if rest:
        given.parser.error(f"unrecognized arguments: {' '.join(rest)}")
    return _run(given)


def _run(given: argparse.Namespace) -> int:
    # Imported here, because `--help` and completion do without.
    from ..errors import AmbiguousError, DealgraphError, DocumentError, NotFoundError, QueryError

    try:
        status: int = given.run(given)
        sys.stdout.flush()
    except (NotFoundError, AmbiguousError, QueryError, DocumentError) as error:
        return _fail(str(error), WRONG_USAGE)
    except DealgraphError as error:
        return _fail(str(error), DATA_ERRORS)
    except ValueError as error:
        # What the methods behind the verbs refuse of what was given.
        return _fail(str(error), WRONG_USAGE)
    except BrokenPipeError:
        # The reader (head, say) has seen enough.
        _drop_output()
        return DONE
    except OSError as error:
        if error.filename is not None:
            return _fail(f"{error.filename} cannot be read or written: {error.strerror}", DATA_ERRORS)
        # Only the output has no name; its disk is full, say.
        _drop_output()
        return _fail(f"the output could not be written: {error.strerror or error}", DATA_ERRORS)
    except KeyboardInterrupt:
        return _fail("stopped", 130)
    return status


def _drop_output() -> None:
    """Let what is still to be written vanish: Python would complain about it when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def make_parser(arguments: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """Return the parser of the whole command line.

    With `arguments`, verbs that are not among them go without their own: nobody will ask for these.
    """
    parser = _Parser(
        prog="dealgraph",
        description="A knowledge graph in which every statement shows its receipt.",
        epilog="`dealgraph VERB --help` shows each verb with an example and its output. "
        'Tab completion: eval "$(register-python-argcomplete dealgraph)"',
    )
    parser.add_argument("--version", action="version", version=f"dealgraph {_version()}")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    for name in VERBS:
        module = importlib.import_module(f".{name}", __package__)
        verb = verbs.add_parser(
            name,
            help=module.HELP,
            description=f"{module.HELP[0].upper()}{module.HELP[1:]}.",
            epilog=f"example:\n\n{module.EXAMPLE}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if arguments is None or name in arguments:
            module.add_arguments(verb)
        verb.set_defaults(run=module.run, parser=verb)
    return parser


class _Parser(argparse.ArgumentParser):
    """An ArgumentParser that suggests the verb that was meant."""

    def error(self, message: str) -> NoReturn:
        if message.startswith("argument VERB: invalid choice: '"):
            from ..suggest import did_you_mean

            word = message.split("invalid choice: '", 1)[1].split("'", 1)[0]
            message = f"there is no verb {word!r}; {did_you_mean(word, VERBS, 'see `dealgraph --help`')}"
        super().error(message)


def _version() -> str:
    from .. import __version__

    return __version__


def _fail(message: str, status: int) -> int:
    from .output import clean
    from .ways import in_the_shell

    sys.stdout.flush()
    print("\n".join(map(clean, f"dealgraph: {in_the_shell(message)}".split("\n"))), file=sys.stderr)
    return status

"""The command line: `dealgraph VERB`. Exit status 0 = done, 1 = the data has errors, 2 = wrong usage."""

from .main import main

__all__ = ["main"]

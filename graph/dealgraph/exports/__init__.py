"""What a build writes: every file of `exports/`, each from the same KnowledgeGraph, written whole or not at all."""

from .build import BuildReport, build, without_place
from .files import EXPORTS, Export

__all__ = ["EXPORTS", "BuildReport", "Export", "build", "without_place"]

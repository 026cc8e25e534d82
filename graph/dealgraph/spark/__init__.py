"""The main questions on Apache Spark, for graphs that one machine does not hold.

`SparkGraph` reads the Parquet tables of an export and gives DataFrames with the rows that the embedded graph gives.
Rules that take more than a join (partial dates, the cost of a step, what disagrees with what) are not written twice:
Spark brings together what belongs together, and the very functions of the embedded graph decide.
"""

from .graph import SparkGraph

__all__ = ["SparkGraph"]

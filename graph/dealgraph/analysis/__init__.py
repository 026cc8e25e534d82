"""Questions over the statements that take more than a filter: paths, circles, exposure, rounds, voices, debates.

Each module computes one kind of answer from a KnowledgeGraph by the ontology alone, and each answer carries the
statements that it rests on and the conflicts that touch them. `questions` makes them methods of the graph.
"""

"""`python -m bench`: how long things take, beside the tools that do the like, in one run on one machine."""

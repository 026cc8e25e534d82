"""`python -m dealgraph` is the command `dealgraph`."""

from .cli import main

raise SystemExit(main())

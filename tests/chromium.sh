#!/bin/sh
# Says whether the browser tests can run, and how to get a browser where they cannot.
if command -v chromium >/dev/null || [ -n "$DEALGRAPH_CHROMIUM" ]; then
  exit 0
fi
echo "Chromium is missing, so the browser tests cannot run; on Debian: apt-get install chromium"
echo "(elsewhere: DEALGRAPH_CHROMIUM=/path/to/chromium make test)"
[ -z "$CI" ]

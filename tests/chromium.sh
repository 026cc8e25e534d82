#!/bin/sh
# Sees to a browser for the browser tests: as root on Debian it installs one, elsewhere it says what to do.
# `make test BROWSER=no` leaves the browser tests out.
[ "$BROWSER" = no ] && exit 0
[ -n "$DEALGRAPH_CHROMIUM" ] || command -v chromium >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Chromium is missing: installing Debian's package for the browser tests"
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium && exit 0
fi
echo "Chromium is missing, and the browser tests need it. On Debian: apt-get install chromium"
echo "Elsewhere: make test DEALGRAPH_CHROMIUM=/path/to/chromium. Without a browser: make test BROWSER=no"
exit 1

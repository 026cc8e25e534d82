#!/bin/sh
# Sees to a browser for the browser tests: as root on Debian it installs one, elsewhere it says what to do.
# `make test BROWSER=no` leaves the browser tests out.
[ "$BROWSER" = no ] && exit 0
missing=""
[ -n "$DEALGRAPH_CHROMIUM" ] || command -v chromium >/dev/null || missing="chromium"
# What drives the browser (Playwright brings its own Node) needs this library, which a bare Debian lacks.
if [ -x /sbin/ldconfig ] && ! /sbin/ldconfig -p | grep -q 'libatomic\.so\.1'; then
  missing="$missing libatomic1"
fi
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "The browser tests need Debian's packages $missing: installing them"
  # shellcheck disable=SC2086
  apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing && exit 0
fi
echo "The browser tests need what is missing here: $missing. On Debian: apt-get install $missing"
echo "Another browser: make test DEALGRAPH_CHROMIUM=/path/to/chromium. Without one: make test BROWSER=no"
exit 1

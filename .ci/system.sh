#!/bin/sh
# Install the Debian packages of the named groups that are missing; without root, say which.
# usage: system.sh GROUP…
set -eu
here=$(dirname "$0")
command -v dpkg-query >/dev/null 2>&1 || exit 0

missing=""
for group in "$@"; do
  for package in $(awk -v group="$group" '$1 == group { print $2 }' "$here/debian-packages"); do
    # A newer Debian renames libraries for 64-bit time: libglib2.0-0 becomes libglib2.0-0t64.
    dpkg-query -W -f '${Status}\n' "$package" "${package}t64" 2>/dev/null |
      grep -q 'install ok installed' || missing="$missing $package"
  done
done
# A python3 that can make environments is enough, whoever packaged it.
if python3 -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  missing=$(printf '%s\n' $missing | grep -vx -e python3 -e python3-venv | tr '\n' ' ' || true)
fi
[ -n "$(echo $missing)" ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
  echo "Missing system packages. As root: apt-get install --no-install-recommends" $missing
  exit 0
fi
echo "Installing system packages:" $missing
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends $missing >/dev/null

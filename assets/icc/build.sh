#!/bin/sh
# Make news240.icc. Arguments: folder with TR002.ti3, folder with sRGB.icm. About 80 seconds.
set -eu
target=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
cp "$1/TR002.ti3" "$2/sRGB.icm" "$work"
cd "$work"
colprof -v -ql -bm -l 240 -L 95 -kp 0 .05 .95 1 .6 -S sRGB.icm -cmt -dpp \
    -C "Copyright newspaper desk authors, 2026. Based on characterization data CGATS TR 002-2007, SNAP Coldset Printing on Newsprint." \
    -D "Coldset newsprint TR002 TAC240" \
    -O news240.icc TR002
profcheck TR002.ti3 news240.icc
profcheck -k TR002.ti3 news240.icc
mv news240.icc "$target"
rm -r "$work"

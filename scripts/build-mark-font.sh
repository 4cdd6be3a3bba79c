#!/usr/bin/env bash
# Cuts the fonts of the watermark down to what it needs and puts them, with their licence, beside the code.
# Needed on Debian 12: apt-get install fonts-noto-cjk fonts-noto-core fonttools
# Not part of the build: the result is committed. Run it again only to change the letters.
set -euo pipefail

out="$(cd "$(dirname "$0")/.." && pwd)/packages/server/photo/fonts"
noto=${NOTO:-/usr/share/fonts}
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
python=/usr/bin/python3

# Han of GB 2312 (both levels), Big5 level 1 and JIS X 0208 level 1; kana, CJK punctuation, full-width forms.
"$python" - > "$work/cjk.txt" <<'PY'
def table(codec, leads, trails):
    for lead in leads:
        for trail in trails:
            try:
                yield ord(bytes([lead, trail]).decode(codec))
            except UnicodeDecodeError:
                pass
high = range(0xA1, 0xFF)
letters = set(table('gb2312', range(0xA1, 0xF8), high))
letters |= set(table('big5', range(0xA4, 0xC7), [*range(0x40, 0x7F), *high]))
letters |= set(table('euc_jp', range(0xB0, 0xD0), high))
for first, last in [(0x2010, 0x2027), (0x2460, 0x2473), (0x3000, 0x30FF), (0xFF00, 0xFFEE)]:
    letters |= set(range(first, last + 1))
# Latin, Greek and Cyrillic come from the other font, which has all of them in one hand.
print('\n'.join(f'U+{c:04X}' for c in sorted(letters) if c > 0x52F))
PY

subset() { # source, output, further options
  "$python" -m fontTools.subset "$1" --output-file="$out/$2" --layout-features= --no-hinting --notdef-outline \
    --name-IDs=0,1,2,5,13,14 --drop-tables+=vhea,vmtx,VORG,BASE,GSUB,GPOS,GDEF,DSIG "${@:3}"
}
mkdir -p "$out"
subset "$noto/opentype/noto/NotoSansCJK-Bold.ttc" mark-cjk.otf --font-number=2 --unicodes-file="$work/cjk.txt"
subset "$noto/truetype/noto/NotoSans-Bold.ttf" mark-latin.ttf \
  --unicodes=U+20-7E,U+A0-24F,U+2B0-36F,U+370-52F,U+1E00-1EFF,U+2010-2027,U+2030-205E,U+2070-209C,U+20A0-20BF,U+2100-214F,U+2190-2193
subset "$noto/truetype/noto/NotoSansHebrew-Bold.ttf" mark-hebrew.ttf --unicodes=U+5BE,U+5D0-5EA,U+5F0-5F4,U+20AA
subset "$noto/truetype/noto/NotoSansSymbols2-Regular.ttf" mark-symbols.ttf \
  --unicodes=U+25A0-25FF,U+2600-2606,U+2610-2619,U+2660-2667,U+2669-266F,U+2713-2718,U+2736,U+2756,U+2763-2765
ls -l "$out"

"""The style of the sheet: black on white, ruled, for A4. System fonts only; nothing is fetched."""

from __future__ import annotations

from collections.abc import Sequence

INK = "#000000"
SOFT = "#404040"
PAPER = "#ffffff"
SHADE = "#e6e6e6"

_MINCHO = (
    '"BIZ UDPMincho","Yu Mincho","YuMincho","Hiragino Mincho ProN","MS PMincho","IPAPMincho","Noto Serif CJK JP",serif'
)
_GOTHIC = (
    '"BIZ UDPGothic","Yu Gothic","YuGothic","Hiragino Sans","Meiryo","MS PGothic","IPAPGothic","Noto Sans CJK JP",'
    "sans-serif"
)

_STYLE = f"""
@page {{ size: A4 portrait; margin: 13mm 14mm 15mm 20mm;
  @bottom-right {{ content: counter(page) " / " counter(pages); font: 8pt {_GOTHIC}; }} }}
* {{ box-sizing: border-box; }}
html {{ background: {PAPER}; color: {INK}; font: 10pt/1.5 {_MINCHO}; -webkit-text-size-adjust: 100%; }}
body {{ margin: 0 auto; max-width: 175mm; padding: 8mm 4mm; overflow-wrap: anywhere; line-break: strict; }}
h1, h2, h3, h4, h5, th, .verdict, .number {{ font-family: {_GOTHIC}; font-weight: bold; }}
.title {{ font-size: 16pt; letter-spacing: .3em; text-align: center; margin: 0 0 3mm; line-height: 1.4; }}
.section {{ font-size: 11pt; margin: 5mm 0 1.5mm; padding-left: 2mm; border-left: 1.2mm solid {INK};
  line-height: 1.4; }}
.clause, .finding {{ font-size: 10pt; margin: 0; line-height: 1.5; }}
h1, h2, h3, h4, h5, caption {{ break-after: avoid; }}
p {{ margin: 0 0 1.5mm; orphans: 2; widows: 2; }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0 0 2mm; }}
th, td {{ border: .3mm solid {INK}; padding: .7mm 2mm; text-align: left; vertical-align: top; }}
th {{ font-size: 9pt; background: {SHADE}; print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
tr {{ break-inside: avoid; }}
thead {{ display: table-header-group; }}
.label {{ width: 34mm; }}
.head {{ display: flex; justify-content: space-between; align-items: flex-start; gap: 6mm; margin-bottom: 3mm; }}
.head dl {{ margin: 0; flex: 1; }}
.head dt {{ font: 9pt {_GOTHIC}; color: {SOFT}; }}
.head dd {{ margin: 0 0 1.5mm; }}
.sign {{ width: 96mm; flex: none; margin: 0; }}
.sign th {{ text-align: center; padding: .5mm 1mm; }}
.sign td {{ height: 20mm; }}
.sign .date td {{ height: 9mm; text-align: right; vertical-align: bottom; font-size: 8pt; padding: 1mm; }}
.sign caption {{ font: bold 9pt {_GOTHIC}; text-align: left; letter-spacing: .5em; padding-bottom: .8mm; }}
.result {{ border: .7mm solid {INK}; padding: 2mm 4mm; margin: 0 0 3mm; display: flex; gap: 6mm; align-items: center;
  break-inside: avoid; }}
.verdict {{ font-size: 18pt; line-height: 1.3; flex: none; letter-spacing: .1em; margin: 0; }}
.result div p {{ margin: 0; }}
.draft {{ border: .3mm solid {INK}; padding: 3mm 4mm; white-space: pre-wrap; line-height: 1.75; margin: 0 0 1.5mm;
  orphans: 2; widows: 2; }}
mark {{ color: {INK}; background: {SHADE}; text-decoration: underline solid {INK} .3mm; text-underline-offset: .15em;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
mark.error {{ text-decoration: underline double {INK}; font-weight: bold; }}
mark.review, mark.info {{ text-decoration: underline dotted {INK} .4mm; }}
.number {{ font-size: 8pt; line-height: 1; vertical-align: baseline; white-space: nowrap; }}
.number a {{ color: {INK}; text-decoration: none; border: .2mm solid {INK}; padding: 0 .8mm; margin: 0 .4mm;
  background: {PAPER}; }}
.legend, .small {{ font-size: 9pt; color: {SOFT}; }}
.group {{ margin: 0 0 3mm; }}
.clauses, .item {{ border: .3mm solid {INK}; padding: 1.2mm 3mm; break-inside: avoid; }}
.clauses {{ break-after: avoid; }}
.clauses blockquote {{ margin: 0 0 1mm 1em; }}
.clauses p {{ margin: 0; }}
.item {{ margin-top: -.3mm; }}
.item dl {{ margin: 0; display: grid; grid-template-columns: 3.5em 1fr; column-gap: .5em; }}
.item dt {{ font: 9pt/1.67 {_GOTHIC}; color: {SOFT}; }}
.item dd {{ margin: 0; min-width: 0; }}
ul.boxes {{ list-style: none; margin: 0; padding: 0; }}
ul.boxes li {{ padding-left: 1.6em; text-indent: -1.6em; margin: 0 0 1mm; break-inside: avoid; }}
.box {{ display: inline-block; width: 1.6em; text-indent: 0; font-family: {_GOTHIC}; }}
.source {{ display: inline-block; text-indent: 0; white-space: nowrap; }}
.rule {{ font-weight: normal; font-size: 8.5pt; }}
.record th, .record td {{ font-size: 8.5pt; padding: .4mm 2mm; }}
a {{ color: {INK}; }}
article > .keep {{ break-inside: avoid; }}
.counts {{ text-align: center; }}
article + article, .summary + article {{ break-before: page; margin-top: 14mm; }}
a:focus-visible {{ outline: .6mm solid {INK}; }}
@media print {{ body {{ max-width: none; padding: 0; }} article + article, .summary + article {{ margin-top: 0; }} }}
@media screen and (max-width: 600px) {{ .head, .result {{ display: block; }} .sign {{ width: 100%; }} }}
"""


def style(digests: Sequence[str]) -> str:
    """The style sheet; each post's pages name, at the foot, the draft they speak of (`digests`: hexadecimal)."""
    rules = [_STYLE]
    for number, digest in enumerate(digests, 1):
        text = f"{number} / {len(digests)}　本文 sha256 {int(digest, 16):064x}"[: 40 + len(str(number))]
        rules.append(
            f'@page sheet{number} {{ @bottom-left {{ content: "{text}…"; font: 8pt {_GOTHIC}; }} }}\n'
            f"#sheet-{number} {{ page: sheet{number}; }}\n"
        )
    return "".join(rules)

"""Texts as policy offices write them, and texts that break careless software. Each is valid in a briefing."""

from __future__ import annotations

PLAIN = (
    "The ministry will publish the first results in spring.",
    "Costs fall on the regions, not on the centre.",
    "Two of the three bodies agreed; the third asked for time.",
    "Attendance rose in every district that took part.",
    "Water rights were settled by treaty, yet the gauges were never shared.",
    "Officials see no case for a new law.",
    "Housing, transport and health were named as the three pressures.",
    "Nothing was decided.",
    "The grant covers seven tenths of the work; the city pays the rest.",
    "Who pays?",
)

MARKED_UP = (
    "A *careful* reading of **both** drafts shows `article-7` unchanged.",
    "See [the register](https://example.org/register?id=7&lang=en) for the text.",
    "**Bold with *emphasis* inside**, and `code with *stars*`.",
    "A hard break\\\nends this line.",
    "Two lines\nof one paragraph.",
    "<https://example.org/plain>",
    "***Everything at once***",
    "[*Styled* link](https://example.org/a_b_(c))",
)

HOSTILE = (
    "<b>bold</b> & <i>italic</i> &amp; &lt;tag&gt; &#x41;",
    "<img src=x onerror=alert(1)><script>alert('x')</script>",
    "<para><font color=red>red</font></para> <br/> <a href='file:///etc/passwd'>read</a>",
    "{{ config.items() }} {% for x in y %} ${HOME} $(id) `id` %s %(name)s {0} {x!r}",
    "\"Double\" 'single' “typographic” ‘curly’ «guillemets» „German“ ``ticks``",
    "]]> <!-- comment --> <?xml version='1.0'?> <!DOCTYPE x>",
    "\\begin{document} \\input{/etc/passwd} $x^2$ # % ^ ~ _under_score_",
    "=HYPERLINK(\"http://example.org\") @SUM(A1) +1 -1 | a | b |",
    "مرحبا بالعالم: تقرير موجز عن السياسة العامة (2025).",
    "שלום עולם mixed with English and 123, and back: סוף.",
    "政策简报：地区合作与反恐对话，二〇二五年八月。",
    "ポリシーブリーフ、日本語のテキストです。 한국어 문장도 있습니다.",
    "ไทยไม่มีช่องว่างระหว่างคำ नीति संक्षेप हिन्दी में",
    "Combining: e\u0301 a\u030a n\u0303 Z\u0351\u036b\u0343 o\u0338; precomposed: é å ñ",
    "Emoji \U0001f642 \U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f1f5\U0001f1f0 \U0001d49c",
    "No\u00a0break\u00a0here, thin\u2009space, zero\u200bwidth, joiner\u200dand\u200cnon-joiner, soft\u00adhyphen",
    "Left\u202eoverride\u202c and isolates \u2067abc\u2069 and marks \u200f\u200e",
    "Separators\u2028line\u2029paragraph and next\u0085line",
    "\ufeffA mark at the start, private use \ue000, replacement \ufffd",
    "Ligatures ﬁ ﬂ, fractions ½ ¾, signs € £ ₹ ₨ § ¶ † ‡ № ™, dashes - – — ―, minus −5",
    "Dotless ı, dotted İ, sharp ß ẞ, long ſ, Greek Σσς, Cyrillic Жж",
    "* not a list", "1. not a list either", "# not a heading", "> not a quotation", "---",
    "a" * 300,
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "https://example.org/" + "very-long-path/" * 12,
    "*unclosed emphasis and **unclosed strong and `unclosed code and [unclosed link](https://",
    "[no such scheme](javascript:alert(1)) ![image](https://example.org/x.png) [ref]: x",
    "\\*escaped\\* \\[brackets\\] \\\\ backslash \\",
    ".", " ", "-", "0", "null", "true", "~", "NaN",
)  # fmt: skip
"""Markup of other engines, scripts, marks, separators, long words, and text that looks like something else."""

BREAKS = ("tab\tbetween", "line\nbreak", "carriage\r\nreturn", "blank\n\nline", "trailing space  \nbreak")
"""Only prose may hold these."""

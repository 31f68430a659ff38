"""Document trees for the tests of the Word exporter, made by hand."""

from __future__ import annotations

import io
from functools import cache

from policybrief.context import Context
from policybrief.document import blocks as b
from policybrief.document.graphics import Circle, Graphic, Label, Line, Rect
from policybrief.document.inlines import (
    Choice,
    CrossReference,
    Inlines,
    Language,
    LineBreak,
    Link,
    NoteMark,
    Styled,
    Text,
)
from policybrief.model.briefing import Briefing
from policybrief.resolver import MemoryResolver
from policybrief.style import Style
from policybrief.style.loading import load_style

BRIEFING = Briefing(id="small", kind="briefing", title="A small paper", language="en-GB", status="draft")


@cache
def default_style() -> Style:
    return load_style("default")


def context(**options: object) -> Context:
    return Context(style=default_style(), resolver=MemoryResolver({"map.png": png()}), options=options)


def png(width: int = 320, height: int = 120) -> bytes:
    """A small picture."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "#C8553D").save(buffer, "PNG", dpi=(96, 96))
    return buffer.getvalue()


def text(value: str) -> Inlines:
    return (Text(value),)


def paragraph(value: str, **more: object) -> b.Paragraph:
    return b.Paragraph(text=text(value), **more)  # type: ignore[arg-type]


def bullets(*items: str) -> b.List:
    return b.List(items=tuple(b.ListItem(blocks=(paragraph(item),)) for item in items))


def numbered(*labels: str) -> b.List:
    items = tuple(b.ListItem(label=label, blocks=(paragraph(f"item {label}"),)) for label in labels)
    return b.List(ordered=True, items=items)


def document(*blocks: b.Block, **more: object) -> b.Document:
    """A small document around `blocks`."""
    head: dict[str, object] = {
        "id": "small",
        "language": "en-GB",
        "title": "A small paper",
        "page": "Page {page} of {pages}",
    }
    title = b.Title(title=text("A small paper"))
    return b.Document(**{**head, **more}, blocks=(title, *blocks))  # type: ignore[arg-type]


def table(columns: int, rows: int, **more: object) -> b.Table:
    """A table whose cells say where they stand."""

    def row(name: str, role: str = "item") -> b.Row:
        return b.Row(role=role, cells=tuple(b.Cell(text=text(f"{name}·{at}")) for at in range(columns)))  # type: ignore[arg-type]

    return b.Table(
        columns=tuple(b.Column(row_header=at == 0) for at in range(columns)),
        head=(row("head"),),
        rows=tuple(row(f"r{number}") for number in range(rows)),
        **more,  # type: ignore[arg-type]
    )


def nested(depth: int) -> b.List:
    """Lists in lists, `depth` of them, each item naming its depth."""
    inner: tuple[b.Block, ...] = ()
    for level in range(depth, 0, -1):
        inner = (b.List(items=(b.ListItem(blocks=(paragraph(f"depth {level}"), *inner)),)),)
    return inner[0]  # type: ignore[return-value]


NOTES = (
    b.Note(
        id="n1",
        label="1",
        text=text("“Both sides agreed to work together.” Joint statement, sentence 4."),
        short=text("Joint statement, sentence 4."),
    ),
    b.Note(
        id="n2",
        label="2",
        text=text("“Over 700 insurgents were killed.” Press release."),
        short=(Text("Press release, "), Link("https://example.org/press?a=1&b=2", text("example.org")), Text(".")),
    ),
)


def _title() -> b.Title:
    return b.Title(
        id="head",
        organisation=text("Office of Regional Affairs"),
        series=text("Briefing series 2025"),
        paper=text("Policy brief"),
        title=text("United States and Pakistan renew their counterterrorism dialogue"),
        subtitle=text("What the August round decided, and what it leaves open"),
        status=text("Draft for comment"),
        facts=b.Facts(
            role="head",
            items=(
                b.Fact(id="fact-date", label=text("Date"), value=text("15 August 2025")),
                b.Fact(label=text("Reference"), value=text("ORA/2025/114")),
                b.Fact(
                    label=text("To"),
                    value=(Text("Minister for Foreign Affairs"), LineBreak(), Text("Permanent Secretary")),
                ),
                b.Fact(label=text("Decision by"), value=text("1 September 2025")),
            ),
        ),
    )


def _contents() -> b.Contents:
    entries = (
        b.Entry(target="s-summary", level=1, number="1", title=text("In brief")),
        b.Entry(target="s-background", level=1, number="2", title=text("Background")),
        b.Entry(target="s-history", level=2, number="2.1", title=text("A shared history")),
        b.Entry(target="s-options", level=1, number="3", title=text("Options and recommendation")),
        b.Entry(target="s-notes", level=1, number="", title=text("Notes")),
    )
    return b.Contents(title=text("Contents"), entries=entries, auto=False)


def _summary() -> b.Section:
    panel = b.Callout(
        id="c-summary",
        role="summary",
        title=text("Bottom line"),
        blocks=(
            b.Paragraph(
                id="p-bottom",
                role="statement",
                text=(Text("Both governments will share intelligence on three groups."), NoteMark("n1", "1")),
            ),
            bullets("The dialogue resumes after a pause of two years.", "No new funds were announced."),
        ),
    )
    judgement = b.Callout(
        role="judgement",
        blocks=(
            b.Paragraph(
                role="statement",
                text=(
                    Text("Attacks in the border provinces are "),
                    Styled("strong", text("likely")),
                    Text(" to continue through the winter."),
                ),
            ),
            paragraph("Confidence: moderate.", role="muted"),
        ),
    )
    figures = b.Facts(
        role="figures",
        items=(
            b.Fact(id="f1", label=text("insurgents killed since January"), value=text("over 700")),
            b.Fact(label=text("rounds of talks"), value=text("3")),
            b.Fact(label=text("pledged for training"), value=text("US$ 42m")),
        ),
    )
    return b.Section(
        id="s-summary",
        level=1,
        role="summary",
        number="1",
        title=text("In brief"),
        blocks=(
            panel,
            judgement,
            judgement,
            figures,
            paragraph("The figures are those of the ministries.", role="note"),
        ),
    )


def _background() -> b.Section:
    body = b.Paragraph(
        id="p-rich",
        number="2.",
        text=(
            Styled("lead", text("What was agreed.")),
            Text(" The parties "),
            Styled("emphasis", (Text("reaffirmed "), Styled("strong", text("jointly")))),
            Text(" what "),
            CrossReference("t-attacks", "Table 1"),
            Text(" and "),
            CrossReference("fig-trend", "Figure 1"),
            Text(" show, see "),
            CrossReference("s-options", "section 3"),
            Text("; the "),
            Link("https://example.org/statement", text("joint statement")),
            Text(" calls it "),
            Language("fr", (Styled("emphasis", text("un pas décisif")),)),
            Text(".  Code is "),
            Styled("code", text("if a < b && c > d")),
            Text(" and a mark "),
            Styled("marking", text("(TLP:GREEN)")),
            NoteMark("n2", "2"),
            Text(" with the first again"),
            NoteMark("n1", "1"),
            Text("."),
        ),
    )
    attacks = b.Table(
        id="t-attacks",
        caption=text("Table 1. Attacks by province, 2023 to 2025"),
        description="Attacks in three provinces in each of three years, with the sum.",
        columns=(
            b.Column(width=2, row_header=True),
            b.Column(align="end"),
            b.Column(align="end"),
            b.Column(align="centre"),
        ),
        head=(
            b.Row(cells=(b.Cell(), b.Cell(text=text("Attacks")), b.Cell(text=text("Attacks")), b.Cell())),
            b.Row(cells=tuple(b.Cell(text=text(cell)) for cell in ("Province", "2024", "2025", "Trend"))),
        ),
        rows=(
            b.Row(role="subhead", cells=(b.Cell(text=text("Border")), b.Cell(), b.Cell(), b.Cell())),
            *(
                b.Row(id=f"row-{name}", cells=tuple(b.Cell(text=text(cell)) for cell in (name, old, new, trend)))
                for name, old, new, trend in (
                    ("Khyber", "1,203", "1,511", "rising"),
                    ("Balochistan", "782", "900", "rising"),
                )
            ),
            b.Row(role="total", cells=tuple(b.Cell(text=text(cell)) for cell in ("Total", "1,985", "2,411", "—"))),
        ),
        after=(paragraph("Source: ministry of the interior.", role="source"),),
    )
    history = b.Section(
        id="s-history",
        level=2,
        role="section:background",
        number="2.1",
        title=text("A shared history"),
        blocks=(
            paragraph("The first round met in Washington. " * 6),
            b.Quote(
                id="q",
                text=text("We stand together against terrorism in all its forms."),
                speaker=text("Joint statement"),
            ),
            nested(4),
            numbered("1.", "2.", "3."),
            numbered("(c)", "(d)"),
            numbered("A1", "A2.1", "B"),
            b.Facts(
                role="terms",
                items=(
                    b.Fact(label=text("TTP"), value=text("Tehrik-i-Taliban Pakistan, an alliance of armed groups.")),
                    b.Fact(
                        label=text("National Intelligence Fusion Centre"),
                        value=text("The body that joins the reports."),
                    ),
                ),
            ),
        ),
    )
    return b.Section(
        id="s-background",
        level=1,
        role="section:background",
        number="2",
        title=(Text("Background"),),
        blocks=(paragraph("The paper covers two years.", number="1."), body, attacks, _figure(), _picture(), history),
    )


def _figure() -> b.Figure:
    bars = tuple(
        Rect(x=40 + 60 * at, y=120 - height, width=36, height=height, fill=colour, stroke="ink", hatch=hatch)  # type: ignore[arg-type]
        for at, (height, colour, hatch) in enumerate(
            ((40, "series-1", ""), (70, "series-2", "up"), (95, "low", "cross"))
        )
    )
    graphic = Graphic(
        width=300,
        height=150,
        shapes=(
            Rect(x=0, y=0, width=300, height=150, fill="panel"),
            *bars,
            Line(points=((30, 120), (230, 120))),
            Line(points=((50, 80), (120, 50), (180, 25)), stroke="accent", stroke_width=1.5, dash=(4, 2)),
            Circle(x=180, y=25, radius=4, fill="series-2", stroke="ink"),
            Label(x=58, y=134, text="2023", anchor="middle"),
            Label(x=118, y=134, text="2024", anchor="middle", strong=True),
            Label(x=178, y=134, text="2025", anchor="middle", colour="muted"),
            Label(x=295, y=15, text="Attacks & losses", anchor="end", size=11),
            Label(x=5, y=145, text="start", size=7),
        ),
    )
    data = b.Table(
        columns=(b.Column(row_header=True), b.Column(align="end")),
        head=(b.Row(cells=(b.Cell(text=text("Year")), b.Cell(text=text("Attacks")))),),
        rows=(b.Row(cells=(b.Cell(text=text("2023")), b.Cell(text=text("401")))),),
    )
    return b.Figure(
        id="fig-trend",
        caption=text("Figure 1. Attacks by year"),
        alt="A bar for each year; the bars grow from 2023 to 2025.",
        graphic=graphic,
        data=data,
        after=(paragraph("Source: the same.", role="source"),),
    )


def _picture() -> b.Figure:
    return b.Figure(caption=text("Figure 2. The border region"), alt="A map of the border region.", image="map.png")


def _options() -> b.Section:
    decision = b.Callout(
        id="rec-1",
        role="decision",
        title=text("Recommendation 1: agree"),
        blocks=(
            paragraph("That the minister agree to a joint training programme.", role="statement"),
            b.Paragraph(text=(Choice("Agree", True), Text("   "), Choice("Disagree"), Text("   "), Choice("Discuss"))),
            table(3, 2, caption=text("Table 2. Costs"), id="t-costs"),
        ),
    )
    roles: tuple[b.CalloutRole, ...] = ("option", "box", "note", "important", "warning", "problems")
    panels = tuple(
        b.Callout(role=role, title=text(f"A panel: {role}"), blocks=(paragraph(f"What a {role} says."),))
        for role in roles
    )
    return b.Section(
        id="s-options",
        level=1,
        role="options",
        number="3",
        title=text("Options and recommendation"),
        blocks=(
            decision,
            *panels,
            b.Extension(name="stranger", data={"a": 1}, fallback=(paragraph("The fallback of an extension."),)),
        ),
    )


def _notes() -> b.Section:
    items = tuple(b.ListItem(id=note.id, label=note.label, blocks=(b.Paragraph(text=note.text),)) for note in NOTES)
    return b.Section(
        id="s-notes", level=1, role="notes", title=text("Notes"),
        blocks=(b.List(ordered=True, items=items), paragraph("Released under an open licence.", role="notice")),
    )  # fmt: skip


def rich() -> b.Document:
    """A document that holds every kind of block and inline."""
    return b.Document(
        id="rich-2025",
        language="en-GB",
        title="United States and Pakistan renew their counterterrorism dialogue",
        author="Office of Regional Affairs",
        subject="Policy brief",
        keywords=("counterterrorism", "Pakistan"),
        date="2025-08-15",
        banner=b.Banner(label="TLP:AMBER", text="#FFC000"),
        draft="DRAFT",
        running="US and Pakistan dialogue",
        page="Page {page} of {pages}",
        blocks=(_title(), _contents(), _summary(), _background(), _options(), _notes()),
        notes=NOTES,
    )

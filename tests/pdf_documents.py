"""Documents for the tests of the PDF exporter: one that uses every block kind, and long ones."""

from __future__ import annotations

from policybrief.document.blocks import (
    Banner,
    Block,
    Callout,
    Cell,
    Column,
    Contents,
    Document,
    Entry,
    Extension,
    Fact,
    Facts,
    Figure,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
    Title,
    text,
)
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
)

SENTENCES = (
    "The two governments agreed to widen their cooperation against the groups that threaten the region’s stability.",
    "Officials expect the first joint review in the spring, when the new centre will have worked for half a year.",
    "Funding remains the open question: the sums announced so far cover no more than a third of what was promised.",
    "A further round of talks is likely before the end of the year, although neither side has named a date for it.",
)


def prose(count: int, start: int = 0) -> str:
    """Some sentences of running text."""
    return " ".join(SENTENCES[(start + index) % len(SENTENCES)] for index in range(count))


def paragraph(value: str | Inlines, **rest: str) -> Paragraph:
    """A paragraph of a string or of inlines."""
    return Paragraph(text=text(value) if isinstance(value, str) else value, **rest)  # type: ignore[arg-type]


def row(*values: str, role: str = "item", id: str = "") -> Row:  # noqa: A002
    """A row of strings."""
    return Row(id=id, role=role, cells=tuple(Cell(text=text(value)) for value in values))  # type: ignore[arg-type]


def document(*blocks: Block, **rest: object) -> Document:
    """A document of the blocks."""
    head = {"id": "sample", "language": "en-GB", "title": "A sample", "page": "Page {page} of {pages}"} | rest
    return Document(blocks=blocks, **head)  # type: ignore[arg-type]


LIKELIHOOD = Graphic(
    width=420, height=34,
    shapes=(
        *(
            Rect(x=index * 60, y=4, width=58, height=10, fill="accent" if index == 4 else "accent-soft")
            for index in range(7)
        ),
        *(
            Label(x=index * 60 + 29, y=28, text=label, size=7.5, anchor="middle", strong=index == 4,
                  colour="ink" if index == 4 else "muted")
            for index, label in enumerate(
                ("almost none", "very unlikely", "unlikely", "even", "likely", "very likely", "almost sure")
            )
        ),
    ),
)  # fmt: skip

CHART = Graphic(
    width=430, height=150,
    shapes=(
        Line(points=((40, 10), (40, 130), (420, 130)), stroke="muted"),
        Rect(x=60, y=50, width=50, height=80, fill="series-1"),
        Rect(x=130, y=70, width=50, height=60, fill="series-2", hatch="up"),
        Rect(x=200, y=30, width=50, height=100, fill="series-3", hatch="down"),
        Rect(x=270, y=90, width=50, height=40, fill="low", stroke="ink", hatch="cross"),
        Line(points=((60, 40), (400, 20)), stroke="series-4", dash=(4, 2)),
        Circle(x=400, y=20, radius=4, fill="series-4", stroke="ink"),
        Label(x=85, y=144, text="2022", anchor="middle"),
        Label(x=155, y=144, text="2023", anchor="middle"),
        Label(x=225, y=144, text="2024", anchor="middle"),
        Label(x=36, y=130, text="0", anchor="end"),
    ),
)  # fmt: skip

NOTES = (
    Note(id="n1", label="1", text=text("“Officials met.” Sample source, sentence 1."), short=text("Sample source, 1.")),
    Note(id="n2", label="2", text=text("“Funds were promised.” Sample source, sentence 4."), short=text("Source, 4.")),
)

BUDGET = Table(
    id="t1", caption=text("Table 1. What it costs"), description="Costs by year",
    columns=(Column(width=3, row_header=True), Column(align="end"), Column(align="end"), Column(align="end")),
    head=(row("", "Planned", "", "Spent"), row("Line, million euros", "2025", "2026", "2025")),
    rows=(
        row("Training", "1,200", "1,350", "980"), row("Running costs", role="subhead"),
        row("Staff", "400", "420", "398"),
        row("Buildings and equipment of the new centre, with the costs of moving", "90", "35", "120"),
        row("Total", "1,690", "1,805", "1,498", role="total"),
    ),
    after=(paragraph("Source: the ministry’s budget, 2025.", role="source"), paragraph("Rounded.", role="note")),
)  # fmt: skip


def _filled(table: Table) -> Table:
    """The table with its short rows filled up with empty cells."""
    count = len(table.columns)
    rows = tuple(
        Row(id=r.id, role=r.role, cells=(*r.cells, *(Cell() for _ in range(count - len(r.cells))))) for r in table.rows
    )
    return Table(id=table.id, caption=table.caption, description=table.description, columns=table.columns,
                 head=table.head, rows=rows, after=table.after)  # fmt: skip


def every_kind() -> Document:
    """A document with every block kind and every inline kind."""
    title = Title(
        id="title", organisation=text("Ministry of External Affairs"), series=text("Policy brief 12/2025"),
        paper=text("Submission for decision"), status=text("Draft · version 0.3"),
        title=text("Security cooperation after the August dialogue: what was agreed and what comes next"),
        subtitle=text("Options for the second half of 2025 and their costs"),
        facts=Facts(role="head", items=(
            Fact(label=text("To"), value=text("The Minister; the Permanent Secretary")),
            Fact(label=text("From"), value=text("Directorate for Strategy")),
            Fact(label=text("Date"), value=text("15 August 2025")),
            Fact(label=text("Reference"), value=text("MEA/2025/0812")),
            Fact(label=text("Decision by"), value=text("29 August 2025")),
            Fact(label=text("Purpose"), value=text(
                "To obtain the Minister’s decision on the options set out below, before the joint review in the spring."
            )),
        )),
    )  # fmt: skip
    summary = Callout(id="summary", role="summary", title=text("Bottom line"), blocks=(
        paragraph((Styled("lead", text("Cooperation will widen. ")), *text(prose(2)), NoteMark("n1", "1")),
                  role="statement", id="s1"),
        List(items=(
            ListItem(id="k1", blocks=(paragraph(prose(1)),)), ListItem(id="k2", blocks=(paragraph(prose(1, 2)),)),
        )),
    ))  # fmt: skip
    judgements = Section(id="judgements", level=1, role="judgements", title=text("Key judgements"), blocks=(
        Callout(id="j1", role="judgement", blocks=(
            paragraph((*text(prose(1, 3)), NoteMark("n1", "1"), NoteMark("n2", "2")), role="statement"),
            Figure(role="likelihood", alt="Likely: 55 to 80 per cent", graphic=LIKELIHOOD),
            paragraph("Confidence: moderate", role="muted"),
        )),
        Callout(id="j2", role="judgement", blocks=(
            paragraph(prose(2, 1), role="statement"),
            Figure(role="likelihood", alt="Likely: 55 to 80 per cent", graphic=LIKELIHOOD),
        )),
    ))  # fmt: skip
    figures = Section(id="figures", level=1, role="key_figures", title=text("Key figures"), blocks=(
        Facts(role="figures", items=(
            Fact(id="f1", value=text("over 700"), label=text("insurgents reported in the border provinces, June 2025")),
            Fact(id="f2", value=text("€ 1.8 bn"), label=text("planned for 2026")),
            Fact(id="f3", value=text("12–15 %"), label=text("more attacks than in the year before")),
            Fact(id="f4", value=text("dozens"), label=text("of civilians killed in the first half of the year")),
            Fact(id="f5", value=text("29 August"), label=text("the day by which the Minister decides")),
        )),
    ))  # fmt: skip
    background = Section(id="background", level=1, number="1", role="section:background", title=text("Background"),
        blocks=(
            paragraph(prose(5), number="1.1"),
            paragraph((
                *text("The dialogue "), Styled("emphasis", text("did not")), *text(" settle "),
                Styled("strong", text("who pays")), *text("; see "), CrossReference("t1", "Table 1"),
                *text(", the code "), Styled("code", text("MEA-2025")), *text(" and "),
                Link("https://example.org/a?b=1&c=2", text("the published statement")), *text(" ("),
                Language("fr", text("communiqué commun")), *text(")."), LineBreak(),
                *text("A second line after a break. "), Styled("muted", text("Passed over.")), *text(" "),
                Styled("marking", text("(TLP:GREEN)")), NoteMark("n2", "2"),
            ), number="1.2"),
            List(ordered=True, items=(
                ListItem(label="a)", blocks=(paragraph(prose(1)), List(items=(
                    ListItem(blocks=(paragraph("An inner item."),)),
                    ListItem(blocks=(paragraph(prose(1, 1)), List(items=(ListItem(blocks=(paragraph("Deeper."),)),)))),
                )))),
                ListItem(label="b)", blocks=(paragraph(prose(2, 2)),)),
            )),
            Quote(id="q1", text=text(prose(2, 3)), speaker=text("The Foreign Secretary, 12 August 2025")),
            Section(id="sub", level=2, number="1.1", role="section:other", title=text("What changed since the spring"),
                    blocks=(paragraph(prose(4, 1)), _filled(BUDGET))),
        ),
    )  # fmt: skip
    picture = Section(id="outlook", level=1, number="2", role="section:outlook", title=text("Outlook"), blocks=(
        paragraph(prose(3)),
        Figure(id="fig1", alt="A chart of four bars", caption=text("Figure 1. Attacks by year"), graphic=CHART,
               data=Table(columns=(Column(row_header=True), Column(align="end")), head=(row("Year", "Attacks"),),
                          rows=(row("2022", "80"), row("2023", "60"))),
               after=(paragraph("Source: the provincial police.", role="source"),)),
        Figure(id="fig2", alt="A map of the border provinces", image="missing.png", caption=text("Figure 2. A map")),
        Callout(role="box", title=text("Box 1. How the centre works"), blocks=(paragraph(prose(2)),)),
        Callout(role="warning", title=text("Warning"), blocks=(paragraph(prose(1)),)),
        Callout(role="important", blocks=(paragraph(prose(1)),)), Callout(role="note", blocks=(paragraph(prose(1)),)),
        Callout(role="problems", title=text("Still open in this draft"), blocks=(
            List(items=(ListItem(blocks=(paragraph("A figure has no evidence."),)),)),)),
        Extension(name="stranger", data=None, fallback=(paragraph("What a stranger’s block says."),)),
    ))  # fmt: skip
    decisions = Section(id="recommendations", level=1, role="recommendations", title=text("Recommendations"), blocks=(
        Callout(id="r1", role="decision", title=text("1. Agree to the joint review"), blocks=(
            paragraph(prose(1), role="statement"),
            paragraph((Choice("Agree", True), *text("    "), Choice("Disagree"), *text("    "), Choice("Discuss"))),
            Facts(role="head", items=(Fact(label=text("Owner"), value=text("Strategy")),
                                      Fact(label=text("By"), value=text("1 September 2025")))),
        )),
        Callout(id="o1", role="option", title=text("Option A: wait"), blocks=(paragraph(prose(1)),)),
    ))  # fmt: skip
    terms = Section(id="glossary", level=1, role="glossary", title=text("Terms"), blocks=(
        Facts(role="terms", items=(
            Fact(label=text("ISIS-K"), value=text("Islamic State – Khorasan Province")),
            Fact(label=text("NIFTAC"), value=text(prose(2))),
        )),
    ))  # fmt: skip
    notes = Section(id="notes", level=1, role="notes", title=text("Notes"), blocks=(
        List(ordered=True, items=tuple(
            ListItem(id=note.id, label=note.label, blocks=(Paragraph(role="note", text=note.text),)) for note in NOTES
        )),
        paragraph("This paper may not be copied.", role="notice"),
    ))  # fmt: skip
    sections = (judgements, figures, background, picture, decisions, terms, notes)
    contents = Contents(title=text("Contents"), entries=tuple(
        Entry(target=section.id, level=1, number=section.number, title=section.title) for section in sections
    ))  # fmt: skip
    return document(
        title, summary, contents, *sections, title="Security cooperation after the August dialogue",
        author="Directorate for Strategy", subject="Submission", keywords=("security", "dialogue"), date="2025-08-15",
        banner=Banner(label="TLP:AMBER", text="#FFC000"), draft="DRAFT", notes=NOTES,
        running="Ministry of External Affairs · Security cooperation",
    )  # fmt: skip

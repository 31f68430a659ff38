"""Figures: a picture or a drawing in the line of text, its caption below it."""

from __future__ import annotations

from policybrief.document.blocks import Figure
from policybrief.pictures import TALLEST_DRAWING, TALLEST_PICTURE, BrokenPicture
from policybrief.problems import Problem, Severity
from policybrief.resolver import Unresolved
from policybrief_exporters.word import inlines, page
from policybrief_exporters.word.captions import write_caption
from policybrief_exporters.word.charts import can_show, chart_run
from policybrief_exporters.word.drawing import Room, graphic_run, picture_run
from policybrief_exporters.word.record import OBJECT
from policybrief_exporters.word.writing import Place, Writing


def write_figure(writing: Writing, figure: Figure, place: Place) -> None:
    """The picture and its caption; a picture that is missing or broken is a problem, and its description is printed."""
    writing.at(figure.id)
    run = _chart(writing, figure, place) or _graphic(writing, figure, place) or _image(writing, figure, place)
    if run:
        with writing.paragraph("Figure", "<w:keepNext/>" if figure.caption else ""):
            writing.out.append(run)
            writing.pieces.append(OBJECT)
    else:
        with writing.paragraph("FigureMissing", "<w:keepNext/>" if figure.caption else ""):
            inlines.write_text(writing, figure.alt)
    write_caption(writing, figure.caption, figure.id, "<w:keepNext/>" if figure.data or figure.after else "")


def _chart(writing: Writing, figure: Figure, place: Place) -> str:
    if figure.chart is None or not can_show(figure.chart):
        return ""
    return chart_run(writing, figure, figure.chart, _room(writing, place, TALLEST_DRAWING))


def _graphic(writing: Writing, figure: Figure, place: Place) -> str:
    graphic = figure.graphic
    if graphic is None or graphic.width <= 0 or graphic.height <= 0:
        return ""
    return graphic_run(writing, graphic, figure.alt, _room(writing, place, TALLEST_DRAWING))


def _image(writing: Writing, figure: Figure, place: Place) -> str:
    if not figure.image:
        return ""
    try:
        picture = writing.pictures.add(writing.context.resolver.read(figure.image, "image"))
    except (Unresolved, BrokenPicture) as error:
        message = f"the image {figure.image} cannot be shown: {error}"
        hint = "its description is printed instead; give a PNG or JPEG beside the brief"
        writing.problems.append(Problem(severity=Severity.WARNING, rule="image", message=message, hint=hint))
        return ""
    return picture_run(writing, picture, figure.alt, _room(writing, place, TALLEST_PICTURE))


def _room(writing: Writing, place: Place, tallest: float) -> Room:
    """The width of its place, and the share `tallest` of a page's height."""
    return place.width / 20, page.text_height(writing.context.style) * tallest

"""Presentations (python-pptx) and a checklist (python-docx) in the portal's colours, marked as Swedish."""

from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt as DocxPt
from docx.shared import RGBColor as DocxColour
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.slide import Slide
from pptx.util import Inches, Pt

LANGUAGE = "sv-SE"
AUTHOR = "Erfarenhetsbanken (exempel)"
TEAL, PALE, INK = RGBColor(0x0F, 0x4C, 0x5C), RGBColor(0xEC, 0xF2, 0xF2), RGBColor(0x16, 0x26, 0x2B)


def build_presentation(content: dict[str, Any], folder: Path, stamp: datetime) -> Path:
    """Write a presentation: a title slide, then one slide with points and notes for each entry. Returns its path."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    _set_properties(deck.core_properties, content["title"], stamp)
    first = deck.slides.add_slide(deck.slide_layouts[0])
    _paint(first, TEAL)
    _place(first.shapes.title, 1, 2.2, 11.3, 1.8)
    _place(first.placeholders[1], 1, 4.2, 11.3, 1.2)
    _write(first.shapes.title.text_frame, [content["title"]], 44, RGBColor(0xFF, 0xFF, 0xFF))
    _write(first.placeholders[1].text_frame, [content["subtitle"], "Exempel för demonstrationen"], 22, PALE)
    for entry in content["slides"]:
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        _paint(slide, RGBColor(0xFF, 0xFF, 0xFF))
        _place(slide.shapes.title, 0.9, 0.6, 11.5, 1.2)
        _place(slide.placeholders[1], 0.9, 2.0, 11.5, 4.8)
        _write(slide.shapes.title.text_frame, [entry["title"]], 38, TEAL)
        _write(slide.placeholders[1].text_frame, entry["points"], 26, INK)
        slide.notes_slide.notes_text_frame.text = entry["notes"]
    path = folder / content["file"]
    deck.save(str(path))
    return path


def _set_properties(properties: Any, title: str, stamp: datetime) -> None:
    properties.title, properties.author, properties.language = title, AUTHOR, LANGUAGE
    properties.last_modified_by, properties.created, properties.modified = AUTHOR, stamp, stamp


def _paint(slide: Slide, colour: RGBColor) -> None:
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = colour


def _place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = (Inches(value) for value in (left, top, width, height))


def _write(frame: Any, lines: list[str], size: int, colour: RGBColor) -> None:
    frame.text = lines[0]
    for line in lines[1:]:
        frame.add_paragraph().text = line
    for paragraph in frame.paragraphs:
        paragraph.space_after = Pt(size * 0.4)
        for run in paragraph.runs:
            run.font.size, run.font.color.rgb = Pt(size), colour
            run._r.get_or_add_rPr().set("lang", LANGUAGE)


def build_document(content: dict[str, Any], folder: Path, stamp: datetime) -> Path:
    """Write the checklist as a Word document with real headings and lists. Returns its path."""
    document = Document()
    _set_properties(document.core_properties, content["title"], stamp)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", DocxPt(11)
    for style in document.styles.element.iter(qn("w:lang")):
        style.set(qn("w:val"), LANGUAGE)
    document.add_heading(content["title"], level=1)
    document.add_paragraph(content["intro"])
    for section in content["sections"]:
        document.add_heading(section["heading"], level=2)
        for item in section["items"]:
            document.add_paragraph(f"☐ {item}").paragraph_format.space_after = DocxPt(4)
    document.add_paragraph(content["note"]).runs[0].italic = True
    for paragraph in document.paragraphs:
        if paragraph.style.name.startswith("Heading"):
            for run in paragraph.runs:
                run.font.name, run.font.color.rgb = "Arial", DocxColour(0x0F, 0x4C, 0x5C)
    path = folder / content["file"]
    document.save(str(path))
    return path

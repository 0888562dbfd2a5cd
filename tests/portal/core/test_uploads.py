"""What is let in, what is refused in plain Swedish, and what is taken out of a file."""

from io import BytesIO

import pytest
from PIL import Image as PillowImage
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from portal.core.forms import without_metadata
from portal.core.models import PortalDocument, PortalImage
from portal.core.uploads import content_matches_extension
from tests.factories.files import jpeg_with_place, tiny_image, tiny_pdf, tiny_pptx, uploaded


def document_errors(user, name: str, content: bytes) -> list[str]:
    """Return what the document form says of an upload; an empty list when it takes it."""
    form = get_document_form(PortalDocument)(
        {"title": "Underlag", "collection": Collection.get_first_root_node().pk, "tags": ""},
        {"file": uploaded(name, content)},
        user=user,
        instance=PortalDocument(),
    )
    return [] if form.is_valid() else [str(error) for errors in form.errors.values() for error in errors]


def image_form(user, name: str, content: bytes):
    """Return the bound image form for an upload."""
    return get_image_form(PortalImage)(
        {"title": "Bild", "description": "En park", "collection": Collection.get_first_root_node().pk, "tags": ""},
        {"file": uploaded(name, content)},
        user=user,
        instance=PortalImage(),
    )


@pytest.mark.parametrize(
    ("name", "content", "matches"),
    [
        ("rapport.pdf", tiny_pdf(), True),
        ("rapport.PDF", tiny_pdf(), True),
        ("sida.pdf", b"<!DOCTYPE html><script>alert(1)</script>", False),
        ("bildspel.pptx", tiny_pptx(), True),
        ("text.docx", tiny_pptx(), False),
        ("text.docx", b"PK\x03\x04 trasig", False),
        ("siffror.csv", "kommun;antal\nSkövde;3\n".encode(), True),
        ("siffror.csv", b"  <HTML><body>", False),
        ("brus.txt", b"a\x00b", False),
        ("okand.exe", b"MZ", False),
        ("tom.pdf", b"", False),
    ],
)
def test_content_matches_extension(name, content, matches):
    upload = uploaded(name, content)
    assert content_matches_extension(upload) is matches
    assert upload.tell() == 0


def test_document_real_pdf_is_taken(editor):
    assert document_errors(editor, "rapport.pdf", tiny_pdf()) == []


def test_document_html_named_pdf_is_refused_in_swedish(editor):
    assert document_errors(editor, "rapport.pdf", b"<html><script>alert(1)</script></html>") == [
        "Filens innehåll stämmer inte med filändelsen. Spara om filen från programmet den är gjord i."
    ]


def test_document_of_a_kind_not_allowed_is_told_what_is(editor):
    errors = document_errors(editor, "program.exe", b"MZ")
    assert errors == [
        "Den här sortens fil går inte att ladda upp. "
        "Tillåtna filändelser: pdf, docx, pptx, xlsx, odt, odp, ods, txt, csv."
    ]


def test_document_too_large_is_refused(editor, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1000
    errors = document_errors(editor, "rapport.pdf", tiny_pdf() + b"%" * 2000)
    assert len(errors) == 1
    assert "för stor" in errors[0]


def test_image_svg_is_refused(editor):
    form = image_form(editor, "logotyp.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
    assert not form.is_valid()
    assert list(form.errors) == ["file"]


def test_image_svg_named_png_is_refused(editor):
    form = image_form(editor, "logotyp.png", b'<svg xmlns="http://www.w3.org/2000/svg"></svg>')
    assert list(form.errors) == ["file"]


def test_image_with_too_many_pixels_is_refused(editor, settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 10_000
    form = image_form(editor, "bomb.png", tiny_image(size=(200, 200)))
    assert list(form.errors) == ["file"]


def test_image_bomb_of_default_size_is_refused_without_decoding_it(editor):
    form = image_form(editor, "bomb.png", tiny_image(size=(6000, 6000)))
    assert list(form.errors) == ["file"]


def test_image_without_alternative_text_is_refused(editor):
    form = image_form(editor, "park.png", tiny_image())
    form.data = form.data | {"description": ""}
    assert list(form.errors) == ["description"]


def test_image_loses_place_and_camera(editor):
    form = image_form(editor, "park.jpg", jpeg_with_place())
    assert form.is_valid(), form.errors
    image = form.save()
    with image.file.open() as file:
        content = file.read()
    assert b"Kameratillverkaren" not in content
    assert dict(PillowImage.open(BytesIO(content)).getexif()) == {}


def test_image_is_turned_as_the_camera_said():
    exif = PillowImage.Exif()
    exif[0x0112] = 6  # a quarter turn
    clean = without_metadata(uploaded("park.jpg", tiny_image("JPEG", (64, 40), exif=exif)))
    with PillowImage.open(clean) as picture:
        assert picture.size == (40, 64)


@pytest.mark.parametrize("image_format", ["PNG", "JPEG", "WEBP"])
def test_image_keeps_format_and_size(image_format):
    clean = without_metadata(uploaded(f"park.{image_format.lower()}", tiny_image(image_format)))
    with PillowImage.open(clean) as picture:
        assert (picture.format, picture.size) == (image_format, (64, 40))


def test_image_file_has_a_name_nobody_can_guess(site):
    from tests.factories import PortalImageFactory

    first, second = PortalImageFactory(), PortalImageFactory()
    folders = {image.file.name.split("/")[1] for image in (first, second)}
    assert len(folders) == 2
    assert all(len(folder) >= 16 for folder in folders)
    rendition = first.get_rendition("width-20")
    assert rendition.file.name.split("/")[1] == first.file.name.split("/")[1]

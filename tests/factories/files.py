"""Small real files, made in memory: what people upload, and what they should not."""

import zipfile
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as PillowImage

_PDF_OBJECTS = (
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R "
    b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
)


def tiny_pdf(text: str = "Exempel") -> bytes:
    """Return a valid one-page PDF that says `text` (Latin-1, no brackets)."""
    stream = b"BT /F1 12 Tf 20 100 Td (" + text.encode("latin-1") + b") Tj ET"
    objects = [*_PDF_OBJECTS, b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)]
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(body)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(offsets) + 1, start)
    return body + b"xref\n0 %d\n" % (len(offsets) + 1) + table + trailer


def tiny_pptx() -> bytes:
    """Return a zip package that holds what makes a presentation recognisable as one."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("ppt/presentation.xml", "<presentation/>")
    return target.getvalue()


def tiny_image(image_format: str = "PNG", size: tuple[int, int] = (64, 40), **save_options) -> bytes:
    """Return an image in one calm colour, encoded as `image_format` (`PNG`, `JPEG`, `WEBP`)."""
    target = BytesIO()
    PillowImage.new("RGB", size, (38, 88, 120)).save(target, format=image_format, **save_options)
    return target.getvalue()


def jpeg_with_place() -> bytes:
    """Return a JPEG whose EXIF tells a position (GPS) and the camera's maker."""
    exif = PillowImage.Exif()
    exif[0x010F] = "Kameratillverkaren"
    exif.get_ifd(0x8825).update({1: "N", 2: (58.0, 23.0, 30.0), 3: "E", 4: (13.0, 50.0, 45.0)})
    return tiny_image("JPEG", exif=exif)


def uploaded(name: str, content: bytes, content_type: str = "application/octet-stream") -> SimpleUploadedFile:
    """Return `content` as a browser would send it under `name`."""
    return SimpleUploadedFile(name, content, content_type)

"""The stream that running text is written in, on cases, methods, meetings and standard pages alike."""

from wagtail import blocks

from .links import LinkListBlock
from .media import DocumentBlock, ImageWithCaptionBlock
from .text import FactBoxBlock, HeadingBlock, ParagraphBlock, QuoteBlock


class BodyStreamBlock(blocks.StreamBlock):
    """Text, headings, quotations, fact boxes, images, files and links, in the order the author likes."""

    paragraph = ParagraphBlock()
    heading = HeadingBlock()
    quote = QuoteBlock()
    fact_box = FactBoxBlock()
    image = ImageWithCaptionBlock()
    document = DocumentBlock()
    links = LinkListBlock()

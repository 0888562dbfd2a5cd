"""StreamField blocks, one family per file."""

from .links import LinkBlock, LinkListBlock
from .media import DocumentBlock, ImageWithCaptionBlock
from .streams import BodyStreamBlock
from .text import FactBoxBlock, HeadingBlock, ParagraphBlock, QuoteBlock

__all__ = [
    "BodyStreamBlock",
    "DocumentBlock",
    "FactBoxBlock",
    "HeadingBlock",
    "ImageWithCaptionBlock",
    "LinkBlock",
    "LinkListBlock",
    "ParagraphBlock",
    "QuoteBlock",
]

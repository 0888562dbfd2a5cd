"""Blocks of running text: what they refuse."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.rich_text import RichText

from portal.core.blocks import ParagraphBlock


@pytest.mark.parametrize("html", ["<p></p>", '<p data-block-key="a1b2c"> </p>', "<ul><li></li></ul>"])
def test_paragraph_without_words_is_refused_in_swedish(html):
    with pytest.raises(ValidationError, match="Skriv något här"):
        ParagraphBlock().clean(RichText(html))


def test_paragraph_without_words_may_stand_in_a_draft():
    block = ParagraphBlock()
    block.defer_required_validation()
    assert block.clean(RichText("<p></p>")).source == "<p></p>"


def test_paragraph_with_words_is_kept():
    assert ParagraphBlock().clean(RichText("<p>Vi öppnade.</p>")).source == "<p>Vi öppnade.</p>"

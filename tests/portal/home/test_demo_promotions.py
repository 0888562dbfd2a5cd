"""Pages that the demonstration promotes."""

import pytest

from portal.home.demo.content import ContentError
from portal.home.demo.loader import DemoLoader
from search.models import PromotedHit

from .small_demo import write_content

PROMOTED = """
[[promoted]]
method = "fritidsbanken"
queries = ["låna skridskor", "skidor"]
reason = "Börja här."

[[promoted]]
case = "skovde--fritidsbank-i-entren"
queries = ["entré"]
"""


@pytest.fixture
def content(tmp_path, site):
    """The small demonstration with two promoted pages."""
    root = write_content(tmp_path)
    (root / "promoted.toml").write_text(PROMOTED, encoding="utf-8")
    return root


def test_promoted_pages_are_loaded_in_order_and_once(content):
    DemoLoader(content).load(accounts=False)
    first, second = PromotedHit.objects.all()
    assert (first.page.slug, first.lines, first.reason) == ("fritidsbanken", ("låna skridskor", "skidor"), "Börja här.")
    assert second.page.slug == "fritidsbank-i-entren"
    assert DemoLoader(content).load(accounts=False) == 0
    assert PromotedHit.objects.count() == 2


def test_what_editors_changed_stays_until_the_file_changes(content):
    DemoLoader(content).load(accounts=False)
    PromotedHit.objects.filter(reason="Börja här.").update(reason="Redaktionens ord.")
    DemoLoader(content).load(accounts=False)
    assert PromotedHit.objects.filter(reason="Redaktionens ord.").exists()
    path = content / "promoted.toml"
    path.write_text(PROMOTED.replace("Börja här.", "Börja om."), encoding="utf-8")
    DemoLoader(content).load(accounts=False)
    assert [hit.reason for hit in PromotedHit.objects.all()] == ["Börja om.", ""]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('case = "skovde--fritidsbank-i-entren"', ""), "one page is needed"),
        (('"entré"', '"?"'), "innehåller inget ord"),
        (('method = "fritidsbanken"', 'method = "finns-inte"'), "finns-inte"),
    ],
)
def test_mistakes_name_the_file(content, change, words):
    (content / "promoted.toml").write_text(PROMOTED.replace(*change), encoding="utf-8")
    with pytest.raises(ContentError, match=rf"^promoted\.toml.*{words}"):
        DemoLoader(content).load(accounts=False)
